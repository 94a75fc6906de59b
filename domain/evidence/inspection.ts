/** What a file can turn out to be. Everything that a program could run, or that is two things at once, is opaque. */
export type FileKind =
  | "image"
  | "pdf"
  | "text"
  | "table"
  | "scan"
  | "xml"
  | "json"
  | "office"
  | "zip"
  | "dicom"
  | "media"
  | "opaque";

/** Why a file is kept as an attachment that the portal neither reads nor shows. */
export type OpaqueWhy =
  | "program"
  | "svg"
  | "html"
  | "two-kinds"
  | "active-pdf"
  | "too-many-pages"
  | "unknown";

/** What the portal found a file to be when it was received. Names of tags at most, never a value of one, nor a name within an archive. */
export type Inspection = Readonly<{
  kind: FileKind;
  opaque: OpaqueWhy | null;
  /** Of an image, where its head says so. */
  pixels: Readonly<{ width: number; height: number }> | null;
  /** Whether the server can draw it anew: a kind it reads, within the bound of pixels. */
  previews: boolean;
  pages: number | null;
  /** Of an archive, those within others counted too. */
  entries: number | null;
  /** How many of what it holds are DICOM. */
  dicom: number;
  /** The tags of the DICOM found that may tell of a patient, by name. */
  tagNames: readonly string[];
}>;

/** The bounds within which a file is looked at. */
export const inspectionBounds = {
  /** The most pixels that are drawn anew. */
  pixels: 100_000_000,
  pages: 2_000,
  archive: { depth: 3, entries: 2_000, nestedBytes: 64 * 1024 * 1024, ratio: 200 },
} as const;

export const plain = (kind: FileKind): Inspection => ({
  kind,
  opaque: null,
  pixels: null,
  previews: false,
  pages: null,
  entries: null,
  dicom: 0,
  tagNames: [],
});

export const opaqueFile = (why: OpaqueWhy): Inspection => ({ ...plain("opaque"), opaque: why });

const opaqueWords: Readonly<Record<OpaqueWhy, string>> = {
  program: "Program, kept unopened",
  svg: "SVG drawing, kept unopened because it can hold scripts",
  html: "Web page, kept unopened because it can hold scripts",
  "two-kinds": "Two kinds of file in one, kept unopened",
  "active-pdf": "PDF with scripts or files inside, kept unopened",
  "too-many-pages": "PDF with too many pages, kept unopened",
  unknown: "File of an unknown kind, kept unopened",
};

const kindWords: Readonly<Record<FileKind, string>> = {
  image: "Picture",
  pdf: "PDF",
  text: "Text",
  table: "Table (CSV)",
  scan: "Port scan (nmap XML)",
  xml: "XML",
  json: "JSON",
  office: "Office document",
  zip: "ZIP archive",
  dicom: "DICOM file",
  media: "Sound or film",
  opaque: opaqueWords.unknown,
};

/** What a file is, as a person reads it. */
export function tellInspection(found: Inspection): string {
  const { kind, opaque, pixels, pages, entries, dicom } = found;
  if (opaque) return opaqueWords[opaque];
  const size = pixels ? `, ${pixels.width} × ${pixels.height} pixels` : "";
  const unseen = kind === "image" && !found.previews ? ", not drawn here" : "";
  const paged = pages === null ? "" : `, ${counted(pages, "page")}`;
  const held = entries === null ? "" : ` with ${counted(entries, "file")}`;
  const patient = dicom > 0 && kind !== "dicom" ? `, ${dicom} of them DICOM` : "";
  return `${kindWords[kind]}${size}${unseen}${paged}${held}${patient}`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
