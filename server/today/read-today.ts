import "server-only";
import { listAsks } from "@/db/site-asks";
import { readStoredToday } from "@/db/today";
import { listAsked } from "@/db/vendors";
import { dueSoon, stateOfRow, unanswered } from "@/domain/site-asks/rows";
import { sectionCount } from "@/domain/today/sections";
import {
  mostOnPage,
  mostOnToday,
  type Slice,
  sliced,
  type TodaySectionName,
  todaySections,
  type UndecidedAdvisory,
} from "@/domain/today/today";
import { questionsOf } from "@/domain/vendors/asked";
import { calendarDay } from "@/lib/dates";
import { query } from "../doors";

/** One section with all its rows, a page of them after so many. */
export type WholeSection = Readonly<{ section: TodaySectionName; from: number }>;

/** What is expected of a coordinator now: the most pressing rows of each section, or the rows of one. */
export const readToday = query({
  name: "read-today",
  permission: "step:verify",
  read: async (tx, { reach, reachFor, actor, now }, whole: WholeSection | null) => {
    const deciding = reachFor("match:decide");
    const slice = (section: TodaySectionName): Slice =>
      whole?.section === section
        ? { size: mostOnPage, from: whole.from }
        : { size: whole ? 0 : mostOnToday, from: 0 };
    const stored = await readStoredToday(tx, { reach, deciding, me: actor.id, now, slice });
    const questions = questionsOf(await listAsked(tx, deciding, null), (zone) => calendarDay(now, zone));
    const asks = unanswered(await listAsks(tx, deciding, null), now);
    const overdue = questions.filter(({ state }) => state.kind === "overdue");
    const silent = asks.filter((row) => stateOfRow(row, now) === "silent");
    return {
      ...stored,
      systemsUndecided: systemsOf(stored.undecided),
      undecided: sliced(stored.undecided, slice("undecided")),
      systemsToRecheck: systemsOf(stored.recheck),
      recheck: sliced(stored.recheck, slice("recheck")),
      overdueQuestions: sliced(overdue, slice("questions")),
      silent: sliced(silent, slice("silent")),
      answersDue: sliced(dueSoon(asks, now), slice("answers")),
      now,
    };
  },
});

const systemsOf = (advisories: readonly UndecidedAdvisory[]): number =>
  advisories.reduce((sum, each) => sum + each.systems, 0);

export type TodayData = Awaited<ReturnType<typeof readToday>>;

/** How many things wait in all: each number of the page once. */
export function countToday(today: TodayData): number {
  return todaySections.reduce((sum, section) => sum + sectionCount(today, section), today.toVerify);
}
