import type { QuarantineWhy } from "./quarantine";
import type { BytesFault } from "./verification";

/** What is written in the event log for files: custody from the first byte on. */
export type EvidenceEvents = {
  "evidence.received": {
    evidenceId: string;
    name: string;
    sha256: string;
    size: number;
    mediaType: string;
    stepKey: string | null;
    requirement: string | null;
    capturedAt: string | null;
  };
  "evidence.superseded": { evidenceId: string; name: string; sha256: string; by: string };
  /** A file of another incident of the site, shown here too: it keeps when it was received and by whom. */
  "evidence.shared": {
    evidenceId: string;
    name: string;
    sha256: string;
    stepKey: string | null;
    requirement: string | null;
    from: { key: string; evidenceId: string };
    receivedAt: string;
  };
  /** `copy`: the picture drawn anew, without what its camera wrote; older lines do not say. */
  "evidence.downloaded": File & { copy?: boolean };
  "evidence.viewed": File;
  "evidence.quarantined": File & { why: QuarantineWhy; tagNames: readonly string[] };
  /** The device tags alone became a file of their own. */
  "evidence.released": File & { reason: string; as: string };
  "evidence.rejected": File & { reason: string };
  /** The second of the two people agreed; the bytes go with this one, or with the last of several files that share them. */
  "evidence.destruction-agreed": File & { reason: string };
  "evidence.destroyed": File & { tagNames: readonly string[] };
  /** Boxes were burnt in, into a file of its own; what was below them is in quarantine. */
  "evidence.redacted": File & { by: string; boxes: number; reason: string };
  "evidence.scanned": File & { state: "clean" | "infected"; told: string | null };
  /** The bytes were read back and are not what was received: the file proves nothing until they are put back. */
  "evidence.damaged": File & { fault: BytesFault; stepKey: string | null };
  /** The bytes were put back: they are what was received. */
  "evidence.restored": File;
};

/** What is written in the organisation's chain of the store as a whole. */
export type StoreEvents = {
  "store.failed": { failure: string };
  "store.answered": { failingSince: string };
};

type File = { evidenceId: string; name: string; sha256: string };
