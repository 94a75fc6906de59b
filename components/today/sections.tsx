import type { ReactNode } from "react";
import type { TodayShown } from "@/domain/today/sections";
import type { TodaySectionName } from "@/domain/today/today";
import type { AskAction } from "./ask-button";
import { AnswersDue, Questions, Silent } from "./asked";
import { Blockers } from "./blockers";
import { Approving, Endings, ToRecheck, Undeciding } from "./waiting";
import { Yours } from "./yours";

export type SectionProps = Readonly<{
  section: TodaySectionName;
  today: TodayShown;
  ask: AskAction;
  /** On a page of its own every row stands alike. */
  whole?: boolean;
}>;

const drawn: Readonly<Record<TodaySectionName, (props: SectionProps) => ReactNode>> = {
  yours: ({ today, whole = false }) => <Yours {...today} large={!whole} />,
  silent: ({ today }) => <Silent {...today} />,
  answers: ({ today }) => <AnswersDue {...today} />,
  endings: ({ today, ask }) => <Endings {...today} ask={ask} />,
  approve: ({ today }) => <Approving {...today} />,
  undecided: ({ today }) => <Undeciding {...today} />,
  recheck: ({ today }) => <ToRecheck {...today} />,
  blocked: ({ today, ask }) => <Blockers {...today} ask={ask} />,
  questions: ({ today }) => <Questions {...today} />,
};

/** One section of Today with the rows it was given. */
export const Section = (props: SectionProps) => drawn[props.section](props);
