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
  "evidence.downloaded": { evidenceId: string; name: string; sha256: string };
  /** The bytes were read back and are not what was received: the file proves nothing until they are put back. */
  "evidence.damaged": {
    evidenceId: string;
    name: string;
    sha256: string;
    fault: BytesFault;
    stepKey: string | null;
  };
  /** The bytes were put back: they are what was received. */
  "evidence.restored": { evidenceId: string; name: string; sha256: string };
};

/** What is written in the organisation's chain of the store as a whole. */
export type StoreEvents = {
  "store.failed": { failure: string };
  "store.answered": { failingSince: string };
};
