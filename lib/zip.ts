import { inflateRawSync } from "node:zlib";
import { ok, type Result, refuse } from "./result";

/** How much of an archive is taken; both are counted on what really comes out, whatever the archive says of itself. */
export type ZipBounds = Readonly<{ entries: number; unzipped: number }>;

export type ZipFault = "broken" | "encrypted" | "too-many-entries" | "too-big";

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const sizes = { end: 22, entry: 46, local: 30, longestComment: 0xffff } as const;

class Faulty extends Error {
  constructor(readonly fault: ZipFault) {
    super(fault);
  }
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The wanted files of a ZIP archive by name, inflated within bounds; a bomb is stopped at the bound. */
export function unzip(
  bytes: Uint8Array,
  bounds: ZipBounds,
  wanted: (name: string) => boolean,
): Result<ReadonlyMap<string, Uint8Array>, ZipFault> {
  try {
    return ok(inflated(bytes, bounds, wanted));
  } catch (error) {
    if (error instanceof Faulty) return refuse(error.fault);
    // Whatever else is wrong with it shows as a place outside the bytes or as data that cannot be inflated.
    if (error instanceof RangeError || isZlibError(error)) return refuse("broken");
    throw error;
  }
}

function inflated(bytes: Uint8Array, bounds: ZipBounds, wanted: (name: string) => boolean) {
  const files = new Map<string, Uint8Array>();
  let left = bounds.unzipped;
  for (const entry of directory(bytes, bounds.entries)) {
    if (!wanted(entry.name)) continue;
    const content = contentOf(bytes, entry, left);
    left -= content.length;
    files.set(entry.name, content);
  }
  return files;
}

type Entry = Readonly<{ name: string; method: number; compressed: number; at: number }>;

/** The entries the archive's directory lists. */
function* directory(bytes: Uint8Array, most: number): Generator<Entry> {
  const data = view(bytes);
  const end = endOf(data);
  const count = data.getUint16(end + 10, true);
  if (count > most) throw new Faulty("too-many-entries");
  let at = data.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (data.getUint32(at, true) !== entryMark) throw new Faulty("broken");
    if (data.getUint16(at + 8, true) & 1) throw new Faulty("encrypted");
    const nameLength = data.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + sizes.entry, at + sizes.entry + nameLength));
    yield {
      name,
      method: data.getUint16(at + 10, true),
      compressed: data.getUint32(at + 20, true),
      at: data.getUint32(at + 42, true),
    };
    at += sizes.entry + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
  }
}

function endOf(data: DataView): number {
  const first = Math.max(0, data.byteLength - sizes.end - sizes.longestComment);
  for (let at = data.byteLength - sizes.end; at >= first; at -= 1) {
    if (data.getUint32(at, true) === endMark) return at;
  }
  throw new Faulty("broken");
}

function contentOf(bytes: Uint8Array, { method, compressed, at }: Entry, left: number): Uint8Array {
  const data = view(bytes);
  if (data.getUint32(at, true) !== localMark) throw new Faulty("broken");
  const start = at + sizes.local + data.getUint16(at + 26, true) + data.getUint16(at + 28, true);
  if (start + compressed > bytes.length) throw new Faulty("broken");
  const packed = bytes.subarray(start, start + compressed);
  if (method !== 0 && method !== 8) throw new Faulty("broken");
  if (method === 0 && packed.length > left) throw new Faulty("too-big");
  return method === 0 ? packed : inflate(packed, left);
}

function inflate(packed: Uint8Array, left: number): Uint8Array {
  try {
    // The bound is never 0: zlib takes that for an error of the caller.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left), chunkSize: 256 * 1024 });
  } catch (error) {
    if (isZlibError(error) && error.code === "ERR_BUFFER_TOO_LARGE") throw new Faulty("too-big");
    throw error;
  }
}

const isZlibError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && "code" in error && /^(Z_|ERR_BUFFER)/.test(String(error.code));

/** An archive of files as they are, not compressed; its checksums are left 0, which readers of our own never ask. */
export function zipStored(files: ReadonlyMap<string, Uint8Array>): ArrayBuffer {
  const parts: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const nameBytes = new TextEncoder().encode(name);
    const fields = { nameLength: nameBytes.length, size: content.length };
    entries.push(header(sizes.entry, entryMark, 20, fields, at), nameBytes);
    parts.push(header(sizes.local, localMark, 18, fields), nameBytes, content);
    at += sizes.local + nameBytes.length + content.length;
  }
  const end = new Uint8Array(sizes.end);
  const data = view(end);
  data.setUint32(0, endMark, true);
  data.setUint16(8, files.size, true);
  data.setUint16(10, files.size, true);
  data.setUint32(
    12,
    entries.reduce((sum, part) => sum + part.length, 0),
    true,
  );
  data.setUint32(16, at, true);
  return joined([...parts, ...entries, end]);
}

function joined(parts: readonly Uint8Array[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}

function header(
  length: number,
  mark: number,
  sizeAt: number,
  { nameLength, size }: Readonly<{ nameLength: number; size: number }>,
  place?: number,
): Uint8Array {
  const bytes = new Uint8Array(length);
  const data = view(bytes);
  data.setUint32(0, mark, true);
  data.setUint32(sizeAt, size, true);
  data.setUint32(sizeAt + 4, size, true);
  data.setUint16(sizeAt + 8, nameLength, true);
  if (place !== undefined) data.setUint32(42, place, true);
  return bytes;
}
