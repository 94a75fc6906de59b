import type { QuarantineWhy } from "./quarantine";

/** What an upload answers once the file is kept; plain JSON, instants in ISO 8601. */
export type EvidenceAnswer = Readonly<{
  id: string;
  name: string;
  size: number;
  sha256: string;
  mediaType: string;
  stepKey: string | null;
  requirement: string | null;
  capturedAt: string | null;
  receivedAt: string;
  /** Where the same bytes were attached to this incident before, in words. */
  alsoAt: readonly string[];
  /** Why it does not count as evidence: it is in quarantine, or waits for the malware scanner. */
  state: QuarantineWhy | "scan-pending" | null;
}>;

/** What any refused request for evidence answers. */
export type EvidenceProblem = Readonly<{ code: string; sentence: string }>;
