import { expect, it } from "vitest";
import { sectionRows, type TodayShown } from "@/domain/today/sections";
import { todaySections } from "@/domain/today/today";
import { numbersOf } from "./numbers";

const none = { rows: [], total: 0 };
const empty: TodayShown = {
  yours: none,
  undecided: none,
  systemsUndecided: 0,
  recheck: none,
  systemsToRecheck: 0,
  toVerify: 0,
  toApprove: none,
  endings: none,
  blocked: none,
  overdueQuestions: none,
  silent: none,
  answersDue: none,
  now: new Date("2026-11-26T09:00:00Z"),
};
// Safe because the numbers only pass ids on.
const advisory = (at: number) => ({
  advisoryId: `a${at}` as TodayShown["undecided"]["rows"][number]["advisoryId"],
  trackingId: `ICSMA-${at}`,
  title: "",
  systems: 7,
  sites: 2,
});

it("says nothing where nothing waits", () => {
  expect(numbersOf(empty)).toEqual([]);
});

it("leads to the rows on the page where all of them stand there, else to the page that has them all", () => {
  const two = { ...empty, undecided: { rows: [advisory(1), advisory(2)], total: 2 }, systemsUndecided: 14 };
  expect(numbersOf(two)).toEqual([{ href: "#undecided", count: 14, words: "14 unanswered matches" }]);
  const more = { ...two, undecided: { ...two.undecided, total: 3 }, systemsUndecided: 21 };
  expect(numbersOf(more)).toEqual([{ href: "/today/undecided", count: 21, words: "21 unanswered matches" }]);
});

it("has one number for each section and the queue, each with an address of its own", () => {
  const five = { rows: [], total: 5 };
  const full: TodayShown = {
    ...empty,
    yours: five,
    undecided: five,
    systemsUndecided: 9,
    recheck: five,
    systemsToRecheck: 11,
    toVerify: 1,
    toApprove: five,
    endings: five,
    blocked: five,
    overdueQuestions: five,
    silent: five,
    answersDue: five,
  };
  const told = numbersOf(full);
  expect(new Set(told.map(({ href }) => href)).size).toBe(todaySections.length + 1);
  const rows = Object.values(sectionRows(full)).length - 2;
  const sum = 5 * rows + full.systemsUndecided + full.systemsToRecheck + full.toVerify;
  expect(told.reduce((total, { count }) => total + count, 0)).toBe(sum);
});
