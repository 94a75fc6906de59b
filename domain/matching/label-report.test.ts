import { describe, expect, test } from "vitest";
import { type LabelledAnswer, levelMeant, reportOn } from "./label-report";
import type { MatchLevel } from "./matchable";

const answer = (meant: MatchLevel, level: MatchLevel): LabelledAnswer => ({
  name: `${meant} as ${level}`,
  meant,
  result: { level, reasons: [], productKey: null, inputsText: "" },
});

test.each([
  ["candidate (class)", "likely"],
  ["Affected-candidate", "likely"],
  ["check (OS unknown)", "possible"],
  [" excluded by OS (see 17-215-01)", "excluded"],
  ["", null],
  ["perhaps", null],
])('the label "%s" asks for %s', (label, level) => {
  expect(levelMeant(label)).toBe(level);
});

describe("the report on a labelled inventory", () => {
  test("counts what was meant by what was answered, and lists what is wrong", () => {
    const report = reportOn([
      answer("likely", "strong"),
      answer("likely", "possible"),
      answer("possible", "possible"),
      answer("possible", "excluded"),
      answer("excluded", "excluded"),
    ]);
    expect(report.confusion).toEqual({
      likely: { likely: 1, possible: 1, excluded: 0 },
      possible: { likely: 0, possible: 1, excluded: 1 },
      excluded: { likely: 0, possible: 0, excluded: 1 },
    });
    expect(report.precision).toEqual({ likely: 1, possible: 0.5, excluded: 0.5 });
    expect(report.recall).toEqual({ likely: 0.5, possible: 0.5, excluded: 1 });
    expect(report.kept).toBe(0.75);
    expect(report.wrong.map((each) => each.name)).toEqual(["likely as possible", "possible as excluded"]);
  });

  test("claims no share of nothing", () => {
    expect(reportOn([])).toMatchObject({ rows: 0, precision: { likely: null }, kept: null, wrong: [] });
  });
});
