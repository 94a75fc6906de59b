import { ok, type Result, refuse } from "@/lib/result";
import type { Inspection } from "./inspection";
import type { QuarantineState } from "./quarantine";
import { bytesDamaged, type EvidenceRefusal } from "./refusal";
import { isScanned, type ScanState } from "./scan";
import type { BytesFault } from "./verification";

/** A box of a picture as it is seen, in pixels from its upper left corner. */
export type Box = Readonly<{ left: number; top: number; width: number; height: number }>;

export const mostBoxes = 50;

/** A picture that is to be covered in places. */
export type ToRedact = Readonly<{
  inspection: Inspection | null;
  quarantine: QuarantineState;
  scan: ScanState;
  fault: BytesFault | null;
  superseded: boolean;
}>;

/** Whether boxes may be burnt into a copy of this picture: one that can be drawn, is current, and lies within its edges. */
export function decideRedaction(file: ToRedact, boxes: readonly Box[]): Result<null, EvidenceRefusal> {
  const { inspection, quarantine, scan, fault, superseded } = file;
  if (quarantine !== "none") return refuse(held);
  if (!isScanned(scan)) return refuse(unscanned);
  if (fault) return refuse(bytesDamaged(fault));
  if (superseded) return refuse(replaced);
  const pixels = inspection?.previews ? inspection.pixels : null;
  if (!pixels) return refuse(notDrawn);
  return boxes.length > 0 && boxes.every((box) => isWithin(box, pixels)) ? ok(null) : refuse(outside);
}

const isWithin = ({ left, top, width, height }: Box, pixels: Readonly<{ width: number; height: number }>) =>
  left >= 0 &&
  top >= 0 &&
  width > 0 &&
  height > 0 &&
  left + width <= pixels.width &&
  top + height <= pixels.height;

const held: EvidenceRefusal = {
  code: "held",
  sentence: "This file is in quarantine, and nothing is made of it.",
};
const replaced: EvidenceRefusal = {
  code: "superseded-already",
  sentence: "A later file took the place of this one. Cover the later one.",
};
const notDrawn: EvidenceRefusal = {
  code: "not-a-picture",
  sentence:
    "The portal cannot draw this file, so nothing in it can be covered. Attach a covered picture in its place.",
};
const outside: EvidenceRefusal = {
  code: "boxes-outside",
  sentence: "Draw at least one box, each within the picture.",
};

/** Said of a file that the malware scanner has not looked at. */
export const unscanned: EvidenceRefusal = {
  code: "unscanned",
  sentence: "The malware scanner has not looked at this file yet. It is given out once it has.",
};
