import { instantAt, type WallClock } from "@/lib/time-zones";

/** When a photo was taken, and whether its camera wrote its zone or its clock was read as the site's. */
export type Capture = Readonly<{ at: Date; zone: "written" | "unknown" }>;

/**
 * When a photo was taken, as its camera wrote it (Exif 3.0: DateTimeOriginal, and OffsetTimeOriginal where the camera knew its
 * zone; else the clock is read as the site's). Null where nothing is written, or nothing that can be true.
 */
export function captureOf(head: Uint8Array, zone: string, receivedAt: Date): Capture | null {
  const written = readExif(head);
  const clock = written && readClock(written.time);
  if (!clock) return null;
  const found = /^([+-])(\d\d):(\d\d)/.exec(written.offset ?? "");
  const at = found ? instantIn(clock, found) : instantAt(clock, zone);
  if (at.getTime() > receivedAt.getTime() || clock.year < 1990) return null;
  return { at, zone: found ? "written" : "unknown" };
}

function instantIn(clock: WallClock, found: RegExpExecArray): Date {
  const minutes = (Number(found[2]) * 60 + Number(found[3])) * (found[1] === "-" ? -1 : 1);
  return new Date(utc(clock) - minutes * 60_000);
}

const utc = ({ year, month, day, hour, minute, second }: WallClock) =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** "2026:11:23 11:28:05" as a clock, or null when there is no such time. */
function readClock(text: string): WallClock | null {
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  const clock = { year, month, day, hour, minute, second };
  const stamp = `${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6]}`;
  const real = !Number.isNaN(utc(clock)) && new Date(utc(clock)).toISOString().startsWith(stamp);
  return real ? clock : null;
}

type Written = Readonly<{ time: string; offset: string | null }>;

const tags = { exif: 0x8769, time: 0x9003, offset: 0x9011 } as const;

function readExif(head: Uint8Array): Written | null {
  const tiff = exifBlock(head);
  const order = tiff && String.fromCharCode(tiff.getUint8(0), tiff.getUint8(1));
  if (!tiff || (order !== "II" && order !== "MM")) return null;
  const little = order === "II";
  const first = readDirectory(tiff, uint32(tiff, 4, little), little);
  const exif = readDirectory(tiff, first.get(tags.exif)?.value ?? null, little);
  const time = textOf(tiff, exif.get(tags.time));
  return time === null ? null : { time, offset: textOf(tiff, exif.get(tags.offset)) };
}

/** The TIFF structure within the APP1 segment of a JPEG, or null when there is none (Exif 3.0, section 4.5.4). */
function exifBlock(head: Uint8Array): DataView | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 10 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    // Every segment before the picture itself has a marker of this range and a length.
    if (marker < 0xffc0 || marker === 0xffda) return null;
    const from = at + 10;
    const length = Math.min(view.getUint16(at + 2) - 8, view.byteLength - from);
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966 && length >= 8) {
      return new DataView(head.buffer, head.byteOffset + from, length);
    }
  }
  return null;
}

type Entry = Readonly<{ count: number; value: number; at: number }>;

/** The entries of a directory by their tags; what lies outside the block is left out. */
function readDirectory(tiff: DataView, at: number | null, little: boolean): ReadonlyMap<number, Entry> {
  const entries = new Map<number, Entry>();
  if (at === null || at + 2 > tiff.byteLength) return entries;
  const count = Math.min(tiff.getUint16(at, little), 512);
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * 12;
    if (entry + 12 > tiff.byteLength) break;
    entries.set(tiff.getUint16(entry, little), {
      count: tiff.getUint32(entry + 4, little),
      value: tiff.getUint32(entry + 8, little),
      at: entry + 8,
    });
  }
  return entries;
}

/** The text of an entry: in place when it fits into four bytes, else where the entry points to. */
function textOf(tiff: DataView, entry: Entry | undefined): string | null {
  if (!entry || entry.count > 64) return null;
  const from = entry.count <= 4 ? entry.at : entry.value;
  if (from + entry.count > tiff.byteLength) return null;
  const letters = Array.from({ length: entry.count }, (_, index) => tiff.getUint8(from + index));
  return String.fromCharCode(...letters.filter((letter) => letter !== 0));
}

function uint32(view: DataView, at: number, little: boolean): number | null {
  return at + 4 <= view.byteLength ? view.getUint32(at, little) : null;
}
