import { ok, type Result, refuse } from "@/lib/result";
import type { AdvisoryId, RevisionId } from "../ids";
import type { AdvisoryReading } from "./advisory";
import { decideHash, type GivenHash } from "./integrity";

/** One fault of a refused document: where, and what is wrong there. */
export type FileFault = Readonly<{ path: string; sentence: string }>;

/** Why a file cannot be an advisory, with the faults listed and how many more there are. */
export type RefusedFile = Readonly<{
  code: string;
  sentence: string;
  faults: readonly FileFault[];
  more: number;
}>;

export type ImportRefusal =
  | Readonly<{ code: "already-imported"; sentence: string; advisoryId: AdvisoryId | null }>
  | RefusedFile;

/** What is kept of a refused document that names its id and its publisher. */
export type KeptReceipt = Readonly<{ sha256: string; trackingId: string; namespace: string }>;

/** A revision that has the very bytes of the file. */
export type KnownBytes = Readonly<{
  revisionId: RevisionId;
  /** The SHA-512 that was given for it last. */
  sha512Given: string | null;
  advisoryId: AdvisoryId | null;
  receivedBy: string;
  /** Why it was refused; null when it was accepted. */
  refused: RefusedFile | null;
}>;

export type ReadFile = Result<
  Readonly<{ sha256: string; reading: AdvisoryReading }>,
  RefusedFile & Readonly<{ receipt: KeptReceipt | null }>
>;

export type ImportDecision =
  | Readonly<{ kind: "accept"; sha256: string; reading: AdvisoryReading }>
  | Readonly<{ kind: "keep-receipt"; refused: RefusedFile; receipt: KeptReceipt }>
  /** The file is here already, and what came along shows whether it is the publisher's. */
  | Readonly<{ kind: "check-hash"; advisoryId: AdvisoryId; revisionId: RevisionId; hash: GivenHash }>;

/** Known bytes change nothing, save that a SHA-512 given with them is checked; a document that breaks the rules leaves a receipt where it names itself, else only a refusal. */
export function decideImport(
  known: KnownBytes | null,
  read: ReadFile,
  hash: GivenHash | null,
): Result<ImportDecision, ImportRefusal> {
  if (known?.refused) {
    const sentence = `This very file was refused before, when ${known.receivedBy} brought it. ${known.refused.sentence}`;
    return refuse({ ...known.refused, sentence });
  }
  if (known) {
    const { advisoryId, revisionId } = known;
    if (hash && advisoryId && decideHash(known.sha512Given, hash).ok)
      return ok({ kind: "check-hash", advisoryId, revisionId, hash });
    const sentence = `This very file is here already: ${known.receivedBy} imported it. Nothing was changed.`;
    return refuse({ code: "already-imported", sentence, advisoryId });
  }
  if (read.ok) return ok({ kind: "accept", ...read.value });
  const { receipt, ...refused } = read.refusal;
  return receipt === null ? refuse(refused) : ok({ kind: "keep-receipt", refused, receipt });
}
