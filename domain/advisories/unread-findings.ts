import type { AdvisoryReading, Finding, Product, StatusKind, Unread, Vulnerability } from "./advisory";
import { findingKey } from "./finding-key";

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const names = (found: readonly Unread[]): string => {
  const all = [...new Set(found.map((each) => each.text))];
  return all.length <= 3 ? all.join(", ") : `${all.slice(0, 3).join(", ")} and ${all.length - 3} more`;
};

const harmless = /\/product_status\/(?:fixed|first_fixed|recommended|known_not_affected)\//;

function idsWithoutMeaning(reading: AdvisoryReading): readonly Finding[] {
  const found = reading.unread.filter((each) => each.kind !== "member");
  if (found.length === 0) return [];
  const ids = [...new Set(found.map((each) => each.text))];
  return [
    {
      key: findingKey("C13", ids),
      code: "C13",
      severity: found.every((each) => harmless.test(each.path)) ? "warn" : "blocks",
      paths: found.map((each) => each.path),
      sentence: `Systems may be missing: the document names ${count(ids.length, "product or group", "products or groups")} that it does not define, so what is meant cannot be told.`,
      productKeys: [],
      quote: names(found),
    },
  ];
}

function unknownEntries(reading: AdvisoryReading): readonly Finding[] {
  const found = reading.unread.filter((each) => each.kind === "member");
  if (found.length === 0) return [];
  return [
    {
      key: findingKey("C13", ["entries", ...found.map((each) => each.text)]),
      code: "C13",
      severity: "warn",
      paths: found.map((each) => each.path),
      sentence: `${count(found.length, "entry was", "entries were")} not read: CSAF knows no such ${found.length === 1 ? "entry" : "entries"}. Look whether something is said there about your systems.`,
      productKeys: [],
      quote: names(found),
    },
  ];
}

const affected: readonly StatusKind[] = ["known_affected", "first_affected", "last_affected"];
const free: readonly StatusKind[] = ["known_not_affected", "fixed", "first_fixed"];

function contradictory({ status }: Vulnerability): readonly string[] {
  const not = new Set(free.flatMap((kind) => status[kind]));
  return affected.flatMap((kind) => status[kind]).filter((id) => not.has(id));
}

/** A product that one vulnerability lists as affected and as not affected or fixed counts as affected, and that is said. */
function saidBothWays(reading: AdvisoryReading): readonly Finding[] {
  const ids = new Set(reading.vulnerabilities.flatMap(contradictory));
  const held: readonly Product[] = reading.products.filter((product) => ids.has(product.productId));
  if (held.length === 0) return [];
  return [
    {
      key: findingKey(
        "C13",
        held.map((product) => product.stableKey),
      ),
      code: "C13",
      severity: "warn",
      paths: reading.vulnerabilities
        .filter((each) => contradictory(each).length > 0)
        .map((each) => `${each.path}/product_status`),
      sentence: `${count(held.length, "product counts", "products count")} as affected although the document also says not affected, or fixed: it contradicts itself.`,
      productKeys: held.map((product) => product.stableKey),
      quote: null,
    },
  ];
}

/** C13: what the document says of products and cannot be understood: ids without meaning, unknown entries, contradictions. */
export const notUnderstood = (reading: AdvisoryReading): readonly Finding[] => [
  ...idsWithoutMeaning(reading),
  ...saidBothWays(reading),
  ...unknownEntries(reading),
];
