import { classesNamed } from "../matching/device-class";
import type { MatchableAdvisory, MatchableProduct } from "../matching/matchable";
import { parseVersionExpression } from "../matching/version";
import type { Product } from "./advisory";
import type { EffectiveAdvisory } from "./annotation";

const dismissed = (advisory: EffectiveAdvisory, code: string, key: string): boolean =>
  advisory.findings.some(
    ({ finding, answers }) =>
      finding.code === code &&
      finding.productKeys.includes(key) &&
      answers.some((each) => each.kind === "finding-dismissed"),
  );

/** The versions meant by one that is listed only as the first, or the last, affected: its neighbours were never listed. */
function reached(versionText: string, reaches: Product["reaches"]): string {
  if (reaches === null || parseVersionExpression(versionText).kind !== "list") return versionText;
  if (reaches === "both") return "vers:all/*";
  return `${reaches === "later" ? ">=" : "<="}${versionText}`;
}

type Own = Pick<MatchableProduct, "key" | "operatingSystem">;

function byItself(product: Product, own: Own): MatchableProduct {
  const { vendor, productName, versionText, deviceClasses, identifiers, reaches } = product;
  return {
    ...own,
    vendor,
    productName,
    deviceClasses,
    identifiers,
    versionText: reached(versionText, reaches),
  };
}

/** The other names a combination may stand under in an inventory. */
const byParts = (product: Product, own: Own): readonly MatchableProduct[] =>
  product.parts.map((part) => ({
    ...own,
    ...part,
    versionText: reached(part.versionText, product.reaches),
    deviceClasses: classesNamed(part.productName),
    identifiers: [],
  }));

const meaningOf = ({ key: _key, ...product }: MatchableProduct): string => JSON.stringify(product);

/**
 * What is compared with the inventory: every product that counts as affected, under the conditions that stand, and each other name
 * of a combination once.
 */
export function matchableAdvisory(advisory: EffectiveAdvisory): MatchableAdvisory {
  const counted = advisory.products.flatMap(({ product, affected }) => {
    const { stableKey: key } = product;
    const operatingSystem = dismissed(advisory, "C5", key) ? null : product.operatingSystem;
    return affected ? [{ product, own: { key, operatingSystem } }] : [];
  });
  const named = counted.map(({ product, own }) => byItself(product, own));
  const known = new Set(named.map(meaningOf));
  const others = counted
    .flatMap(({ product, own }) => byParts(product, own))
    .filter((part) => {
      const meaning = meaningOf(part);
      const isNew = !known.has(meaning);
      known.add(meaning);
      return isNew;
    });
  return { products: [...named, ...others], namesNoProduct: advisory.products.length === 0 };
}
