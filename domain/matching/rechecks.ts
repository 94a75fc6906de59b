import { ok, type Result, refuse } from "@/lib/result";
import type { RecordId } from "../ids";

/** What can ask for another look: another revision, a KEV catalogue, a corrected advisory, a changed alias, a changed field of the inventory, other rules of the portal itself. */
export const recheckCauses = ["revision", "kev", "correction", "aliases", "inventory", "rules"] as const;
export type RecheckCause = (typeof recheckCauses)[number];

/** still-holds: confirmed with a reason. decided-anew: the match was decided again. reopened: the closed incident was. */
export const recheckAnswers = ["still-holds", "decided-anew", "reopened"] as const;
export type RecheckAnswer = (typeof recheckAnswers)[number];

/** One open question whether something still holds. */
export type OpenRecheck = Readonly<{ id: RecordId; cause: RecheckCause; because: string; askedAt: Date }>;

/** The word for each cause, as a list shows it. */
export const recheckWords: Readonly<Record<RecheckCause, string>> = {
  revision: "new revision",
  kev: "in KEV",
  correction: "advisory corrected",
  aliases: "alias changed",
  inventory: "field changed",
  rules: "rules changed",
};

export type RecheckRefusal = Readonly<{ code: "nothing-to-check" | "asked-meanwhile"; sentence: string }>;

/**
 * Confirms that an incident holds as it is. Only what the person read is answered: a question that came since refuses it, and
 * one that somebody answered already is no longer there.
 */
export function decideStillHolds(
  open: readonly OpenRecheck[],
  read: readonly RecordId[],
): Result<readonly OpenRecheck[], RecheckRefusal> {
  if (open.length === 0) {
    return refuse({
      code: "nothing-to-check",
      sentence: "Nothing asks for another look: somebody answered it already.",
    });
  }
  const seen = new Set(read);
  if (open.some((each) => !seen.has(each.id))) {
    return refuse({
      code: "asked-meanwhile",
      sentence: "Something else changed meanwhile. Read it, then answer both.",
    });
  }
  return ok(open);
}
