import "server-only";
import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import { decideContent } from "@/domain/evidence/content";
import { inspectionBounds } from "@/domain/evidence/inspection";
import { type ArchiveFault, archiveFault, type EvidenceRefusal } from "@/domain/evidence/refusal";
import { ok, type Result, refuse } from "@/lib/result";
import { dicomBounds } from "../../systems/dicom/bounds";
import { sniffBytes } from "../sniff";
import { readFrom } from "./marks";

/** What an archive holds, in archives within it too: how many files, how many of them DICOM, and how the first of these begin. */
export type ZipLook = Readonly<{ entries: number; found: number; dicom: readonly Buffer[] }>;

const bounds = inspectionBounds.archive;
/** The beginning of an entry that tells what it is. */
const headBytes = 4096;
/** The most files of DICOM whose headers are read; more are only counted. */
const mostRead = 8;

type Looked = { entries: number; dicom: Buffer[]; found: number; unpacked: number };

class Faulty extends Error {
  constructor(readonly fault: ArchiveFault) {
    super(fault);
  }
}

/**
 * Looks through a ZIP file on the disk, and through ZIP files within it, without unpacking more than it must: the beginning of each
 * entry, and archives within bounds. What cannot be looked through is refused, since it may hold what must be in quarantine.
 */
export const lookThroughZip = (path: string) => look(() => openPromise(path, options));

/** The same of one that is in memory. */
export const lookThroughZipBytes = (bytes: Buffer) => look(() => fromBufferPromise(bytes, options));

/** The same of one that begins within another file. */
export const lookThroughZipAt = (path: string, at: number, size: number) =>
  look(async () => {
    if (size - at > bounds.nestedBytes) throw new Faulty("too-big");
    return fromBufferPromise(await readFrom(path, at, size - at), options);
  });

async function look(open: () => Promise<ZipFile>): Promise<Result<ZipLook, EvidenceRefusal>> {
  const looked: Looked = { entries: 0, dicom: [], found: 0, unpacked: 0 };
  try {
    await lookThrough(open, looked, 1);
    return ok(looked);
  } catch (fault) {
    // Whatever else the reader throws, it could not make sense of the bytes.
    return refuse(archiveFault(fault instanceof Faulty ? fault.fault : "broken"));
  }
}

/** Names stay bytes: nothing is ever written under them, and none is kept. */
const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;

async function lookThrough(open: () => Promise<ZipFile>, looked: Looked, depth: number): Promise<void> {
  if (depth > bounds.depth) throw new Faulty("too-deep");
  const zip = await open();
  try {
    const places: Place[] = [];
    for await (const entry of zip.eachEntry()) {
      looked.entries += 1;
      if (looked.entries > bounds.entries) throw new Faulty("too-many");
      if (entry.isEncrypted()) throw new Faulty("encrypted");
      if (!entry.canDecodeFileData()) throw new Faulty("broken");
      places.push(await placeOf(zip, entry));
      await lookAt(zip, entry, looked, depth);
    }
    if (leavesOut(places)) throw new Faulty("hidden");
  } finally {
    zip.close();
  }
}

async function lookAt(zip: ZipFile, entry: Entry, looked: Looked, depth: number): Promise<void> {
  const head = await readSome(zip, entry, headBytes);
  if (head.length === 0) return;
  const detected = await sniffBytes(head);
  const content = decideContent(head, detected);
  if (!content.ok) throw new Faulty("other");
  const { kind } = content.value.inspection;
  if (kind === "dicom") {
    looked.found += 1;
    if (looked.dicom.length < mostRead) looked.dicom.push(await readSome(zip, entry, dicomBounds.bytes));
  }
  if (kind !== "zip" && kind !== "office") return;
  const inner = await readWhole(zip, entry, looked);
  await lookThrough(() => fromBufferPromise(inner, options), looked, depth + 1);
}

/** An archive within the archive, within the bounds of what is unpacked in all and of how much it grows. */
async function readWhole(zip: ZipFile, entry: Entry, looked: Looked): Promise<Buffer> {
  const left = bounds.nestedBytes - looked.unpacked;
  const most = Math.min(left, Math.max(1024 * 1024, entry.compressedSize * bounds.ratio));
  const whole = await readSome(zip, entry, most + 1);
  if (whole.length > most) throw new Faulty("too-big");
  looked.unpacked += whole.length;
  return whole;
}

/** At most so many bytes of an entry; what is not asked for is never unpacked. */
async function readSome(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of stream) {
      if (!Buffer.isBuffer(part)) continue;
      parts.push(part);
      size += part.length;
      if (size >= most) break;
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(parts).subarray(0, most);
}

type Place = Readonly<{ from: number; to: number }>;

/** Where an entry stands in the file, its own header counted. */
async function placeOf(zip: ZipFile, entry: Entry): Promise<Place> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  return { from: entry.relativeOffsetOfLocalHeader, to: fileDataStart + entry.compressedSize };
}

/** The sizes that may follow an entry (APPNOTE 4.3.9), with what signers and aligners put between entries. */
const between = 4096;

/** Whether something stands before, between or across the entries that the directory does not list. */
function leavesOut(places: readonly Place[]): boolean {
  const sorted = [...places].sort((one, other) => one.from - other.from);
  let end = 0;
  for (const { from, to } of sorted) {
    if (from < end || from - end > (end === 0 ? 0 : between)) return true;
    end = to;
  }
  return false;
}
