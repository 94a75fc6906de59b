import type { AliasTable } from "../aliases";
import { resultOf } from "../match";
import type { MatchableAdvisory, MatchableSystem, MatchResult } from "../matchable";
import { compact, saysNothing } from "../normalise";
import {
  askModel,
  askOperatingSystem,
  askVendor,
  askVersion,
  joined,
  type ProductReading,
  readProducts,
} from "../product-rule";
import { systemReader } from "../system-reading";

/** Matching as the rules say it, every product about every system, nothing remembered: what the fast way must agree with. */
export function plainMatch(
  advisory: MatchableAdvisory,
  system: MatchableSystem,
  table: AliasTable,
): MatchResult {
  const reading = systemReader(table)(system);
  const numbers = [system.serial, system.model].filter((text) => !saysNothing(text)).map(compact);
  const ask = (product: ProductReading) =>
    joined(product, {
      vendor: askVendor(reading, product),
      model: askModel(reading, product),
      operatingSystem: askOperatingSystem(reading, product),
      version: askVersion(reading, product),
      identified: numbers.some((number) => product.identifiers.has(number)),
    });
  return resultOf(reading, readProducts(advisory, table).map(ask));
}
