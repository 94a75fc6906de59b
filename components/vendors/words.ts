import type { QuestionState } from "@/domain/vendors/asked";
import { formatCalendarDay } from "@/lib/dates";

const days = (count: number) => `${count} d`;

/** When an answer is due or came, "due Thu 26 Nov, 2 d late". */
export function questionWords(
  state: QuestionState,
  { answerDue, answeredOn }: Readonly<{ answerDue: string | null; answeredOn: string | null }>,
  today: string,
): string {
  const due = answerDue === null ? "" : `due ${formatCalendarDay(answerDue, today)}`;
  switch (state.kind) {
    case "overdue":
      return `${due}, ${days(state.days)} late`;
    case "waiting":
      return state.days === 0 ? `${due}, today` : `${due}, in ${days(state.days)}`;
    case "no-day":
      return "no day agreed";
    case "answered": {
      const came = `answered ${answeredOn ? formatCalendarDay(answeredOn, today) : ""}`;
      return state.daysLate > 0 ? `${came}, ${days(state.daysLate)} late` : came;
    }
  }
}
