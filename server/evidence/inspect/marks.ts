import "server-only";
import { type FileHandle, open } from "node:fs/promises";

/** Where the marks of other kinds of file stand in a file's bytes. */
export type Marks = Readonly<{
  /** The first byte of a DICOM file within it, its preamble counted; null: there is none. */
  dicomAt: number | null;
  /** Where a ZIP file begins whose directory stands at the end of the bytes; null: there is none. */
  zipAt: number | null;
}>;

/** "DICM" and the group of the meta information that follows it in every file (PS3.10 section 7.1). */
const dicom = Buffer.from("DICM\x02\x00", "latin1");
const preamble = 128;
const zipEnd = Buffer.from("PK\x05\x06", "latin1");
const zipDirectory = Buffer.from("PK\x01\x02", "latin1");
/** The record that ends a directory, with the longest comment. */
const zipTail = 22 + 0xffff;
const pieceLength = 1024 * 1024;

/** Looks for the marks through the whole of a file on the disk. */
export async function findMarks(path: string, size: number): Promise<Marks> {
  const file = await open(path, "r");
  try {
    let dicomAt: number | null = null;
    const piece = Buffer.allocUnsafe(pieceLength + dicom.length - 1);
    // Pieces overlap by less than a mark, so that none is cut in two.
    for (let at = 0; at < size && dicomAt === null; at += pieceLength) {
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      const found = piece.subarray(0, bytesRead).indexOf(dicom);
      if (found >= 0) dicomAt = Math.max(0, at + found - preamble);
    }
    return { dicomAt, zipAt: await findZip(file, size) };
  } finally {
    await file.close();
  }
}

/** Where the archive begins, told from its end: the directory stands before it, and says how far it is from the first byte. */
async function findZip(file: FileHandle, size: number): Promise<number | null> {
  const from = Math.max(0, size - zipTail);
  const tail = await bytesAt(file, from, Math.min(size, zipTail));
  const end = tail.lastIndexOf(zipEnd);
  if (end < 0 || end + 22 > tail.length) return null;
  const directory = from + end - tail.readUInt32LE(end + 12);
  const begins = directory - tail.readUInt32LE(end + 16);
  if (begins < 0) return null;
  return (await bytesAt(file, directory, 4)).equals(zipDirectory) ? begins : null;
}

async function bytesAt(file: FileHandle, at: number, most: number): Promise<Buffer> {
  const bytes = Buffer.alloc(most);
  const { bytesRead } = await file.read(bytes, 0, most, at);
  return bytes.subarray(0, bytesRead);
}

/** That many bytes of a file from a place on. */
export async function readFrom(path: string, at: number, most: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    return await bytesAt(file, at, most);
  } finally {
    await file.close();
  }
}
