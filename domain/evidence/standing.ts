import type { QuarantineState, QuarantineWhy } from "./quarantine";
import type { ScanState } from "./scan";

/** How a file stands, as far as that says whether it counts. */
export type Standing = Readonly<{
  quarantine: QuarantineState;
  quarantineWhy: QuarantineWhy | null;
  scan: ScanState;
  destroyed: boolean;
}>;

export const quarantineWhyWords: Readonly<Record<QuarantineWhy, string>> = {
  "patient-data": "it holds DICOM, and so patient data",
  redacted: "a copy with places covered took its place",
  malware: "the malware scanner found something in it",
};

/** Why a file does not count as evidence, in a sentence; null: it does. */
export function tellStanding({ quarantine, quarantineWhy, scan, destroyed }: Standing): string | null {
  if (destroyed) return "Its bytes are destroyed. Its hash, the names of its tags and the reasons are kept.";
  const why = quarantineWhy ? `: ${quarantineWhyWords[quarantineWhy]}` : "";
  if (quarantine === "rejected") return `Rejected${why}. It proves nothing.`;
  if (quarantine === "released")
    return "Its device tags were released as a text. The file itself stays in quarantine.";
  if (quarantine === "held" && quarantineWhy === "redacted") return `In quarantine${why}.`;
  if (quarantine === "held") return `In quarantine${why}. It proves nothing until a coordinator has decided.`;
  if (scan === "pending")
    return "Waits for the malware scanner. Until then it proves nothing and is given to nobody.";
  return null;
}

/** What an upload is told where its file does not count. */
export const tellUploadState = (state: QuarantineWhy | "scan-pending"): string =>
  state === "scan-pending"
    ? "It waits for the malware scanner, and proves nothing until then."
    : `It is in quarantine: ${quarantineWhyWords[state]}. It proves nothing, and a coordinator decides what becomes of it.`;
