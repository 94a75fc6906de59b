import { describe, expect, it } from "vitest";
import type { AdvisoryId, MatchId, RecordId, SiteId, SystemId } from "../ids";
import {
  type AskedMatch,
  decideVendorAnswer,
  type QuestionToAnswer,
  questionState,
  questionsOf,
} from "./asked";

const today = "2026-11-26";
let count = 0;
const asked = (change: Partial<AskedMatch> = {}): AskedMatch => {
  count += 1;
  return {
    // Safe because the rules only compare ids.
    decisionId: `d${count}` as RecordId,
    matchId: `m${count}` as MatchId,
    advisoryId: "a" as AdvisoryId,
    trackingId: "T-1",
    systemId: `s${count}` as SystemId,
    assetTag: `NM-${count}`,
    model: "Symbia",
    siteId: "n" as SiteId,
    siteCode: "NORTH",
    siteName: "Northgate",
    zone: "UTC",
    question: "Is it?",
    vendorCase: "",
    contact: null,
    askedOn: "2026-11-20",
    answerDue: null,
    by: "Cora",
    at: new Date("2026-11-20T09:00:00Z"),
    answer: null,
    missedDue: null,
    ...change,
  };
};
const answer = (answeredOn: string) => ({
  answeredOn,
  text: "No",
  by: "Cora",
  at: new Date(`${answeredOn}T09:00:00Z`),
});

describe("a question to a vendor", () => {
  it("is due through its day, overdue from the next, and stays late when the answer comes", () => {
    expect(questionState(asked({ answerDue: today }), today)).toEqual({ kind: "waiting", days: 0 });
    expect(questionState(asked({ answerDue: "2026-11-24" }), today)).toEqual({ kind: "overdue", days: 2 });
    const late = asked({ answerDue: "2026-11-24", answer: answer("2026-11-27") });
    expect(questionState(late, "2027-01-01")).toEqual({ kind: "answered", daysLate: 3 });
    expect(questionState(asked(), today)).toEqual({ kind: "no-day" });
  });

  it("stands once for all its systems, the longest overdue first", () => {
    const found = questionsOf(
      [
        asked({ question: "No day" }),
        asked({ question: "Soon", answerDue: "2026-11-30" }),
        asked({ question: "Late", answerDue: "2026-11-25" }),
        asked({ question: "Later", answerDue: "2026-11-01" }),
        asked({ question: "Late", answerDue: "2026-11-25" }),
        asked({ question: "Answered", answer: answer("2026-11-25") }),
      ],
      () => today,
    );
    expect(found.map(({ first, systems }) => [first.question, systems.length])).toEqual([
      ["Later", 1],
      ["Late", 2],
      ["Answered", 1],
      ["Soon", 1],
      ["No day", 1],
    ]);
  });

  it("takes an answer only while it holds, of a day that has come, after it was asked, and once", () => {
    const question = (change: Partial<QuestionToAnswer> = {}): QuestionToAnswer => ({
      decisionId: "d" as RecordId,
      assetTag: "NM-1",
      isCurrent: true,
      askedOn: "2026-11-20",
      answer: null,
      today,
      ...change,
    });
    const given = { answeredOn: "2026-11-25", text: "Not affected" };
    const code = (one: QuestionToAnswer, of = given) => {
      const outcome = decideVendorAnswer([question(), one], of);
      return outcome.ok ? null : outcome.refusal.code;
    };
    expect(code(question())).toBeNull();
    expect(code(question({ isCurrent: false }))).toBe("decided-meanwhile");
    expect(code(question(), { ...given, answeredOn: "2026-11-27" })).toBe("day-ahead");
    expect(code(question(), { ...given, answeredOn: "2026-11-19" })).toBe("answered-before-asked");
    const same = question({ answer: { id: "v" as RecordId, ...given } });
    expect(decideVendorAnswer([same], given)).toMatchObject({ refusal: { code: "nothing-changed" } });
    expect(decideVendorAnswer([same], { ...given, text: "Affected" }).ok).toBe(true);
  });
});
