import { ok, type Result, refuse } from "@/lib/result";
import type { AdvisoryId } from "../ids";
import type { AdvisoryReading } from "./advisory";

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
  | Readonly<{ kind: "keep-receipt"; refused: RefusedFile; receipt: KeptReceipt }>;

/** Known bytes change nothing; a document that breaks the rules leaves a receipt where it names itself, else only a refusal. */
export function decideImport(
  known: KnownBytes | null,
  read: ReadFile,
): Result<ImportDecision, ImportRefusal> {
  if (known?.refused) {
    const sentence = `This very file was refused before, when ${known.receivedBy} brought it. ${known.refused.sentence}`;
    return refuse({ ...known.refused, sentence });
  }
  if (known) {
    const sentence = `This very file is here already: ${known.receivedBy} imported it. Nothing was changed.`;
    return refuse({ code: "already-imported", sentence, advisoryId: known.advisoryId });
  }
  if (read.ok) return ok({ kind: "accept", ...read.value });
  const { receipt, ...refused } = read.refusal;
  return receipt === null ? refuse(refused) : ok({ kind: "keep-receipt", refused, receipt });
}
