import type { AliasTable } from "./aliases";
import { inputsText } from "./inputs";
import {
  aspects,
  type MatchableAdvisory,
  type MatchableSystem,
  type MatchLevel,
  type MatchResult,
} from "./matchable";
import { normalise } from "./normalise";
import { askProduct, type ProductAnswer, readProducts } from "./product-rule";
import { remembered, systemReader } from "./system-reading";

/** One thing that speaks against excludes, one that is not settled makes it possible, an identifier makes it strong. */
function levelOf(answer: ProductAnswer): MatchLevel {
  const verdicts = answer.reasons.map((reason) => reason.verdict);
  if (verdicts.includes("excludes")) return "excluded";
  if (!verdicts.every((verdict) => verdict === "met")) return "possible";
  return answer.identified && answer.versionDecided ? "strong" : "likely";
}

const rank: Readonly<Record<MatchLevel, number>> = { strong: 3, likely: 2, possible: 1, excluded: 0 };

const weight = { met: 4, check: 2, unknown: 1, excludes: -4 } as const;

/** How near a product comes: its level first, then its reasons. */
function nearness(answer: ProductAnswer): number {
  const reasons = answer.reasons.reduce((sum, reason) => sum + weight[reason.verdict], 0);
  return rank[levelOf(answer)] * 1000 + reasons;
}

function nearest(answers: readonly ProductAnswer[]): ProductAnswer | undefined {
  const [first, ...rest] = answers;
  if (first === undefined) return undefined;
  return rest.reduce((a, b) => (nearness(b) > nearness(a) ? b : a), first);
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
  const products = readProducts(advisory, table);
  const read = systemReader(table);
  const plain = remembered(normalise);
  return (system) => {
    if (advisory.namesNoProduct) return nothingNamed(system);
    const reading = read(system);
    const answers = products.map((product) => askProduct(reading, product));
    const best = nearest(answers);
    const level = best === undefined ? "excluded" : levelOf(best);
    return {
      level,
      reasons: best?.reasons ?? [],
      productKey: best?.product.key ?? null,
      inputsText: inputsText(level, system, answers, best, plain),
    };
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
