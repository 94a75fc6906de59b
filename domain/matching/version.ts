import type { Verdict } from "./matchable";
import { saysNothing } from "./normalise";

/**
 * A version that can be compared: letters in front ("VB"), numbers, letters behind ("A") and a patch ("UD 3"). Only two of one
 * scheme compare: same letters in front, both with or both without.
 */
export type Version = Readonly<{
  prefix: string;
  numbers: readonly number[];
  letter: string;
  patch: string;
  patchNumber: number;
}>;

type Bound = Readonly<{ operator: "<" | "<=" | ">" | ">="; version: Version }>;

/** What the version text of a product says. text: words that are no version at all, such as a model's name. */
export type VersionExpression =
  | Readonly<{ kind: "all" }>
  | Readonly<{ kind: "list"; versions: readonly Version[] }>
  | Readonly<{ kind: "range"; bounds: readonly Bound[] }>
  | Readonly<{ kind: "text" }>;

const shape =
  /^([a-z]{0,3}(?:-v)?)\s?[.-]?(\d{1,6}(?:[._]\d{1,8}){0,5})([a-z])?(?:[\s_.-]+(ud|sp|hf|mr|p|r|rev|update)[\s.-]?(\d{1,3}))?$/i;

/** Reads one version: "12.2.8.410", "VB22A-UD03", "VA30 SP5", "BT02"; null when it is none. */
export function parseVersion(text: string): Version | null {
  const found = shape.exec(text.trim().replace(/^(?:version|vers\.?|ver\.?|v\.?)\s*(?=\d)/i, ""));
  if (found === null) return null;
  const [, prefix = "", numbers = "", letter = "", patch = "", patchNumber = "0"] = found;
  return {
    prefix: prefix.toLowerCase(),
    numbers: numbers.split(/[._]/).map(Number),
    letter: letter.toLowerCase(),
    patch: patch.toLowerCase(),
    patchNumber: Number(patchNumber),
  };
}

/** The order of two lists of numbers; null when one goes on where the other stops ("12.2" may be any 12.2.x). */
function compareNumbers(a: readonly number[], b: readonly number[]): number | null {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return [...a.slice(shared), ...b.slice(shared)].every((number) => number === 0) ? 0 : null;
}

function compareTails(a: Version, b: Version): number | null {
  if (a.letter !== b.letter) {
    if (a.letter === "" || b.letter === "") return null;
    return a.letter < b.letter ? -1 : 1;
  }
  if (a.patch !== b.patch && a.patch !== "" && b.patch !== "") return null;
  return Math.sign(a.patchNumber - b.patchNumber);
}

/** The order of two versions of one scheme; null when they are not of one scheme or one is too short to say. */
export function compareVersions(a: Version, b: Version): number | null {
  if (a.prefix !== b.prefix) return null;
  const order = compareNumbers(a.numbers, b.numbers);
  return order === 0 ? compareTails(a, b) : order;
}

const all: VersionExpression = { kind: "all" };
const anyText: VersionExpression = { kind: "text" };

/** "up to 12.2.x" ends with a number no release reaches, "below 12.2.x" with the first there can be. */
const wildcard = (text: string, last: string): string => text.replace(/(?<=[.\d])[x*](?=\.|$)/gi, last);

const operators: ReadonlyMap<string, Bound["operator"]> = new Map([
  ["<", "<"],
  ["<=", "<="],
  ["≤", "<="],
  [">", ">"],
  [">=", ">="],
  ["≥", ">="],
]);

function boundOf(text: string): Bound | null {
  const found = /^(<=|>=|<|>|≤|≥)\s*(.+)$/.exec(text.trim());
  const operator = operators.get(found?.[1] ?? "");
  const version = parseVersion(
    wildcard(found?.[2] ?? "", operator === "<=" || operator === ">" ? "99999999" : "0"),
  );
  return operator === undefined || version === null ? null : { operator, version };
}

const everything =
  /^(?:vers:[a-z]+\/\*|\*|-|all|any|all versions|every version|alle|alle versionen|all releases)?$/i;

/** "0 < 9.8.12" is "from 0 to below 9.8.12"; "vers:generic/" only names the scheme. */
function parts(text: string): readonly string[] {
  const bare = text.replace(/^vers:[a-z]+\//i, "").replace(/^0\s*(?=<)/, "");
  return bare
    .split(/[|,]|(?<=[\w.])\s+(?=[<>≤≥])/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

const isLower = (bound: Bound): boolean => bound.operator.startsWith(">");

/** One bound, or a lower and an upper one of one scheme in this order; anything else cannot be decided. */
function rangeOf(bounds: readonly Bound[]): VersionExpression {
  const [first, second] = bounds;
  if (first === undefined || bounds.length > 2) return anyText;
  if (second === undefined) return { kind: "range", bounds };
  const order = compareVersions(first.version, second.version);
  const closed = isLower(first) && !isLower(second) && order !== null && order <= 0;
  return closed ? { kind: "range", bounds } : anyText;
}

/** Rule 5, first half: only all, exact, list, one bound and two bounds are understood. */
export function parseVersionExpression(text: string): VersionExpression {
  const trimmed = text.trim();
  if (everything.test(trimmed)) return all;
  const pieces = parts(trimmed);
  const bounds = pieces.map(boundOf);
  if (bounds.every((bound) => bound !== null)) return rangeOf(bounds);
  const versions = pieces.map((piece) => parseVersion(piece));
  return versions.every((version) => version !== null) ? { kind: "list", versions } : anyText;
}

const inside: Readonly<Record<Bound["operator"], (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

const listVerdict = (orders: readonly (number | null)[]): Verdict => {
  if (orders.includes(0)) return "met";
  return orders.includes(null) ? "unknown" : "excludes";
};

function rangeVerdict(version: Version, bounds: readonly Bound[]): Verdict {
  const answers = bounds.map((bound) => {
    const order = compareVersions(version, bound.version);
    return order === null ? null : inside[bound.operator](order);
  });
  if (answers.includes(null)) return "unknown";
  return answers.every((answer) => answer === true) ? "met" : "excludes";
}

/** Rule 5, second half: what cannot be compared within one scheme is unknown, never outside. */
export function versionVerdict(systemText: string, expression: VersionExpression): Verdict {
  if (expression.kind === "all") return "met";
  const version = saysNothing(systemText) ? null : parseVersion(systemText);
  if (version === null || expression.kind === "text") return "unknown";
  if (expression.kind === "range") return rangeVerdict(version, expression.bounds);
  return listVerdict(expression.versions.map((each) => compareVersions(version, each)));
}
