import type { EvidenceId, PersonId } from "../ids";
import type { Inspection } from "./inspection";
import type { QuarantineState, QuarantineWhy } from "./quarantine";
import type { ScanState } from "./scan";
import type { BytesFault } from "./verification";

/** A file as lists show it. */
export type EvidenceRecord = Readonly<{
  id: EvidenceId;
  stepKey: string | null;
  requirement: string | null;
  name: string;
  size: number;
  mediaType: string;
  sha256: string;
  /** Null of files that were received before files were looked at. */
  inspection: Inspection | null;
  capturedAt: Date | null;
  capturedZone: "written" | "unknown" | null;
  receivedAt: Date;
  by: Readonly<{ id: PersonId; name: string }>;
  /** It is part of an answer to its step. */
  answers: boolean;
  quarantine: QuarantineState;
  quarantineWhy: QuarantineWhy | null;
  scan: ScanState;
  /** What is wrong with its bytes in the store; while it is set the file is not given out and proves nothing. */
  fault: BytesFault | null;
  /** Two people had its bytes destroyed. */
  destroyed: boolean;
  /** The name of the later file that took its place. */
  supersededBy: string | null;
}>;
