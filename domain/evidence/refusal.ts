const evidenceRefusals = [
  "dicom",
  "archive",
  "empty",
  "too-large",
  "interrupted",
  "step-unknown",
  "requirement-unknown",
  "superseded-unknown",
  "superseded-already",
  "part-of-answer",
  "incident-closed",
  "already-attached",
  "id-taken",
  "bytes-gone",
  "bytes-missing",
  "bytes-damaged",
  "held",
  "no-space",
  "store-away",
] as const;

/** Why a file was not taken or is not given out, with the sentence the person reads. */
export type EvidenceRefusal = Readonly<{ code: (typeof evidenceRefusals)[number]; sentence: string }>;

export const dicomRefused = {
  code: "dicom",
  sentence: "This is a DICOM file: it contains patient tags and was not stored.",
} as const satisfies EvidenceRefusal;

export const archiveRefused = {
  code: "archive",
  sentence: "Archives are not taken yet, because nobody can see what is inside: attach the files themselves.",
} as const satisfies EvidenceRefusal;

export const emptyRefused = {
  code: "empty",
  sentence: "The file is empty. Save it again and attach it then.",
} as const satisfies EvidenceRefusal;

export const interruptedRefused = {
  code: "interrupted",
  sentence: "The file did not arrive whole, and nothing was kept. Send it again.",
} as const satisfies EvidenceRefusal;

export const noSpaceRefused = {
  code: "no-space",
  sentence: "The store of this portal is full, and nothing was kept. An administrator can make room.",
} as const satisfies EvidenceRefusal;

export const storeAwayRefused = {
  code: "store-away",
  sentence: "The store of this portal does not answer now. Nothing was kept or given out; try again later.",
} as const satisfies EvidenceRefusal;

export const idTakenRefused = {
  code: "id-taken",
  sentence: "This upload was already used for another file. Choose the file again.",
} as const satisfies EvidenceRefusal;
