import "server-only";
import { listAsks } from "@/db/site-asks";
import { readStoredToday } from "@/db/today";
import { listAsked } from "@/db/vendors";
import { stateOfRow, unanswered } from "@/domain/site-asks/rows";
import { questionsOf } from "@/domain/vendors/asked";
import { calendarDay } from "@/lib/dates";
import { query } from "../doors";

/** What is expected of a coordinator now. */
export const readToday = query({
  name: "read-today",
  permission: "step:verify",
  read: async (tx, { reach, reachFor, actor, now }, _input: null) => {
    const deciding = reachFor("match:decide");
    const stored = await readStoredToday(tx, { reach, deciding }, actor.id, now);
    const questions = questionsOf(await listAsked(tx, deciding, null), (zone) => calendarDay(now, zone));
    const asks = unanswered(await listAsks(tx, deciding, null), now);
    return {
      ...stored,
      overdueQuestions: questions.filter(({ state }) => state.kind === "overdue"),
      silent: asks.filter((row) => stateOfRow(row, now) === "silent"),
      now,
    };
  },
});

export type TodayData = Awaited<ReturnType<typeof readToday>>;

/** How many things wait in all: each number of the page once. */
export function countToday(today: TodayData): number {
  const { undecided, toVerify, toApprove, endings, blocked, overdueQuestions, silent } = today;
  const systems = undecided.reduce((sum, each) => sum + each.systems, 0);
  const others = toApprove.total + endings.total + blocked.total + overdueQuestions.length + silent.length;
  return systems + toVerify + others;
}
