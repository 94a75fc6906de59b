import "server-only";
import { patientTagNames } from "@/domain/evidence/patient-tags";
import { dicomBounds, Unreadable } from "../../systems/dicom/bounds";
import {
  type Element,
  firstItem,
  readElement,
  type Syntax,
  skip,
  type Walk,
} from "../../systems/dicom/elements";
import { openDataSet } from "../../systems/dicom/open";

/**
 * The names of the tags in a DICOM header that may tell of a patient. Values are passed over without being decoded; where the
 * header breaks off, what came before it is named.
 */
export async function readTagNames(bytes: Buffer): Promise<readonly string[]> {
  const tags = new Set<number>();
  try {
    const { walk, syntax } = await openDataSet(
      bytes.subarray(0, dicomBounds.bytes),
      bytes.length < dicomBounds.bytes,
    );
    while (walk.at < walk.bytes.length) collect(walk, readElement(walk, syntax), syntax, tags, 0);
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
  }
  return patientTagNames(tags);
}

/** Names an element, and those of the first item of a sequence. */
function collect(walk: Walk, element: Element, syntax: Syntax, tags: Set<number>, depth: number): void {
  tags.add(element.tag);
  if (element.vr !== "SQ" || depth >= 4) skip(walk, element, syntax, depth);
  else firstItem(walk, element, syntax, (inner) => collect(walk, inner, syntax, tags, depth + 1));
}
