import "server-only";
import { type Inspection, inspectionBounds } from "@/domain/evidence/inspection";
import type { IdentityFields } from "@/domain/systems/identity";
import { dicomBounds } from "../../systems/dicom/bounds";
import { readDicomHeader } from "../../systems/dicom/read-header";
import { lookThroughZipBytes } from "../inspect/zip";
import { readBeginning, readWhole } from "../made-file";

type Held = Readonly<{ sha256: string; size: number; inspection: Inspection | null }>;

/** What the headers of DICOM in a file say of the devices that wrote it, each once: the allow-listed tags and nothing else. */
export async function deviceTagsOf(file: Held, onFault: () => void): Promise<readonly IdentityFields[]> {
  const found = new Map<string, IdentityFields>();
  for (const beginning of await beginningsOf(file, onFault)) {
    const header = await readDicomHeader(beginning);
    if (header.ok) found.set(JSON.stringify(header.value.fields), header.value.fields);
  }
  return [...found.values()];
}

async function beginningsOf(file: Held, onFault: () => void): Promise<readonly Buffer[]> {
  const { inspection, size } = file;
  if (inspection?.kind === "dicom") return [await readBeginning(file, dicomBounds.bytes, onFault)];
  if (size > inspectionBounds.archive.nestedBytes) return [];
  const whole = await readWhole(file, onFault);
  const mark = whole.indexOf("DICM\x02\x00", 0, "latin1");
  if (mark >= 128 && inspection?.kind === "opaque") return [whole.subarray(mark - 128)];
  const look = await lookThroughZipBytes(whole);
  return look.ok ? look.value.dicom : [];
}
