import type { MatchLevel, MatchResult } from "./matchable";

/** The labels an inventory may carry, and the level each one asks for. */
const levelOfLabel: Readonly<Record<string, MatchLevel>> = {
  "affected-candidate": "likely",
  candidate: "likely",
  check: "possible",
  excluded: "excluded",
};

/** The level a label asks for; it goes by its first word, "check (OS unknown)" is check. Null: the row has no label. */
export function levelMeant(label: string): MatchLevel | null {
  return levelOfLabel[label.trim().toLowerCase().split(/[\s(]/)[0] ?? ""] ?? null;
}

/** One row of a labelled inventory with what the rules answered. */
export type LabelledAnswer = Readonly<{ name: string; meant: MatchLevel; result: MatchResult }>;

const levels = ["likely", "possible", "excluded"] as const;
type Level = (typeof levels)[number];

/** A strong match is a likely one that an identifier confirmed; the labels know no difference. */
const plain = (level: MatchLevel): Level => (level === "strong" ? "likely" : level);

export type LabelReport = Readonly<{
  rows: number;
  /** What was meant, by what was answered. */
  confusion: Readonly<Record<Level, Readonly<Record<Level, number>>>>;
  /** Of the rows answered with a level, the share that was meant so; null when there is none. */
  precision: Readonly<Record<Level, number | null>>;
  /** Of the rows meant as a level, the share that was answered so. */
  recall: Readonly<Record<Level, number | null>>;
  /** Of the rows that are affected or to be checked, the share that was not excluded: what is lost here is lost for good. */
  kept: number | null;
  wrong: readonly LabelledAnswer[];
}>;

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** How the rules answer a labelled inventory: confusion by level, precision, recall and every row that is wrong. */
export function reportOn(answers: readonly LabelledAnswer[]): LabelReport {
  const count = (fits: (answer: LabelledAnswer) => boolean): number => answers.filter(fits).length;
  const cell = (meant: Level, answered: Level): number =>
    count((each) => plain(each.meant) === meant && plain(each.result.level) === answered);
  const each = <Value>(of: (level: Level) => Value): Readonly<Record<Level, Value>> => ({
    likely: of("likely"),
    possible: of("possible"),
    excluded: of("excluded"),
  });
  const isOpen = ({ meant }: LabelledAnswer): boolean => meant !== "excluded";
  return {
    rows: answers.length,
    confusion: each((meant) => each((answered) => cell(meant, answered))),
    precision: each((level) =>
      share(
        cell(level, level),
        count(({ result }) => plain(result.level) === level),
      ),
    ),
    recall: each((level) =>
      share(
        cell(level, level),
        count(({ meant }) => plain(meant) === level),
      ),
    ),
    kept: share(
      count((answer) => isOpen(answer) && answer.result.level !== "excluded"),
      count(isOpen),
    ),
    wrong: answers.filter(({ meant, result }) => plain(meant) !== plain(result.level)),
  };
}
