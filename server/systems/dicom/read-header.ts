import type { FoundIdentity, IdentityField } from "@/domain/systems/identity";
import { type HeaderTexts, type ReadingRefusal, readIdentity } from "@/domain/systems/identity-reading";
import type { Result } from "@/lib/result";
import { dicomBounds, Unreadable, unreadable } from "./bounds";
import { type Element, firstItem, readElement, readValue, type Syntax, skip, type Walk } from "./elements";
import { openDataSet } from "./open";
import { termsOf, textOf } from "./text";

/** The only tags whose values are ever decoded (PS3.3, General Equipment and Enhanced General Equipment). */
const deviceTags: ReadonlyMap<number, IdentityField> = new Map([
  [0x0008_0055, "aeTitle"],
  [0x0008_0060, "modality"],
  [0x0008_0070, "manufacturer"],
  [0x0008_0080, "institution"],
  [0x0008_1010, "stationName"],
  [0x0008_1040, "department"],
  [0x0008_1090, "model"],
  [0x0018_1000, "serial"],
  [0x0018_1002, "deviceUid"],
  [0x0018_1008, "gantryId"],
  [0x0018_1020, "softwareVersion"],
  [0x0018_1200, "calibratedOn"],
]);
const characterSet = 0x0008_0005;
const udiSequence = 0x0018_100a;
const udi = 0x0018_1009;
const last = 0x0018_1200;

type Values = Map<IdentityField, Buffer>;
type Found = Readonly<{ values: Values; terms: readonly string[] }>;

function readUdi(walk: Walk, element: Element, syntax: Syntax, values: Values): void {
  firstItem(walk, element, syntax, (inner) => {
    if (inner.tag === udi) values.set("udi", readValue(walk, inner));
    else skip(walk, inner, syntax, 1);
  });
}

/** Walks to the last device tag and no further; everything else on the way is passed over without being decoded. */
function collect(walk: Walk, given: Syntax): Found {
  const values: Values = new Map();
  let terms: readonly string[] = [];
  while (walk.at < walk.bytes.length) {
    const element = readElement(walk, given);
    if (element.tag > last) break;
    const field = deviceTags.get(element.tag);
    if (field) values.set(field, readValue(walk, element));
    else if (element.tag === characterSet) terms = termsOf(readValue(walk, element));
    else if (element.tag === udiSequence) readUdi(walk, element, given, values);
    else skip(walk, element, given);
  }
  return { values, terms };
}

/**
 * The device identity in the first 4 MB of a DICOM file. No patient tag is decoded, and no fault repeats a byte of the file; whatever
 * the bytes are, the answer is an identity or a sentence.
 */
export async function readDicomHeader(file: Buffer): Promise<Result<FoundIdentity, ReadingRefusal>> {
  const isWhole = file.length < dicomBounds.bytes;
  try {
    const { walk, syntax } = await openDataSet(file.subarray(0, dicomBounds.bytes), isWhole);
    const { values, terms } = collect(walk, syntax);
    const texts: HeaderTexts = Object.fromEntries(
      [...values].map(([field, bytes]) => [field, textOf(bytes, terms)]),
    );
    return readIdentity(texts);
  } catch (fault) {
    if (fault instanceof Unreadable) return unreadable(fault.reason);
    throw fault;
  }
}
