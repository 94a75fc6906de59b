import type { AliasTable } from "./aliases";
import { isOnlyClass } from "./device-class";
import type { Verdict } from "./matchable";
import { compact, cutInto, mayBeSlip, sameWord, saysNothing, words } from "./normalise";
import { spelledOut } from "./operating-system";

/** One thing a product's name may stand for: a model by its words, or a class in plain words. */
export type Meaning = Readonly<{
  words: readonly string[];
  /** The name names a class and nothing else: rule 3, the class rule. */
  classOnly: boolean;
  /** A family whose members are named elsewhere: never more than similar. */
  family: boolean;
}>;

const filler: ReadonlySet<string> = new Set(
  (
    "system systems family families series product products scanner scanners based version versions all w with for the and of on " +
    "running performance slice slices software release device devices model models line type edition"
  ).split(" "),
);

/** Words for a class inside a model's name: they tell models apart only when both sides have one. */
const soft: ReadonlySet<string> = new Set(
  "pet ct spect mr mri nm workplace workstation server client station".split(" "),
);

const isNumber = (word: string): boolean => /^\p{N}/u.test(word);
const isName = (word: string): boolean => !isNumber(word) && word.length >= 2;

function meaningOf(text: string, vendorWords: ReadonlySet<string>, family: boolean): Meaning {
  const bare = words(text).filter((word) => !filler.has(word) && !vendorWords.has(word));
  const classOnly = isOnlyClass(bare.join(" "));
  // Five digits and more are a catalogue number: an identifier, not a part of the name.
  const name = bare.filter((word) => !isNumber(word) || word.length < 5);
  return { words: classOnly ? [] : name, classOnly, family };
}

/** "SPECT Workplaces/Symbia.net" names two things; "PET/CT" and "S/40" name one. */
function alternatives(text: string): readonly string[] {
  const joined = text.replace(/\b(pet|spect|nm)\s*[/+]\s*(ct|mr|mri)\b/gi, "$1 $2");
  const parts = joined.split(/[/;]|,\s|\s(?:or|and)\s/i).map((part) => part.trim());
  return parts.length > 1 &&
    parts.every((part) => words(part).some((word) => isName(word) && word.length >= 3))
    ? parts
    : [joined];
}

/** What a product's name, and a version text that is really a model's name, stand for. */
export function meanings(productName: string, vendor: string, modelText: string): readonly Meaning[] {
  const vendorWords = new Set(words(vendor));
  const name = spelledOut(productName).rest;
  const own = alternatives(name).map((part) => meaningOf(part, vendorWords, modelText !== ""));
  const narrower = modelText === "" ? [] : [meaningOf(modelText, vendorWords, false)];
  return [...own, ...narrower].filter((meaning) => meaning.classOnly || meaning.words.length > 0);
}

type Left = Readonly<{ shared: boolean; system: readonly string[]; product: readonly string[] }>;

const splitBy = (list: readonly string[], other: readonly string[]): readonly string[] => {
  const known = new Set(other);
  return list.flatMap((word) => (known.has(word) ? [word] : (cutInto(word, known) ?? [word])));
};

/** What is left on either side when equal words are taken away. */
function compare(system: readonly string[], product: readonly string[]): Left {
  const mine = splitBy(system, product);
  const theirs = splitBy(product, mine);
  const has = (list: readonly string[], word: string): boolean => list.some((each) => sameWord(each, word));
  const differing = (list: readonly string[], other: readonly string[]): readonly string[] =>
    list.filter((word) => !has(other, word));
  return {
    shared: mine.some((word) => isName(word) && !soft.has(word) && has(theirs, word)),
    system: differing(mine, theirs),
    product: differing(theirs, mine),
  };
}

const slips = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((word) => b.some((other) => mayBeSlip(word, other)));

function bothDiffer(left: Left): Verdict {
  if (slips(left.system, left.product)) return "check";
  const numbers = left.system.some(isNumber) && left.product.some(isNumber);
  const names = left.system.some((word) => !isNumber(word)) && left.product.some((word) => !isNumber(word));
  return numbers || names ? "excludes" : "check";
}

function verdictOf(left: Left): Verdict {
  if (!left.shared) return slips(left.system, left.product) ? "check" : "excludes";
  const system = left.system.filter((word) => !soft.has(word));
  const product = left.product.filter((word) => !soft.has(word));
  if (left.system.length > 0 && left.product.length > 0) return bothDiffer(left);
  return system.length === 0 && product.length === 0 ? "met" : "check";
}

/** A system's model as the rule compares it, read once for all products. */
export type ModelText = Readonly<{
  words: readonly string[];
  /** The words of what the model stands for by the alias table. */
  alias: readonly string[] | null;
}>;

/** The words of a model text; none when it says nothing, or nothing but a class. */
export function readModelText(text: string, table: AliasTable): ModelText {
  const alias = table.model.get(compact(text));
  const own = words(text).filter((word) => !filler.has(word));
  const says =
    !saysNothing(text) && !isOnlyClass(text) && own.some((word) => isNumber(word) || !soft.has(word));
  return { words: says ? own : [], alias: alias === undefined ? null : words(alias) };
}

/** Rule 3 without the class rule: a system's model against one meaning of a product's name. */
export function modelVerdict(model: ModelText, meaning: Meaning, vendorWords: ReadonlySet<string>): Verdict {
  const own = model.words.filter((word) => !vendorWords.has(word));
  if (own.length === 0) return "unknown";
  const verdict = verdictOf(compare(own, meaning.words));
  if (verdict === "excludes" && model.alias !== null) {
    return verdictOf(compare(model.alias, meaning.words)) === "excludes" ? "excludes" : "check";
  }
  return verdict === "met" && meaning.family ? "check" : verdict;
}
