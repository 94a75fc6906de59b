import type { AliasKind } from "./alias-words";
import { compact, words } from "./normalise";

/** One line of the organisation's alias table: `text` is another way to write `means` between two dates (ISO, null is open). */
export type Alias = Readonly<{
  kind: AliasKind;
  text: string;
  means: string;
  validFrom: string | null;
  validTo: string | null;
}>;

/** The aliases that hold at one moment, made ready to be looked up. */
export type AliasTable = Readonly<Record<AliasKind, ReadonlyMap<string, string>>> &
  Readonly<{
    /** Manufacturer names long enough to be recognised inside a longer text, with the words they consist of. */
    vendorWords: readonly Readonly<{ words: readonly string[]; run: string; means: string }>[];
  }>;

const holds = (alias: Alias, day: string): boolean =>
  (alias.validFrom === null || alias.validFrom <= day) && (alias.validTo === null || day < alias.validTo);

/** The alias table as it holds on a day. */
export function aliasTable(aliases: readonly Alias[], on: Date): AliasTable {
  const current = aliases.filter((alias) => holds(alias, on.toISOString().slice(0, 10)));
  const of = (kind: AliasKind): ReadonlyMap<string, string> =>
    new Map(
      current.filter((alias) => alias.kind === kind).map((alias) => [compact(alias.text), alias.means]),
    );
  const vendorWords = current
    .filter((alias) => alias.kind === "vendor" && compact(alias.text).length >= 5)
    .map((alias) => ({ words: words(alias.text), run: compact(alias.text), means: alias.means }));
  return {
    vendor: of("vendor"),
    model: of("model"),
    class: of("class"),
    "operating-system": of("operating-system"),
    vendorWords,
  };
}
