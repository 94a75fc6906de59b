import type { Result } from "@/lib/result";
import { readCsv } from "./read-csv";
import { readXlsx } from "./read-xlsx";
import { type FileRefusal, type TableFile, tableBounds, unread } from "./table-file";

const begins = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, i) => bytes[i] === byte);

/** Reads a table of whatever kind by its content, not by its name: CSV or XLSX, or a sentence about why not. */
export async function readTable(
  bytes: Uint8Array,
  sheet: string | null,
): Promise<Result<TableFile, FileRefusal>> {
  if (bytes.length > tableBounds.bytes)
    return unread("too-big", "The file is larger than 16 MB. Split it and import the parts.");
  if (bytes.length === 0) return unread("empty", "The file is empty.");
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return olderOrLocked(bytes);
  if (begins(bytes, 0x50, 0x4b)) return readXlsx(bytes, sheet);
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46))
    return unread("not-text", "The file is a PDF. Ask for the table as XLSX or CSV.");
  return readCsv(bytes);
}

/** Old workbooks and those with a password share one container. */
function olderOrLocked(bytes: Uint8Array): Result<never, FileRefusal> {
  const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  );
  return locked
    ? unread("locked", "The workbook is protected by a password. Save it without one and choose it again.")
    : unread("not-xlsx", "The workbook is in the old form XLS. Save it as XLSX or CSV and choose that file.");
}
