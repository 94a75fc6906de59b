import { ok, type Result, refuse } from "@/lib/result";
import type { Inspection } from "./inspection";
import type { QuarantineState } from "./quarantine";
import { unscanned } from "./redaction";
import { bytesDamaged, type EvidenceRefusal } from "./refusal";
import { isScanned, type ScanState } from "./scan";
import type { BytesFault } from "./verification";

/** As what a file is given out: of a picture, the download is a copy, while the original is a coordinator's. */
export type Giving = "download" | "original" | "preview";

export type ToGive = Readonly<{
  mediaType: string;
  inspection: Inspection | null;
  quarantine: QuarantineState;
  scan: ScanState;
  fault: BytesFault | null;
}>;

/**
 * Whether a file may be given out so. Nothing leaves quarantine, whoever asks, nothing that was not scanned
 * where it should be, and nothing that is not what was received.
 */
export function decideGiving(file: ToGive, as: Giving): Result<null, EvidenceRefusal> {
  if (file.quarantine !== "none") return refuse(inQuarantine);
  if (!isScanned(file.scan)) return refuse(unscanned);
  if (file.fault) return refuse(bytesDamaged(file.fault));
  if (as === "original") return ok(null);
  const drawn = isDrawn(file);
  if (as === "preview") return drawn ? ok(null) : refuse(noPreview);
  return drawn || !file.mediaType.startsWith("image/") ? ok(null) : refuse(noCopy);
}

/** Whether the server draws pictures of this file; one that was received before files were looked at is tried. */
export const isDrawn = ({ mediaType, inspection }: Pick<ToGive, "mediaType" | "inspection">): boolean =>
  inspection ? inspection.previews : /^image\/(jpeg|png|webp|gif|tiff)$/.test(mediaType);

const inQuarantine: EvidenceRefusal = {
  code: "held",
  sentence:
    "This file is in quarantine, and its bytes are given to nobody. A coordinator decides what becomes of it.",
};
const noPreview: EvidenceRefusal = {
  code: "not-a-picture",
  sentence: "The portal cannot draw this file. Download it to look at it.",
};
const noCopy: EvidenceRefusal = {
  code: "no-copy",
  sentence:
    "The portal cannot take out of this picture what its camera wrote beside it, such as where it was taken. A coordinator can open the original.",
};
