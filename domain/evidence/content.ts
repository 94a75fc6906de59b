import { ok, type Result, refuse } from "@/lib/result";
import { type FileKind, type Inspection, type OpaqueWhy, opaqueFile, plain } from "./inspection";
import { isDicom, isMarkedDicom } from "./recognise";
import { archiveRefused, type EvidenceRefusal } from "./refusal";

/** How many of a file's first bytes decide what it is and when it was captured. */
export const headLength = 128 * 1024;

/** The media type a file is kept under, and what it is by its first bytes. */
export type Content = Readonly<{ mediaType: string; inspection: Inspection }>;

/**
 * What a file is, by its content, or why it is not taken. `detected` is what a library of signatures says of the whole file, null
 * when it knows none; texts have no signature and are read here.
 */
export function decideContent(head: Uint8Array, detected: string | null): Result<Content, EvidenceRefusal> {
  if (detected === "application/dicom" || isMarkedDicom(head)) return ok(dicom);
  // Before a data set without its mark is looked for: the beginning of an archive may show one that it holds.
  if (isZip(head) && !otherParts(head))
    return ok(isOffice(detected) ? as(detected, "office") : as("application/zip", "zip"));
  if (isDicom(head)) return ok(dicom);
  return isDisc(head) || (detected !== null && archives.has(detected))
    ? refuse(archiveRefused)
    : ok(otherContent(head, detected));
}

/** What is neither DICOM nor an archive. */
function otherContent(head: Uint8Array, detected: string | null): Content {
  if (detected === null || texts.has(detected)) return textContent(head) ?? unopened("unknown");
  return programs.has(detected) ? unopened("program") : signed(head, detected);
}

const as = (mediaType: string, kind: FileKind): Content => ({ mediaType, inspection: plain(kind) });

const dicom = as("application/dicom", "dicom");

/** A file that nothing reads or shows: no more than bytes. */
export const unopened = (why: OpaqueWhy): Content => ({
  mediaType: "application/octet-stream",
  inspection: opaqueFile(why),
});

/** What has a signature, unless another kind of file begins within it. */
function signed(head: Uint8Array, detected: string): Content {
  if (hasSecondHead(head, detected)) return unopened("two-kinds");
  if (detected === "application/pdf") return as(detected, "pdf");
  const [family] = detected.split("/");
  if (family === "image") return as(detected, "image");
  return family === "audio" || family === "video" ? as(detected, "media") : unopened("unknown");
}

/** How far into a file readers look for the head of another kind: a PDF's may stand anywhere within 1024 bytes (ISO 32000, annex H). */
const looseHead = 1024;

function hasSecondHead(head: Uint8Array, detected: string): boolean {
  const first = new TextDecoder("latin1").decode(head.subarray(0, 4096));
  const pdf = first.slice(0, looseHead).indexOf("%PDF-");
  if (detected === "application/pdf" ? pdf !== 0 : pdf >= 0) return true;
  return detected !== "application/pdf" && /<(script|html|!doctype html|iframe|svg)[\s>/]/i.test(first);
}

/** Kinds that the library knows and that are texts all the same. */
const texts = new Set(["application/xml", "text/html", "application/json", "image/svg+xml", "text/plain"]);
const programs = new Set([
  "application/x-msdownload",
  "application/x-elf",
  "application/x-mach-binary",
  "application/wasm",
  "application/java-vm",
  "application/x-ms-shortcut",
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
function isOffice(detected: string | null): detected is string {
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

/** One of several parts of an archive: what is in the others nobody can see. */
const otherParts = (head: Uint8Array): boolean => head[2] === 7;

/** What a text is, or null for anything else. */
function textContent(head: Uint8Array): Content | null {
  const text = readText(head);
  if (text === null) return null;
  if (text.startsWith("#!")) return unopened("program");
  const markup = markupOf(text);
  if (markup) return markup;
  if (/^\s*(\{\s*["}]|\[\s*[[{"\]])/.test(text)) return as("application/json", "json");
  return isTable(text) ? as("text/csv", "table") : as("text/plain", "text");
}

/** What begins as markup does, past its mark of encoding, declarations and comments. */
function markupOf(text: string): Content | null {
  const begun = text.replace(/^\ufeff/, "").replace(/^(\s+|<\?[^>]*>|<!--[\s\S]*?-->)+/, "");
  if (!/^\s*</.test(text.replace(/^\ufeff/, ""))) return null;
  if (/^(<!doctype svg\b|<svg[\s>])|<svg[\s>]|xmlns(:\w+)?\s*=\s*["'][^"']*\/svg/i.test(begun))
    return unopened("svg");
  if (/<(html|head|body|script|iframe)[\s>]|<!doctype html\b|\/xhtml["']/i.test(begun))
    return unopened("html");
  if (/^(<!doctype nmaprun\b|<nmaprun\b)/i.test(begun)) return as("application/xml", "scan");
  const isXml = /^\s*<(\?xml|!doctype|[a-z_][\w.:-]*[\s/>])/i.test(text.replace(/^\ufeff/, ""));
  return isXml ? as("application/xml", "xml") : null;
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
