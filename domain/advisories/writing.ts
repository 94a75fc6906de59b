import { ok, type Result, refuse } from "@/lib/result";
import type { AdvisoryId, RevisionId } from "../ids";
import type { AdvisoryReading } from "./advisory";
import type { WrittenAdvisory } from "./by-hand";
import type { ReadFile, RefusedFile } from "./importing";
import { readBack } from "./read-back";

/** Why what was typed is not stored. What was typed stays in the form. */
export type WritingRefusal =
  | Readonly<{
      code: "id-taken" | "not-written-here" | "changed-meanwhile" | "nothing-changed";
      sentence: string;
      advisoryId: AdvisoryId | null;
    }>
  | RefusedFile;

type WritingDecision = Readonly<{ kind: "accept"; sha256: string; reading: AdvisoryReading }>;

const refused = (
  code: Extract<WritingRefusal, { advisoryId: unknown }>["code"],
  sentence: string,
  advisoryId: AdvisoryId | null = null,
) => refuse({ code, sentence, advisoryId });

function accepted(read: ReadFile): Result<WritingDecision, WritingRefusal> {
  if (read.ok) return ok({ kind: "accept", sha256: read.value.sha256, reading: read.value.reading });
  const { receipt: _receipt, ...why } = read.refusal;
  return refuse(why);
}

/** A new advisory is written down once under its id; later words are a new revision of it. */
export function decideWriting(
  existing: AdvisoryId | null,
  read: ReadFile,
): Result<WritingDecision, WritingRefusal> {
  if (existing !== null) {
    const sentence =
      "An advisory with this id was written down here already. Edit that one, or give another id.";
    return refused("id-taken", sentence, existing);
  }
  return accepted(read);
}

type Rewriting = Readonly<{
  shown: Readonly<{ revisionId: RevisionId; reading: AdvisoryReading }>;
  /** The revision the form was filled from. */
  from: RevisionId;
  given: WrittenAdvisory;
}>;

/** An edit makes a new revision of an advisory that was written here, from the one that is shown. */
export function decideRewriting(
  { shown, from, given }: Rewriting,
  read: ReadFile,
): Result<WritingDecision, WritingRefusal> {
  const before = readBack(shown.reading);
  if (before === null) {
    return refused(
      "not-written-here",
      "This advisory came as a file and stays as received. Correct it through its findings instead.",
    );
  }
  if (shown.revisionId !== from) {
    const sentence =
      "Another revision is shown by now. Open the form again in a second window and compare before you save.";
    return refused("changed-meanwhile", sentence);
  }
  if (JSON.stringify(before) === JSON.stringify(given)) {
    return refused("nothing-changed", "Nothing was changed, so no revision was made.");
  }
  return accepted(read);
}
