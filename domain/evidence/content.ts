import { ok, type Result, refuse } from "@/lib/result";
import { isDicom } from "./recognise";
import { archiveRefused, dicomRefused, type EvidenceRefusal } from "./refusal";

/** How many of a file's first bytes decide what it is and when it was captured. */
export const headLength = 128 * 1024;

/**
 * What a file is, by its content: the media type it is kept under, or why it is not taken. `detected` is what a library of
 * signatures says of the whole file, null when it knows none; texts have no signature and are read here.
 */
export function decideContent(head: Uint8Array, detected: string | null): Result<string, EvidenceRefusal> {
  if (detected === "application/dicom" || isDicom(head)) return refuse(dicomRefused);
  if (detected !== null && archives.has(detected)) return refuse(archiveRefused);
  if (isDisc(head) || (isZip(head) && !isOffice(detected))) return refuse(archiveRefused);
  if (detected === null) return ok(textType(head) ?? opaque);
  return ok(programs.has(detected) ? opaque : detected);
}

const opaque = "application/octet-stream";
const programs = new Set([
  "application/x-msdownload",
  "application/x-elf",
  "application/x-mach-binary",
  "application/wasm",
  "application/java-vm",
]);

/** As the library names them. */
const archives = new Set([
  "application/zip",
  "application/x-7z-compressed",
  "application/x-rar-compressed",
  "application/x-tar",
  "application/gzip",
  "application/x-bzip2",
  "application/x-xz",
  "application/zstd",
  "application/x-lz4",
  "application/x-lzip",
  "application/x-lzh-compressed",
  "application/x-compress",
  "application/x-arj",
  "application/x-ace-compressed",
  "application/x-cpio",
  "application/x-unix-archive",
  "application/x-asar",
  "application/x-deb",
  "application/x-rpm",
  "application/vnd.ms-cab-compressed",
  "application/x-apple-diskimage",
  "application/java-archive",
]);

/** Office documents are ZIP files inside, and the only ones that are taken. */
function isOffice(detected: string | null): boolean {
  return (
    detected !== null &&
    /^application\/vnd\.(openxmlformats-|oasis\.|ms-(word|excel|powerpoint)\.)/.test(detected)
  );
}

/** An ISO 9660 image, as a CD of studies is copied: the identifier of its first volume descriptor (ECMA-119, 8.4.2). */
function isDisc(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(32_769, 32_774)) === "CD001";
}

/** The signatures of a ZIP file: an entry, no entry at all, or one of several parts. */
function isZip(head: Uint8Array): boolean {
  const [p, k, third, fourth] = head;
  if (p !== 0x50 || k !== 0x4b) return false;
  return [
    [3, 4],
    [5, 6],
    [7, 8],
  ].some(([a, b]) => a === third && b === fourth);
}

/** The media type of a text, or null for anything else. */
function textType(head: Uint8Array): string | null {
  const text = readText(head);
  if (text === null) return null;
  if (/^\s*<(\?xml|!doctype (?!html)|nmaprun)/i.test(text)) return "application/xml";
  if (/^\s*<(!doctype html|html|head|body)\b/i.test(text)) return "text/html";
  if (/^\s*(\{\s*["}]|\[\s*[[{"\]])/.test(text)) return "application/json";
  return isTable(text) ? "text/csv" : "text/plain";
}

/** The head as text: UTF-8, UTF-16 with its mark, or one of the older sets of 8 bits; null when it holds what no text holds. */
function readText(head: Uint8Array): string | null {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(head);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(head);
  // Tab, line ends, form feed and escape (of terminal output) are the only control characters of a text.
  const allowed = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
  if (head.some((byte) => byte < 0x20 && !allowed.has(byte))) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
  } catch {
    return new TextDecoder("latin1").decode(head);
  }
}

/** Whether the first lines have the same number of separators, quoted texts left out. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, 5);
  const whole = lines.slice(0, Math.max(2, lines.length - 1)).map((line) => line.replaceAll(/"[^"]*"/g, ""));
  const [header, ...rows] = whole.filter((line) => line.trim() !== "");
  if (header === undefined || rows.length === 0) return false;
  return [",", ";", "\t"].some((separator) => {
    const wanted = header.split(separator).length;
    return wanted > 1 && rows.every((row) => row.split(separator).length === wanted);
  });
}

const shortNames: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "application/pdf": "pdf",
  "application/xml": "xml",
  "application/json": "json",
  "text/csv": "csv",
  "text/html": "html",
  "text/plain": "txt",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
};

/** A file's kind in at most four letters, from what it is and not from its name. */
export function kindOf(mediaType: string): string {
  const known = shortNames[mediaType];
  if (known) return known;
  const [, kind = ""] = /^(?:image|audio|video)\/(?:x-)?([a-z0-9]{2,4})$/.exec(mediaType) ?? [];
  return kind || "file";
}
