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
  answerDue: string | null;
}>;

export type DecideRefusal = Readonly<{
  code: "already-decided" | "system-retired" | "incident-open";
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
  return same && held.question === given.question && held.vendorCase === given.vendorCase;
}

/**
 * Decides matches all or none: a later decision supersedes the earlier one, and confirming a decision that is to be checked again
 * is a decision. What is said already is left as it is.
 */
export function decideOnMatches(
  matches: readonly MatchToDecide[],
  given: GivenDecision,
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
  return ok(toRecord);
}
