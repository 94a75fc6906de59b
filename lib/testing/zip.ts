import { deflateRawSync } from "node:zlib";
import { zipStored } from "../zip";

/** An archive whose files are deflated; `says` is what its directory claims of their sizes. */
export function zipDeflated(
  files: ReadonlyMap<string, Uint8Array>,
  says?: (size: number) => number,
): Uint8Array<ArrayBuffer> {
  const packed = new Map(
    [...files].map(([name, content]) => [name, new Uint8Array(deflateRawSync(content))]),
  );
  const archive = new Uint8Array(zipStored(packed));
  for (const { method, size } of headersIn(archive)) {
    const data = new DataView(archive.buffer);
    data.setUint16(method, 8, true);
    if (says) data.setUint32(size, says(data.getUint32(size, true)), true);
  }
  return archive;
}

/** Where the headers of an archive stand, and in them the method and the size of what comes out. */
function headersIn(archive: Uint8Array<ArrayBuffer>) {
  const data = new DataView(archive.buffer);
  const places = Array.from({ length: archive.length - 4 }, (_, at) => at);
  return places.flatMap((at) => {
    const mark = data.getUint32(at, true);
    if (mark === 0x02014b50) return [{ method: at + 10, size: at + 24 }];
    return mark === 0x04034b50 ? [{ method: at + 8, size: at + 22 }] : [];
  });
}
