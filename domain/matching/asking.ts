import type { MatchableSystem } from "./matchable";
import { compact, saysNothing } from "./normalise";
import {
  type Asked,
  askModel,
  askOperatingSystem,
  askVendor,
  askVersion,
  joined,
  type ProductAnswer,
  type ProductReading,
} from "./product-rule";
import { remembered, type SystemReading } from "./system-reading";

/** Products that give one part of the rules the same answer are asked once. */
type Groups = Readonly<{ members: readonly ProductReading[]; groupOf: readonly number[] }>;

function groupsBy(products: readonly ProductReading[], keyOf: (product: ProductReading) => string): Groups {
  const places = new Map<string, number>();
  const members: ProductReading[] = [];
  const groupOf = products.map((product) => {
    const key = keyOf(product);
    const known = places.get(key);
    if (known !== undefined) return known;
    members.push(product);
    places.set(key, members.length - 1);
    return members.length - 1;
  });
  return { members, groupOf };
}

const json = (...parts: readonly unknown[]): string => JSON.stringify(parts);

const vendorKey = (system: MatchableSystem): string =>
  json(
    system.manufacturer,
    system.identities.map((each) => each.manufacturer),
  );

const modelKey = (system: MatchableSystem): string =>
  json(
    system.manufacturer,
    system.model,
    system.deviceClass,
    system.modality,
    system.identities.map((each) => [each.model, each.modality]),
  );

/** Answers of one part for every group of products, remembered by the texts of the system they rest on. */
function part<Answer>(
  { members, groupOf }: Groups,
  keyOf: (system: MatchableSystem) => string,
  ask: (system: SystemReading, product: ProductReading) => Answer,
): (system: SystemReading) => (product: number) => Answer {
  // Set right before the answers are looked up, so the casts hold: a reading is there, and every product has a group.
  let asked: SystemReading | undefined;
  const answers = remembered(() => members.map((member) => ask(asked as SystemReading, member)));
  return (system) => {
    asked = system;
    const known = answers(keyOf(system.system));
    return (product) => known[groupOf[product] ?? 0] as Answer;
  };
}

/** Which products give a number that is equal to the serial or the model of a system. */
function identifiedBy(products: readonly ProductReading[]): (system: SystemReading) => ReadonlySet<number> {
  const none: ReadonlySet<number> = new Set();
  const byNumber = new Map<string, number[]>();
  for (const [at, { identifiers }] of products.entries()) {
    for (const identifier of identifiers) byNumber.set(identifier, [...(byNumber.get(identifier) ?? []), at]);
  }
  if (byNumber.size === 0) return () => none;
  return ({ system }) => {
    const texts = [system.serial, system.model].filter((text) => !saysNothing(text));
    return new Set(texts.flatMap((text) => byNumber.get(compact(text)) ?? []));
  };
}

/**
 * Asks all products of an advisory about one system. Each part of the rules is asked once for products that are alike in it, and
 * once for systems whose texts are alike in it; the answers are those of asking every product about every system.
 */
export function asker(
  products: readonly ProductReading[],
): (system: SystemReading) => readonly ProductAnswer[] {
  const vendor = part(
    groupsBy(products, ({ product }) => product.vendor),
    vendorKey,
    askVendor,
  );
  const model = part(
    groupsBy(products, ({ product, namesModel }) =>
      json(
        product.vendor,
        product.productName,
        product.deviceClasses,
        namesModel ? product.versionText : null,
      ),
    ),
    modelKey,
    askModel,
  );
  const operatingSystem = part(
    groupsBy(products, ({ product }) => json(product.operatingSystem)),
    (system) => system.operatingSystem,
    askOperatingSystem,
  );
  const version = part(
    groupsBy(products, ({ product }) => product.versionText),
    (system) => system.softwareVersion,
    askVersion,
  );
  const identified = identifiedBy(products);
  return (system) => {
    const [v, m, o, s] = [vendor(system), model(system), operatingSystem(system), version(system)];
    const equal = identified(system);
    const asked = (at: number): Asked => ({
      vendor: v(at),
      model: m(at),
      operatingSystem: o(at),
      version: s(at),
      identified: equal.has(at),
    });
    return products.map((product, at) => joined(product, asked(at)));
  };
}
