import cvss from "ae-cvss-calculator";
import type { BaseScoreOf } from "@/domain/advisories/score-findings";

const calculators = {
  "2.0": cvss.Cvss2,
  "3.0": cvss.Cvss3P0,
  "3.1": cvss.Cvss3P1,
  "4.0": cvss.Cvss4P0,
} as const;

/** The base score of a valid vector; the calculator says 0 of an invalid one, so parseVector() comes first. */
export const baseScoreOf: BaseScoreOf = (version, baseVector) => {
  const { base } = new calculators[version](baseVector).calculateScores();
  if (base === undefined) throw new Error(`No base score follows from the valid vector ${baseVector}`);
  return base;
};
