import { ok, type Result, refuse } from "@/lib/result";
import type { IncidentId, MatchId, RecordId, RevisionId, SiteId, SystemId } from "../ids";
import type { ServiceState } from "../systems/system";
import type { DecisionKind } from "./decisions";
import type { MatchLevel } from "./matchable";

/** The decision that holds on a match. */
export type HeldDecision = Readonly<{
  id: RecordId;
  decision: DecisionKind;
  reason: string;
  question: string;
  vendorCase: string;
  contactId: RecordId | null;
  answerDue: string | null;
}>;

/** A match that somebody is about to decide, with what it rests on now. */
export type MatchToDecide = Readonly<{
  id: MatchId;
  systemId: SystemId;
  siteId: SiteId;
  assetTag: string;
  state: ServiceState;
  revisionId: RevisionId;
  level: MatchLevel;
  inputsHash: string;
  /** What is to be read of it now. */
  readMark: string;
  recheck: boolean;
  held: HeldDecision | null;
  openIncident: Readonly<{ id: IncidentId; key: string }> | null;
}>;

/** What is answered to one or many matches at once. */
export type GivenDecision = Readonly<{
  decision: DecisionKind;
  reason: string;
  question: string;
  vendorCase: string;
  /** Whom at the vendor is asked; null where nobody is. */
  contactId: RecordId | null;
  /** The day the vendor was asked; null: today at each site. */
  askedOn: string | null;
  answerDue: string | null;
}>;

export type DecideRefusal = Readonly<{
  code:
    | "already-decided"
    | "match-changed"
    | "system-retired"
    | "incident-open"
    | "contact-ended"
    | "asked-ahead"
    | "due-before-asked";
  sentence: string;
}>;

const named = (matches: readonly MatchToDecide[]): string => {
  const tags = matches.map((match) => match.assetTag);
  return tags.length > 5 ? `${tags.slice(0, 5).join(", ")} and ${tags.length - 5} more` : tags.join(", ");
};

/** Whether the same was decided already on the same grounds, so that nothing is to be recorded. */
function alreadySo({ held, recheck }: MatchToDecide, given: GivenDecision): boolean {
  if (held === null || recheck) return false;
  const same = held.decision === given.decision && held.reason === given.reason;
  const sameQuestion = held.question === given.question && held.vendorCase === given.vendorCase;
  return same && sameQuestion && held.contactId === given.contactId && held.answerDue === given.answerDue;
}

/** A question names somebody who can still be asked, was not asked ahead of time, and is due after it was asked. */
export function decideAsking(
  given: GivenDecision,
  { today, canBeAsked }: Readonly<{ today: string; canBeAsked: boolean }>,
): Result<null, DecideRefusal> {
  if (given.decision !== "ask-vendor") return ok(null);
  if (!canBeAsked) {
    const sentence =
      "Whom you chose is no contact of the vendor any more. Choose another. Nothing was decided.";
    return refuse({ code: "contact-ended", sentence });
  }
  if (given.askedOn !== null && given.askedOn > today) {
    const sentence = "The day you asked has not come yet. Give the day the vendor was asked.";
    return refuse({ code: "asked-ahead", sentence });
  }
  if (given.answerDue !== null && given.answerDue < (given.askedOn ?? today)) {
    const sentence = "The answer would be due before the vendor was asked. Give a later day.";
    return refuse({ code: "due-before-asked", sentence });
  }
  return ok(null);
}

/** What somebody had read of each match; null where nobody says so. */
export type ReadMarks = ReadonlyMap<string, string> | null;

/**
 * Decides matches all or none, and only as they were read: a later decision supersedes the earlier one, and confirming a decision that is to be checked again
 * is a decision. What is said already is left as it is.
 */
export function decideOnMatches(
  matches: readonly MatchToDecide[],
  given: GivenDecision,
  read: ReadMarks,
): Result<readonly MatchToDecide[], DecideRefusal> {
  const retired = matches.filter((match) => match.state === "retired");
  if (retired.length > 0) {
    const sentence = `Retired systems are not decided on: ${named(retired)}. Nothing was decided.`;
    return refuse({ code: "system-retired", sentence });
  }
  const toRecord = matches.filter((match) => !alreadySo(match, given));
  if (toRecord.length === 0) {
    const sentence = `This is what was decided already for ${named(matches)}. Nothing was changed.`;
    return refuse({ code: "already-decided", sentence });
  }
  const changed = read === null ? [] : toRecord.filter((match) => read.get(match.id) !== match.readMark);
  if (changed.length > 0) {
    const sentence = `${named(changed)} changed since you read ${changed.length === 1 ? "it" : "them"}: the list shows what is known now. Look again, then decide. Nothing was decided, and what you wrote is kept.`;
    return refuse({ code: "match-changed", sentence });
  }
  return ok(toRecord);
}
