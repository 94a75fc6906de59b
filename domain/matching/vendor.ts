import type { AliasTable } from "./aliases";
import { doubtsItself } from "./doubts";
import type { Verdict } from "./matchable";
import { compact, cutInto, saysNothing, similarity, words } from "./normalise";

/** Which manufacturers a text names; certain only when the text names nothing else. */
export type VendorReading = Readonly<{
  names: readonly string[];
  certain: boolean;
  /** The text doubts or denies what it says, or tells who sold or serves the system rather than who made it. */
  inDoubt: boolean;
  /** The words that tell this firm from others; empty when the text says nothing. */
  core: string;
}>;

/** Words of a firm's name that tell no firm from another: legal forms, trades, countries. */
const common = new Set(
  (
    "gmbh ag se inc corp corporation co company ltd limited llc llp lp kg kgaa oy oyj ab as sa sas srl spa nv bv plc pty kk " +
    "medical medizin medizintechnik medicine systems system solutions solution healthcare health care technologies technology " +
    "med hc sys sol pet imaging international group holding holdings global industries diagnostics services service usa us uk eu de germany " +
    "deutschland north america europe japan china shanghai the of and und nm mec mi ultrasound nuclear molecular gesellschaft"
  ).split(" "),
);

/** Who sold, lent or serves a system, and who built the computer in it, is not who made it. */
const besideTheMaker =
  /(?<!\p{L})(?:vertrieb|vertreter|distribut\w*|dealer|reseller|lieferant|supplie\w*|sold|leas\w*|gemietet|rent\w*|refurb\w*|wartung|maintained|serviced?\s(?:by|durch|von)|fujitsu|nixdorf|dell|lenovo|hewlett|hp)(?!\p{L})/u;

/** Between two names of one firm: "Canon (ex Toshiba)". */
const renamed = String.raw`(?<!\p{L})(?:formerly|former|ehemals|ehem|vormals|früher|frueher|ex|now|jetzt|heute)(?!\p{L})`;
const between = new RegExp(String.raw`\s+(?:and|und|et)\s+|[/&+;]|${renamed}`, "iu");

const core = (list: readonly string[]): string => list.filter((word) => !common.has(word)).join("");

const isCommon = (run: string): boolean => common.has(run) || cutInto(run, common) !== null;

/** A name inside a longer text: as whole words in a row, or at the head of words written together ("siemensnm"). */
function named(list: readonly string[], alias: AliasTable["vendorWords"][number]): boolean {
  const first = alias.words[0] ?? "";
  return list.some((word, at) => {
    if (word.length > alias.run.length && word.startsWith(alias.run))
      return isCommon(word.slice(alias.run.length));
    return word === alias.run || (word === first && alias.words.every((part, i) => list[at + i] === part));
  });
}

/** Whether a text holds nothing but words that many firms use: "Medical Systems", "GmbH". */
export const tellsNoFirm = (text: string): boolean => core(words(text)) === "";

function readPart(text: string, table: AliasTable): readonly string[] {
  const list = words(text);
  const short = common.has(list[1] ?? "") ? table.vendor.get(list[0] ?? "") : undefined;
  const whole = table.vendor.get(list.join("")) ?? table.vendor.get(core(list));
  if (whole !== undefined) return [whole];
  const inside = table.vendorWords.filter((alias) => named(list, alias)).map((alias) => alias.means);
  return [...new Set([...(short === undefined ? [] : [short]), ...inside])];
}

/** The manufacturers a text names, by the alias table; "A and B" names two and is certain of neither. */
export function readVendor(text: string, table: AliasTable): VendorReading {
  if (saysNothing(text)) return { names: [], certain: false, inDoubt: false, core: "" };
  const whole = readPart(text, table);
  const exact = table.vendor.has(compact(text)) || table.vendor.has(core(words(text)));
  const parts = exact ? [] : text.split(between).filter((part) => compact(part) !== "");
  const perPart = parts.length > 1 ? parts.map((part) => readPart(part, table)) : [];
  const names = [...new Set([...whole, ...perPart.flat()])];
  const inDoubt = doubted(text, parts.length > 1);
  const certain = !inDoubt && names.length === 1 && perPart.every((found) => found.length === 1);
  return { names, certain, inDoubt, core: core(words(text)) || compact(text) };
}

/** A former name beside the name of today doubts nothing; a former name alone does. */
function doubted(text: string, hasParts: boolean): boolean {
  const small = text.toLowerCase();
  const rest = hasParts ? small.replaceAll(new RegExp(renamed, "gu"), " ") : small;
  return doubtsItself(rest) || besideTheMaker.test(small);
}

const overlap = (a: readonly string[], b: readonly string[]): boolean => a.some((name) => b.includes(name));

/** Whether two names of firms are nearly spelled alike. Lengths that differ by more than a quarter are not even compared. */
export const spelledAlike = (a: string, b: string): boolean =>
  a !== b &&
  a.length >= 5 &&
  Math.min(a.length, b.length) * 4 >= Math.max(a.length, b.length) * 2.9 &&
  similarity(a, b) >= 0.85;

/** The manufacturers of the table that a text which names none of them may mean: "Seimens" may mean Siemens. */
export const mayMean = ({ names, core: own }: VendorReading, known: Iterable<string>): readonly string[] =>
  names.length > 0 ? [] : [...new Set(known)].filter((name) => spelledAlike(own, compact(name)));

function compareKnown(system: VendorReading, advisory: VendorReading): Verdict {
  if (overlap(system.names, advisory.names)) return system.certain && advisory.certain ? "met" : "check";
  // What an advisory misspells excludes none of the systems of the manufacturer it may mean.
  if (mayMean(advisory, system.names).length > 0) return "check";
  return system.certain && (advisory.certain || advisory.names.length === 0) ? "excludes" : "check";
}

/** Rule 2. Only a manufacturer the table knows as another excludes; one it does not know is unknown. */
export function vendorVerdict(
  system: VendorReading,
  identities: readonly VendorReading[],
  advisory: VendorReading,
): Verdict {
  if (system.core === "" || advisory.core === "") return "unknown";
  if (system.core === advisory.core) return system.inDoubt ? "check" : "met";
  if (system.names.length === 0) return "unknown";
  const verdict = compareKnown(system, advisory);
  const other = identities.some((identity) => overlap(identity.names, advisory.names));
  return verdict === "excludes" && other ? "check" : verdict;
}
