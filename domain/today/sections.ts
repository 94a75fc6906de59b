import type { AskedRow } from "../site-asks/rows";
import type { AskedQuestion } from "../vendors/asked";
import type {
  Blocking,
  Counted,
  Ending,
  ToApprove,
  TodaySectionName,
  UndecidedAdvisory,
  YourStep,
} from "./today";

/** What is expected of a coordinator, section by section. */
export type TodayShown = Readonly<{
  yours: Counted<YourStep>;
  undecided: Counted<UndecidedAdvisory>;
  systemsUndecided: number;
  recheck: Counted<UndecidedAdvisory>;
  systemsToRecheck: number;
  toVerify: number;
  toApprove: Counted<ToApprove>;
  endings: Counted<Ending>;
  blocked: Counted<Blocking>;
  overdueQuestions: Counted<AskedQuestion>;
  silent: Counted<AskedRow>;
  answersDue: Counted<AskedRow>;
  now: Date;
}>;

/** The rows of each section. */
export const sectionRows = (today: TodayShown): Readonly<Record<TodaySectionName, Counted<unknown>>> => ({
  yours: today.yours,
  silent: today.silent,
  answers: today.answersDue,
  endings: today.endings,
  approve: today.toApprove,
  undecided: today.undecided,
  recheck: today.recheck,
  blocked: today.blocked,
  questions: today.overdueQuestions,
});

/** How much a section counts: matches where its rows are advisories, else its rows. */
export function sectionCount(today: TodayShown, section: TodaySectionName): number {
  if (section === "undecided") return today.systemsUndecided;
  if (section === "recheck") return today.systemsToRecheck;
  return sectionRows(today)[section].total;
}
