import "server-only";
import type { Doc } from "../../pdf/paper";

type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

const line = 0.6;

/** Solid black: exposed. */
export function solid(doc: Doc, { x, y, width, height }: Box): void {
  doc.rect(x, y, width, height).fill("#000");
}

/** White with a double edge: exposed at an accepted risk. */
export function doubled(doc: Doc, { x, y, width, height }: Box): void {
  doc.lineWidth(line).rect(x, y, width, height).fillAndStroke("#fff", "#000");
  if (width > 6 && height > 6) doc.rect(x + 2, y + 2, width - 4, height - 4).stroke("#000");
}

/** Hatched: unknown. */
export function hatched(doc: Doc, box: Box): void {
  const { x, y, width, height } = box;
  doc.save();
  doc.rect(x, y, width, height).fill("#fff").rect(x, y, width, height).clip();
  doc.lineWidth(0.8);
  for (let from = x - height; from < x + width; from += 3.5) {
    doc
      .moveTo(from, y + height)
      .lineTo(from + height, y)
      .stroke("#000");
  }
  doc.restore();
  doc.lineWidth(line).rect(x, y, width, height).stroke("#000");
}
