import "server-only";
import { type Inspection, inspectionBounds } from "@/domain/evidence/inspection";
import type { IdentityFields } from "@/domain/systems/identity";
import { dicomBounds } from "../../systems/dicom/bounds";
import { readDicomHeader } from "../../systems/dicom/read-header";
import { lookThroughZipBytes } from "../inspect/zip";
import { readBeginning, readWhole } from "../made-file";

/** What the headers of DICOM in a file say of the devices that wrote it, each once: the allow-listed tags and nothing else. */
export async function deviceTagsOf(
  file: Readonly<{ sha256: string; inspection: Inspection | null }>,
): Promise<readonly IdentityFields[]> {
  const found = new Map<string, IdentityFields>();
  for (const beginning of await beginningsOf(file)) {
    const header = await readDicomHeader(beginning);
    if (header.ok) found.set(JSON.stringify(header.value.fields), header.value.fields);
  }
  return [...found.values()];
}

async function beginningsOf({
  sha256,
  inspection,
}: Readonly<{ sha256: string; inspection: Inspection | null }>): Promise<readonly Buffer[]> {
  if (inspection?.kind === "dicom") return [await readBeginning(sha256, dicomBounds.bytes)];
  const whole = await readWhole(sha256, inspectionBounds.archive.nestedBytes);
  if (!whole) return [];
  const mark = whole.indexOf("DICM\x02\x00", 0, "latin1");
  if (mark >= 128 && inspection?.kind === "opaque") return [whole.subarray(mark - 128)];
  const look = await lookThroughZipBytes(whole);
  return look.ok ? look.value.dicom : [];
}
