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
  "evidence.downloaded": { evidenceId: string; name: string; sha256: string };
};
