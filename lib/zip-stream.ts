import { pipeline, Readable } from "node:stream";
import { createDeflateRaw } from "node:zlib";

/** A file of an archive: its name, and its bytes as they come. */
export type ZipFile = Readonly<{ name: string; content: AsyncIterable<Uint8Array> }>;

const marks = { local: 0x04034b50, after: 0x08074b50, entry: 0x02014b50, end: 0x06054b50 } as const;
/** Version 2.0; sizes follow the bytes, the name is UTF-8; deflated; 1 January 1980, so that the same content is the same bytes. */
const version = 20;
const flags = 0x0808;
const method = 8;
const day = 0x21;
/** What the four bytes of a size or a place can say; a reader would take more for something else. */
const most = 0xffff_ffff;

type Written = Readonly<{ name: Uint8Array; crc: number; packed: number; size: number; at: number }>;

/** A ZIP archive, written while its files are read: none of them is held whole. Compressed outside the thread that serves. */
export async function* zipped(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for await (const file of files) {
    const name = new TextEncoder().encode(file.name);
    const head = fields(30, [
      [4, marks.local],
      [2, version],
      [2, flags],
      [2, method],
      [2, 0],
      [2, day],
      [12, 0],
      [2, name.length],
    ]);
    yield head;
    yield name;
    const sums = { crc: most, size: 0 };
    let packed = 0;
    const deflate = createDeflateRaw();
    // Whatever goes wrong before it destroys it, and is thrown by it.
    pipeline(Readable.from(summed(file.content, sums)), deflate, () => undefined);
    for await (const piece of deflate) {
      packed += piece.length;
      yield piece;
    }
    const crc = (sums.crc ^ most) >>> 0;
    yield fields(16, [
      [4, marks.after],
      [4, crc],
      [4, packed],
      [4, sums.size],
    ]);
    written.push({ name, crc, packed, size: sums.size, at });
    at += head.length + name.length + packed + 16;
    if (at > most || sums.size > most) throw new RangeError("The archive is larger than 4 GB.");
  }
  yield* directory(written, at);
}

function* directory(written: readonly Written[], at: number): Generator<Uint8Array> {
  let size = 0;
  for (const { name, crc, packed, size: whole, at: place } of written) {
    const head = fields(46, [
      [4, marks.entry],
      [2, version],
      [2, version],
      [2, flags],
      [2, method],
      [2, 0],
      [2, day],
      [4, crc],
      [4, packed],
      [4, whole],
      [2, name.length],
      [12, 0],
      [4, place],
    ]);
    size += head.length + name.length;
    yield head;
    yield name;
  }
  const count = written.length;
  yield fields(22, [
    [4, marks.end],
    [4, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, at],
    [2, 0],
  ]);
}

/** Numbers one after the other, each in so many bytes, the lowest first; what is longer than four is 0. */
function fields(length: number, parts: readonly (readonly [number, number])[]): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of parts) {
    if (width === 2) view.setUint16(at, value, true);
    if (width === 4) view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

async function* summed(content: AsyncIterable<Uint8Array>, sums: { crc: number; size: number }) {
  for await (const piece of content) {
    sums.size += piece.length;
    sums.crc = crcOf(piece, sums.crc);
    yield piece;
  }
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 carried on over further bytes. */
function crcOf(bytes: Uint8Array, from: number): number {
  let crc = from;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return crc >>> 0;
}
