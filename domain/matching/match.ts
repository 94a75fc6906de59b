import type { AliasTable } from "./aliases";
import { asker } from "./asking";
import { inputsText } from "./inputs";
import {
  aspects,
  type MatchableAdvisory,
  type MatchableSystem,
  type MatchLevel,
  type MatchResult,
} from "./matchable";
import { normalise } from "./normalise";
import { type ProductAnswer, readProducts, reasonsOf } from "./product-rule";
import { remembered, type SystemReading, systemReader } from "./system-reading";

/** One thing that speaks against excludes, one that is not settled makes it possible, an identifier makes it strong. */
function levelOf({ verdicts, identified, versionDecided }: ProductAnswer): MatchLevel {
  if (aspects.some((aspect) => verdicts[aspect] === "excludes")) return "excluded";
  if (!aspects.every((aspect) => verdicts[aspect] === "met")) return "possible";
  return identified && versionDecided ? "strong" : "likely";
}

const rank: Readonly<Record<MatchLevel, number>> = { strong: 3, likely: 2, possible: 1, excluded: 0 };

const weight = { met: 4, check: 2, unknown: 1, excludes: -4 } as const;

/** How near a product comes: its level first, then its reasons. */
function nearness(answer: ProductAnswer): number {
  const reasons = aspects.reduce((sum, aspect) => sum + weight[answer.verdicts[aspect]], 0);
  return rank[levelOf(answer)] * 1000 + reasons;
}

function nearest(answers: readonly ProductAnswer[]): ProductAnswer | undefined {
  let best: ProductAnswer | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const answer of answers) {
    const near = nearness(answer);
    if (near > most) [best, most] = [answer, near];
  }
  return best;
}

/** An advisory that names no product at all leaves every system open. */
function nothingNamed(system: MatchableSystem): MatchResult {
  const sentence = "The advisory names no product: nothing can be compared.";
  const reasons = aspects.map((aspect) => ({
    aspect,
    verdict: "unknown" as const,
    systemText: aspect === "vendor" ? system.manufacturer : "",
    advisoryText: "",
    sentence,
  }));
  return {
    level: "possible",
    reasons,
    productKey: null,
    inputsText: inputsText("possible", system, [], undefined, normalise),
  };
}

/** A matcher for one advisory: reads its products once and answers for any number of systems. */
export function matcher(
  advisory: MatchableAdvisory,
  table: AliasTable,
): (system: MatchableSystem) => MatchResult {
  const ask = asker(readProducts(advisory, table));
  const read = systemReader(table);
  const plain = remembered(normalise);
  return (system) => {
    if (advisory.namesNoProduct) return nothingNamed(system);
    const reading = read(system);
    return resultOf(reading, ask(reading), plain);
  };
}

/** The level, the reasons and the inputs that the answers of all products of an advisory amount to. */
export function resultOf(
  reading: SystemReading,
  answers: readonly ProductAnswer[],
  plain: (text: string) => string = normalise,
): MatchResult {
  const best = nearest(answers);
  const level = best === undefined ? "excluded" : levelOf(best);
  return {
    level,
    reasons: best === undefined ? [] : reasonsOf(reading, best),
    productKey: best?.product.product.key ?? null,
    inputsText: inputsText(level, reading.system, answers, best, plain),
  };
}

/** Compares one system with one advisory by the five rules; missing data never excludes. */
export function matchSystem(
  advisory: MatchableAdvisory,
  system: MatchableSystem,
  table: AliasTable,
): MatchResult {
  return matcher(advisory, table)(system);
}
