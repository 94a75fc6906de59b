import type { AliasTable } from "./aliases";
import type { Verdict } from "./matchable";
import { compact, cutInto, saysNothing, words } from "./normalise";

/** Which manufacturers a text names; certain only when the text names nothing else. */
export type VendorReading = Readonly<{
  names: readonly string[];
  certain: boolean;
  /** The words that tell this firm from others; empty when the text says nothing. */
  core: string;
}>;

/** Words of a firm's name that tell no firm from another: legal forms, trades, countries. */
const common = new Set(
  (
    "gmbh ag se inc corp corporation co company ltd limited llc llp lp kg kgaa oy oyj ab as sa sas srl spa nv bv plc pty kk " +
    "medical medizin medizintechnik medicine systems system solutions solution healthcare health care technologies technology " +
    "imaging international group holding holdings global industries diagnostics services service usa us uk eu de germany " +
    "deutschland north america europe japan china shanghai the of and und nm mec mi ultrasound nuclear molecular gesellschaft"
  ).split(" "),
);

const core = (list: readonly string[]): string => list.filter((word) => !common.has(word)).join("");

/** A name inside a longer text: as whole words in a row, or at the head of words written together ("siemensnm"). */
function named(list: readonly string[], alias: AliasTable["vendorWords"][number]): boolean {
  const first = alias.words[0] ?? "";
  return list.some((word, at) => {
    if (word.length > alias.run.length && word.startsWith(alias.run))
      return cutInto(word.slice(alias.run.length), common) !== null;
    return word === alias.run || (word === first && alias.words.every((part, i) => list[at + i] === part));
  });
}

function readPart(text: string, table: AliasTable): readonly string[] {
  const list = words(text);
  const short = common.has(list[1] ?? "") ? table.vendor.get(list[0] ?? "") : undefined;
  const whole = table.vendor.get(list.join("")) ?? table.vendor.get(core(list)) ?? short;
  if (whole !== undefined) return [whole];
  return [...new Set(table.vendorWords.filter((alias) => named(list, alias)).map((alias) => alias.means))];
}

/** The manufacturers a text names, by the alias table; "A and B" names two and is certain of neither. */
export function readVendor(text: string, table: AliasTable): VendorReading {
  if (saysNothing(text)) return { names: [], certain: false, core: "" };
  const whole = readPart(text, table);
  const exact = table.vendor.has(compact(text)) || table.vendor.has(core(words(text)));
  const parts = exact
    ? []
    : text.split(/\s+(?:and|und|et)\s+|[/&+;]/i).filter((part) => compact(part) !== "");
  const perPart = parts.length > 1 ? parts.map((part) => readPart(part, table)) : [];
  const names = [...new Set([...whole, ...perPart.flat()])];
  const certain = names.length === 1 && perPart.every((found) => found.length === 1);
  return { names, certain, core: core(words(text)) || compact(text) };
}

const overlap = (a: readonly string[], b: readonly string[]): boolean => a.some((name) => b.includes(name));

function compareKnown(system: VendorReading, advisory: VendorReading): Verdict {
  if (overlap(system.names, advisory.names)) return system.certain && advisory.certain ? "met" : "check";
  return system.certain && (advisory.certain || advisory.names.length === 0) ? "excludes" : "check";
}

/** Rule 2. Only a manufacturer the table knows as another excludes; one it does not know is unknown. */
export function vendorVerdict(
  system: VendorReading,
  identities: readonly VendorReading[],
  advisory: VendorReading,
): Verdict {
  if (system.core === "" || advisory.core === "") return "unknown";
  if (system.core === advisory.core) return "met";
  if (system.names.length === 0) return "unknown";
  const verdict = compareKnown(system, advisory);
  const other = identities.some((identity) => overlap(identity.names, advisory.names));
  return verdict === "excludes" && other ? "check" : verdict;
}
