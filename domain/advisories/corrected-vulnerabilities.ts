import type { CvssVersion, Score } from "./advisory";
import type { EffectiveAdvisory, EffectiveScore } from "./annotation";
import { idTexts, isObject, type Json, object, objects } from "./json";

/** The products somebody ruled on, by product id. */
function ruled(advisory: EffectiveAdvisory, affected: boolean): ReadonlySet<string> {
  const held = advisory.products.filter((each) => each.by !== null && each.affected === affected);
  return new Set(held.map(({ product }) => product.productId));
}

const setting: ReadonlySet<string> = new Set(["known_affected", "first_affected", "last_affected"]);
const clearing: ReadonlySet<string> = new Set(["known_not_affected", "fixed", "first_fixed"]);
const fixed: readonly string[] = ["fixed", "first_fixed"];
const open: ReadonlySet<string> = new Set(["under_investigation", "unknown"]);

/** A ruling takes a product out of every list that says otherwise. */
function without(
  kind: string,
  affected: ReadonlySet<string>,
  free: ReadonlySet<string>,
  id: string,
): boolean {
  if (setting.has(kind)) return free.has(id);
  if (clearing.has(kind)) return affected.has(id);
  return open.has(kind) && (affected.has(id) || free.has(id));
}

/** The lists of a status that are not empty: CSAF allows no other. */
const filled = (lists: readonly (readonly [string, readonly string[]])[]): Json =>
  Object.fromEntries(lists.filter(([, ids]) => ids.length > 0));

/** The product status with every ruling applied: in this copy every vulnerability of an affected product lists it. */
export function withRulings(vulnerability: Json, advisory: EffectiveAdvisory): Json {
  const affected = ruled(advisory, true);
  const free = ruled(advisory, false);
  if (affected.size + free.size === 0) return vulnerability;
  const { product_status: given, ...rest } = vulnerability;
  const before = object(given);
  const kept = Object.entries(before).map(
    ([kind, ids]) => [kind, idTexts(ids).filter((id) => !without(kind, affected, free, id))] as const,
  );
  const of = (kind: string): readonly string[] => kept.find(([name]) => name === kind)?.[1] ?? [];
  // Fixed is not affected already, and CSAF lets a product be one of the two only (section 6.1.6).
  const unlessFixed = [...free].filter((id) => !fixed.some((kind) => of(kind).includes(id)));
  const others = kept.filter(([kind]) => kind !== "known_affected" && kind !== "known_not_affected");
  const status = filled([
    ["known_affected", [...new Set([...of("known_affected"), ...affected])]],
    ["known_not_affected", [...new Set([...of("known_not_affected"), ...unlessFixed])]],
    ...others,
  ]);
  return Object.keys(status).length > 0 ? { ...rest, product_status: status } : rest;
}

/** The remediations with the advice that was transcribed, for the products it holds for. */
export function withAdvice(vulnerability: Json, advisory: EffectiveAdvisory): Json {
  const added = advisory.advice.flatMap((advice) => {
    if (!("annotation" in advice.from)) return [];
    const { source } = advice.from.annotation;
    const wanted = new Set(advice.productKeys);
    const held = advisory.products.filter(
      ({ product, affected }) => affected && (wanted.size === 0 || wanted.has(product.stableKey)),
    );
    const ids = held.map(({ product }) => product.productId);
    return [
      {
        category: "mitigation",
        details: source ? `${advice.text}\n\nTranscribed from: ${source.title}` : advice.text,
        ...(ids.length > 0 && { product_ids: ids }),
        ...(source?.url && { url: source.url }),
      },
    ];
  });
  if (added.length === 0) return vulnerability;
  const { remediations: given } = vulnerability;
  const before = Array.isArray(given) ? given.filter(isObject) : [];
  return { ...vulnerability, remediations: [...before, ...added] };
}

const fieldOf: Readonly<Record<CvssVersion, string>> = {
  "2.0": "cvss_v2",
  "3.0": "cvss_v3",
  "3.1": "cvss_v3",
  "4.0": "cvss_v4",
};

const writtenScore = ({ version, vector, baseScore, severity }: Score): Json => ({
  version,
  vectorString: vector,
  baseScore,
  ...(severity !== null && { baseSeverity: severity }),
});

/** One entry of `scores`, or the content of one of `metrics`, with the corrected scores in place of those they correct. */
function rescored(entry: Json, corrected: readonly EffectiveScore[], path: string): Json {
  const own = corrected.filter((score) => score.path.slice(0, score.path.lastIndexOf("/")) === path);
  if (own.length === 0) return entry;
  const wrong = new Set(own.map((score) => score.path.slice(path.length + 1)));
  const kept = Object.entries(entry).filter(([field]) => !wrong.has(field));
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(own.map((score) => [fieldOf[score.version], writtenScore(score)])),
  };
}

/** The scores as they count now: one that was corrected is replaced whole, since what stood beside it followed from the wrong vector. */
export function withCorrectedScores(vulnerability: Json, advisory: EffectiveAdvisory, index: number): Json {
  const path = `/vulnerabilities/${index}`;
  const said = advisory.vulnerabilities.find((each) => each.path === path);
  const corrected = said?.scores.filter((score) => score.corrected !== null) ?? [];
  if (corrected.length === 0) return vulnerability;
  const { scores, metrics } = vulnerability;
  return {
    ...vulnerability,
    ...(Array.isArray(scores) && {
      scores: objects(scores, `${path}/scores`).map(({ value, path: at }) => rescored(value, corrected, at)),
    }),
    ...(Array.isArray(metrics) && {
      metrics: objects(metrics, `${path}/metrics`).map(({ value, path: at }) => ({
        ...value,
        content: rescored(object(value.content), corrected, at),
      })),
    }),
  };
}
