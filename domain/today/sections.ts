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
  blocked: today.blocked,
  questions: today.overdueQuestions,
});
