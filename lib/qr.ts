import { create } from "qrcode";

/** A QR code as one path over a square of `size` modules, the quiet zone of four modules included. */
export type QrPath = Readonly<{ size: number; path: string }>;

const quiet = 4;

/** The QR code of a text, level M: a seventh of it may be dirty or scratched. Drawn as a path, so that it needs no style and no image. */
export function qrPath(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) runs.push(...runsOf(modules, row));
  return { size: modules.size + 2 * quiet, path: runs.join("") };
}

/** The dark runs of one row, each as a rectangle one module high. */
function runsOf(
  modules: Readonly<{ size: number; get: (row: number, column: number) => number }>,
  row: number,
) {
  const runs: string[] = [];
  let from = -1;
  for (let column = 0; column <= modules.size; column += 1) {
    const dark = column < modules.size && modules.get(row, column) === 1;
    if (dark && from < 0) from = column;
    if (!dark && from >= 0) {
      runs.push(`M${from + quiet} ${row + quiet}h${column - from}v1h-${column - from}z`);
      from = -1;
    }
  }
  return runs;
}
