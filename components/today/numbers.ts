import { sectionCount, sectionRows, type TodayShown } from "@/domain/today/sections";
import { type TodaySectionName, todaySections } from "@/domain/today/today";

/** What each section of Today is headed. */
export const sectionTitles: Readonly<Record<TodaySectionName, string>> = {
  yours: "Yours to do",
  silent: "Sites that have not answered",
  answers: "Answers due within 48 hours",
  endings: "Ends within 7 days, or has ended",
  approve: "To approve, your half",
  undecided: "Unanswered matches",
  recheck: "Decisions to check again",
  blocked: "Blocked by others, the biggest first",
  questions: "Overdue vendor questions",
};

/** The address of a section with all its rows. */
export const sectionHref = (section: TodaySectionName): string => `/today/${section}`;

export type ToldNumber = Readonly<{ href: string; words: string; count: number }>;

const said = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;

const words: Readonly<Record<TodaySectionName, (count: number) => string>> = {
  yours: (count) => `${count} yours to do`,
  silent: (count) => said(count, "silent site", "silent sites"),
  answers: (count) => said(count, "answer due", "answers due"),
  endings: (count) => `${count} ending or ended`,
  approve: (count) => `${count} to approve`,
  undecided: (count) => said(count, "unanswered match", "unanswered matches"),
  recheck: (count) => said(count, "decision to check again", "decisions to check again"),
  blocked: (count) => `${count} blocked by others`,
  questions: (count) => said(count, "overdue vendor question", "overdue vendor questions"),
};

/** The numbers of the page in words, each a link to exactly its rows: on the page where all of them stand there, else on their own. */
export function numbersOf(today: TodayShown): readonly ToldNumber[] {
  const rows = sectionRows(today);
  const told = todaySections.map((section): ToldNumber => {
    const { total, rows: here } = rows[section];
    const count = sectionCount(today, section);
    const href = total > here.length ? sectionHref(section) : `#${section}`;
    return { href, count, words: words[section](count) };
  });
  const toVerify = { href: "/verify", count: today.toVerify, words: `${today.toVerify} to verify` };
  const at = todaySections.indexOf("approve");
  return [...told.slice(0, at), toVerify, ...told.slice(at)].filter(({ count }) => count > 0);
}
