import { type BytesFault, faultWords } from "./verification";

const evidenceRefusals = [
  "archive",
  "in-quarantine",
  "not-held",
  "not-rejected",
  "nothing-to-release",
  "own-rejection",
  "decided-already",
  "unscanned",
  "no-copy",
  "not-a-picture",
  "boxes-outside",
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

export const archiveRefused = {
  code: "archive",
  sentence:
    "Of archives only ZIP files are taken, because nobody can see what is inside of others: attach the files themselves.",
} as const satisfies EvidenceRefusal;

const archiveSentences = {
  broken:
    "This archive cannot be read to its end, so nobody can see what is inside: attach the files themselves.",
  encrypted: "This archive is encrypted, so nobody can see what is inside: attach the files themselves.",
  "too-many": "This archive holds too many files to be looked at: attach those that matter.",
  "too-deep":
    "This archive holds archives within archives, too deep to be looked at: attach the files themselves.",
  "too-big":
    "This archive unpacks to far more than it is, so it was not looked at: attach the files themselves.",
  other:
    "This archive holds an archive that is no ZIP file, so nobody can see what is inside: attach the files themselves.",
  hidden: "This archive holds bytes that its list of files leaves out: attach the files themselves.",
} as const;
export type ArchiveFault = keyof typeof archiveSentences;

/** The refusal of an archive that cannot be looked through. */
export const archiveFault = (fault: ArchiveFault): EvidenceRefusal => ({
  code: "archive",
  sentence: archiveSentences[fault],
});

/** Said of bytes that are in quarantine in this incident already. */
export const inQuarantine = {
  code: "in-quarantine",
  sentence: "The same file is in quarantine here already. A coordinator decides what becomes of it.",
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

/** Said of bytes that are not, or may not be, what was received. */
export const bytesDamaged = (fault: BytesFault): EvidenceRefusal => ({
  code: "bytes-damaged",
  sentence: `This file ${faultWords[fault]}. It is not given out until an administrator has put it back from a backup.`,
});

export const storeAwayRefused = {
  code: "store-away",
  sentence: "The store of this portal does not answer now. Nothing was kept or given out; try again later.",
} as const satisfies EvidenceRefusal;

export const idTakenRefused = {
  code: "id-taken",
  sentence: "This upload was already used for another file. Choose the file again.",
} as const satisfies EvidenceRefusal;
