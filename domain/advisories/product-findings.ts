import type { AliasTable } from "../matching/aliases";
import { compact, repairMojibake } from "../matching/normalise";
import { operatingSystemName } from "../matching/operating-system-names";
import { spelledAlike } from "../matching/vendor";
import { parseVersionExpression } from "../matching/version";
import type { AdvisoryReading, Finding, Product } from "./advisory";
import { findingKey } from "./finding-key";

const keys = (products: readonly Product[]): readonly string[] =>
  products.map((product) => product.stableKey);

const paths = (products: readonly Product[]): readonly string[] => products.map((product) => product.path);

/** "1 product is" or "3 products are". */
const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const counting = (reading: AdvisoryReading): readonly Product[] => {
  const named = reading.products.filter((product) => product.affectedBy !== "unnamed");
  return named.length > 0 ? named : reading.products;
};

function statusPaths(reading: AdvisoryReading, missing: readonly Product[]): readonly string[] {
  const ids = new Set(missing.map((product) => product.productId));
  const found = reading.vulnerabilities.filter((vulnerability) =>
    [...vulnerability.scores, ...vulnerability.remediations].some((each) =>
      each.productIds.some((id) => ids.has(id)),
    ),
  );
  return found.map((vulnerability) => `${vulnerability.path}/product_status`);
}

/** C1: a product named in scores or remediations, or nowhere, counts as affected until someone decides otherwise. */
export function unlistedProducts(reading: AdvisoryReading): readonly Finding[] {
  const all = counting(reading);
  const missing = all.filter((product) => ["score-or-remediation", "unnamed"].includes(product.affectedBy));
  if (missing.length === 0) return [];
  const where = statusPaths(reading, missing);
  const of = count(all.length, "product", "products");
  const verb = missing.length === 1 ? "is" : "are";
  const they = missing.length === 1 ? "It counts" : "They count";
  return [
    {
      key: findingKey("C1", keys(missing)),
      code: "C1",
      severity: "blocks",
      paths: where.length > 0 ? where : paths(missing),
      sentence: `${missing.length} of ${of} ${verb} missing from the affected list. ${they} as affected until someone decides otherwise.`,
      productKeys: keys(missing),
      quote: null,
    },
  ];
}

/** C5: an operating system in a product's name is used as a condition. One finding for each condition. */
export function operatingSystemsInNames(reading: AdvisoryReading): readonly Finding[] {
  const all = counting(reading);
  const conditions = [...new Set(all.flatMap((product) => product.operatingSystem?.text ?? []))];
  return conditions.map((text) => {
    const held = all.filter((product) => product.operatingSystem?.text === text);
    const names = (held[0]?.operatingSystem?.systems ?? []).map(operatingSystemName).join(" or ");
    return {
      key: findingKey("C5", [text]),
      code: "C5",
      severity: "warn",
      paths: paths(held),
      sentence: `Only systems on ${names} count: the ${held.length === 1 ? "name" : "names"} of ${held.length} of ${count(all.length, "product says", "products say")} so. Another release is excluded; an unknown one is checked.`,
      productKeys: keys(held),
      quote: text,
    };
  });
}

/** C6: a version text that cannot be compared needs a manual check. */
export function unreadableVersions(reading: AdvisoryReading): readonly Finding[] {
  const held = counting(reading).filter(
    (product) => parseVersionExpression(product.versionText).kind === "text",
  );
  if (held.length === 0) return [];
  const texts = [...new Set(held.map((product) => product.versionText))];
  return [
    {
      key: findingKey("C6", texts),
      code: "C6",
      severity: "warn",
      paths: paths(held),
      sentence: `The versions of ${count(held.length, "product", "products")} must be checked by hand: the version text cannot be compared.`,
      productKeys: keys(held),
      quote: texts.slice(0, 3).join("; "),
    },
  ];
}

type Oddity = Readonly<{ text: string; what: string }>;

/** What is said of a vendor's name that is nearly spelled like one the alias table knows; null where it is not. */
function misspelled(vendor: string, table: AliasTable): string | null {
  const own = compact(vendor);
  const means = table.vendor.get(own);
  if (means !== undefined) return spelledAlike(own, compact(means)) ? `is compared as ${means}` : null;
  const meant = [...new Set(table.vendor.values())].find((name) => spelledAlike(own, compact(name)));
  return meant === undefined
    ? null
    : `may be meant as ${meant}: systems by ${meant} are to be checked until the spelling is corrected`;
}

/** What is odd about a text by itself: broken letters or stray blanks; null where nothing is. */
export function oddityOf(text: string): string | null {
  if (repairMojibake(text) !== text) return `reads as “${repairMojibake(text)}”`;
  return text !== text.trim() || /\s{2,}/.test(text) ? "has stray blanks" : null;
}

function odditiesOf(product: Product, table: AliasTable): readonly Oddity[] {
  const what = misspelled(product.vendor, table);
  const spelled = what === null ? [] : [{ text: product.vendor, what }];
  const texts = [product.vendor, product.productName, product.versionText];
  const marked = texts.flatMap((text) => {
    const what = oddityOf(text);
    return what === null ? [] : [{ text, what }];
  });
  return [...spelled, ...marked];
}

/** C7: an unusual spelling of a vendor, stray blanks or broken letters. One finding for each text. */
export function oddSpellings(reading: AdvisoryReading, table: AliasTable): readonly Finding[] {
  const all = reading.products.flatMap((product) =>
    odditiesOf(product, table).map((oddity) => ({ product, oddity })),
  );
  const byText = new Map<string, typeof all>();
  for (const each of all) {
    const held = byText.get(each.oddity.text);
    if (held) held.push(each);
    else byText.set(each.oddity.text, [each]);
  }
  return [...byText].map(([text, held]) => {
    const products = held.map(({ product }) => product);
    return {
      key: findingKey("C7", [text]),
      code: "C7",
      severity: "note",
      paths: [...new Set(paths(products))],
      sentence: `“${text}” ${[...new Set(held.map(({ oddity }) => oddity.what))].join(" and ")}.`,
      productKeys: [...new Set(keys(products))],
      quote: text,
    };
  });
}

/** How an odd text is probably meant: without stray blanks, and with its letters put together again. */
export const suggestedSpelling = (text: string): string => repairMojibake(text).replace(/\s+/g, " ").trim();
