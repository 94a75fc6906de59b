import type { IncidentId, MatchId, SiteId, SystemId } from "../ids";
import type { DecisionKind, MatchStanding } from "./decisions";
import type { MatchLevel, Reason } from "./matchable";
import type { RecheckCause } from "./rechecks";

/** A decision as it is shown beside a match. */
export type ShownDecision = Readonly<{
  decision: DecisionKind;
  reason: string;
  question: string;
  vendorCase: string;
  answerDue: string | null;
  by: string;
  at: Date;
}>;

/** One system compared with one advisory, as a list shows it. */
export type MatchRow = Readonly<{
  id: MatchId;
  systemId: SystemId;
  assetTag: string;
  model: string;
  deviceClass: string;
  siteId: SiteId;
  siteName: string;
  siteZone: string;
  level: MatchLevel;
  standing: MatchStanding;
  recheck: boolean;
  /** What asks for another look at the decision. */
  rechecks: readonly Readonly<{ cause: RecheckCause; because: string }>[];
  reasons: readonly Reason[];
  decided: ShownDecision | null;
  openIncident: Readonly<{ id: IncidentId; key: string }> | null;
  /** What was read of it, to be sent with a decision. */
  readMark: string;
  /** How many rows of its level the filter lets through, shown or not. */
  ofLevel: number;
}>;

/** How many matches there are of each level and standing. */
export type MatchCount = Readonly<{
  level: MatchLevel;
  standing: MatchStanding;
  recheck: boolean;
  /** Decided affected and without an open incident. */
  toOpen: number;
  /** Of these, those the document alone would have named. */
  asReceived: number;
  count: number;
}>;

/** The same at one site. */
export type SiteMatchCount = MatchCount & Readonly<{ siteCode: string; siteName: string }>;

/** What is asked of the list of matches; everything stands in the address. */
export type MatchFilter = Readonly<{
  level: MatchLevel | null;
  standing: MatchStanding | null;
  /** The code of a site. */
  site: string | null;
  text: string;
  /** Only decisions that are to be looked at again. */
  recheck: boolean;
  /** Every row, page by page, not only the first of each level. */
  all: boolean;
}>;

/** Whether a filter asks for rows page by page; without it the list begins with the first of each level. */
export const isPaged = ({ level, standing, text, recheck, all }: MatchFilter): boolean =>
  all || recheck || level !== null || standing !== null || text !== "";

/** Where a page of the list ended. */
export type MatchCursor = Readonly<{
  levelRank: number;
  standingRank: number;
  siteName: string;
  assetTag: string;
  id: string;
}>;

/** The most matches that are decided at once. */
export const mostDecided = 1000;

/** How many decisions are to be looked at again; a match without a decision is undecided anyway. */
export const countRechecks = (counts: readonly MatchCount[]): number =>
  countWhere(counts, (each) => each.recheck && each.standing !== "unknown");

/** How many of the counted matches fulfil a condition. */
export function countWhere(counts: readonly MatchCount[], fits: (count: MatchCount) => boolean): number {
  return counts.reduce((sum, each) => (fits(each) ? sum + each.count : sum), 0);
}
