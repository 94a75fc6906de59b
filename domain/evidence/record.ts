import type { EvidenceId, PersonId } from "../ids";
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
  capturedAt: Date | null;
  receivedAt: Date;
  by: Readonly<{ id: PersonId; name: string }>;
  /** It is part of an answer to its step. */
  answers: boolean;
  held: boolean;
  /** What is wrong with its bytes in the store; while it is set the file is not given out and proves nothing. */
  fault: BytesFault | null;
  /** The name of the later file that took its place. */
  supersededBy: string | null;
}>;
