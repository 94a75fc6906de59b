import "server-only";
import { type Content, decideContent, unopened } from "@/domain/evidence/content";
import { type Inspection, inspectionBounds } from "@/domain/evidence/inspection";
import type { QuarantineWhy } from "@/domain/evidence/quarantine";
import type { EvidenceRefusal } from "@/domain/evidence/refusal";
import { ok, type Result } from "@/lib/result";
import { dicomBounds } from "../../systems/dicom/bounds";
import { sizeOfPicture } from "../images";
import { sniff } from "../sniff";
import { findMarks, readFrom } from "./marks";
import { lookAtPdf } from "./pdf";
import { readTagNames } from "./tag-names";
import { lookThroughZip, lookThroughZipAt, type ZipLook } from "./zip";

export type Inspected = Content & Readonly<{ quarantine: QuarantineWhy | null }>;
type Looked = Result<Inspected, EvidenceRefusal>;
type Arrived = Readonly<{ path: string; size: number; head: Uint8Array }>;

/** Looks at a file that has arrived whole: what it is, what it holds, and whether it belongs into quarantine. */
export async function inspectFile(file: Arrived): Promise<Looked> {
  const content = decideContent(file.head, await sniff(file.path));
  if (!content.ok) return content;
  const { kind } = content.value.inspection;
  if (kind === "dicom") return ok(await ofPatient(content.value, file.path, 0));
  if (kind === "zip" || kind === "office") return ofArchive(content.value, await lookThroughZip(file.path));
  const hidden = await withinAnother(file);
  if (hidden) return hidden;
  return ok({ ...(await lookedAt(content.value, file)), quarantine: null });
}

const holding = (content: Content, found: Partial<Inspection>): Content => ({
  ...content,
  inspection: { ...content.inspection, ...found },
});

/** A file whose DICOM begins at a place. */
async function ofPatient(content: Content, path: string, at: number): Promise<Inspected> {
  const tagNames = await readTagNames(await readFrom(path, at, dicomBounds.bytes));
  return { ...holding(content, { dicom: 1, tagNames }), quarantine: "patient-data" };
}

async function ofArchive(content: Content, look: Result<ZipLook, EvidenceRefusal>): Promise<Looked> {
  if (!look.ok) return look;
  const { entries, found, dicom } = look.value;
  const names: string[] = [];
  for (const beginning of dicom) names.push(...(await readTagNames(beginning)));
  const counted = content.inspection.kind === "zip" ? { entries } : {};
  const inspected = holding(content, { ...counted, dicom: found, tagNames: [...new Set(names)] });
  return ok({ ...inspected, quarantine: found > 0 ? "patient-data" : null });
}

/** Whether another file stands within this one: DICOM anywhere, or an archive that ends with it. Null: there is none. */
async function withinAnother({ path, size }: Arrived): Promise<Looked | null> {
  const { dicomAt, zipAt } = await findMarks(path, size);
  if (dicomAt !== null) return ok(await ofPatient(unopened("two-kinds"), path, dicomAt));
  if (zipAt === null) return null;
  return ofArchive(unopened("two-kinds"), await lookThroughZipAt(path, zipAt, size));
}

async function lookedAt(content: Content, { path, size }: Arrived): Promise<Content> {
  const { kind } = content.inspection;
  if (kind === "image") {
    const pixels = await sizeOfPicture(path);
    if (!pixels) return content;
    const { width, height, drawable } = pixels;
    return holding(content, { pixels: { width, height }, previews: drawable });
  }
  if (kind !== "pdf") return content;
  const { pages, active } = await lookAtPdf(path, size);
  if (active) return unopened("active-pdf");
  if (pages !== null && pages > inspectionBounds.pages) return unopened("too-many-pages");
  return holding(content, { pages });
}
