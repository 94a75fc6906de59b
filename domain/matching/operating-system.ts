import type { AliasTable } from "./aliases";
import { doubtsItself } from "./doubts";
import type { OperatingSystemCondition, Verdict } from "./matchable";
import { compact, repairMojibake, saysNothing, similarity } from "./normalise";
import { type OperatingSystemId, operatingSystemName, operatingSystems } from "./operating-system-names";
import { patterns } from "./operating-system-patterns";

/** The operating systems a text names; in doubt when the text itself doubts or denies ("Windows 7?", "not Windows 7"). */
export type OperatingSystemReading = Readonly<{
  named: readonly OperatingSystemId[];
  /** Releases of Windows that numbers beside them may mean: "Windows 10, 7 before". */
  loose: readonly OperatingSystemId[];
  inDoubt: boolean;
  /** The words that name them, as they stood. */
  words: readonly string[];
  /** The text without those words. */
  rest: string;
}>;

function tidy(text: string): string {
  return repairMojibake(text)
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase()
    .replace(/\((?:r|tm|c)\)|[®™©]/gu, " ")
    .replace(/[_:\-\u2010-\u2015]+/gu, " ")
    .replace(/(?<!\d)\.|\.(?!\d)/gu, " ")
    .replace(/w\p{L}{5,8}/gu, (word) => (similarity(word, "windows") >= 0.85 ? "windows" : word))
    .replace(/\s+/gu, " ")
    .trim();
}

/** "Windows 7/10", "Win 7 or 8.1", "XP -> 7": the releases that follow without the word Windows. */
const more =
  /^(?:\s*\)?\s*(?:\/|,|&|\+|\||;|[=>→⇒]+|(?:or|and|then|to|now|oder|und|bzw\.?|auf|nach|zu|bis|jetzt|ou|et)(?![a-z]))\s*(?:windows|win|w)?\s*(?:xp|vista|7|8\.1|8|10|11)(?![\d.]|\s*(?:gb|tb|bit|core|cpu|zoll|\/)))+/u;

/** A number alone that is a release of Windows, and no size, date or number of something else. */
const bare =
  /(?<![\p{L}\p{N}.,/]|(?:sp|ie|rev|ver|version|build|kb|raum|room|office)\s*)(?:xp|vista|seven|7|8\.1|8|10|11)(?![\p{L}\p{N}]|[.,/]\d|\s*(?:gb|tb|bit|core|cpu|zoll))/gu;

const listed: Readonly<Record<string, OperatingSystemId>> = {
  xp: "windows-xp",
  vista: "windows-vista",
  seven: "windows-7",
  "7": "windows-7",
  "8": "windows-8",
  "8.1": "windows-8.1",
  "10": "windows-10",
  "11": "windows-11",
};

const gap = "\u0000";

const releasesIn = (texts: readonly string[]): readonly OperatingSystemId[] =>
  texts.flatMap((release) => listed[release] ?? []);

function listAfter(text: string): readonly OperatingSystemId[] {
  const runs = text.split(gap).slice(1);
  return releasesIn(runs.flatMap((run) => more.exec(run)?.[0].match(/xp|vista|8\.1|\d+/gu) ?? []));
}

/** Reads the operating systems a text names, however they are spelled. */
export function readOperatingSystems(text: string, table?: AliasTable): OperatingSystemReading {
  const alias = table?.["operating-system"].get(compact(text));
  if (alias !== undefined && isKnown(alias))
    return { named: [alias], loose: [], inDoubt: false, words: [text], rest: "" };
  let rest = tidy(text);
  const inDoubt = doubtsItself(rest);
  const named = new Set<OperatingSystemId>();
  const found: string[] = [];
  for (const { id, form } of patterns) {
    rest = rest.replace(form, (match: string) => {
      named.add(id);
      found.push(match.trim());
      return gap;
    });
  }
  for (const id of listAfter(rest)) named.add(id);
  const told = [...named].map((id) => variantOf(id, rest));
  const loose = named.size === 0 ? [] : releasesIn(rest.match(bare) ?? []);
  return { named: [...new Set(told)], loose, inDoubt, words: found, rest: rest.replaceAll(gap, " ").trim() };
}

/** "Embedded Standard (Windows 7)", "NT 6.1 Server": a word apart from the release tells its variant. */
function variantOf(id: OperatingSystemId, rest: string): OperatingSystemId {
  if (id === "windows-7" && /(?<![a-z])(?:embedded|emb|pos|thin)(?![a-z])/u.test(rest))
    return "windows-embedded-7";
  if (id === "windows-7" && /(?<![a-z])(?:server|srv)(?![a-z])/u.test(rest)) return "windows-server-2008-r2";
  return id;
}

const isKnown = (text: string): text is OperatingSystemId => text in operatingSystems;

const codeBase = (id: OperatingSystemId): string => operatingSystems[id].codeBase;

/** The operating system a product's texts demand, or null when they name none. */
export function operatingSystemCondition(texts: readonly string[]): OperatingSystemCondition | null {
  const readings = texts.map((text) => ({ text, reading: spelledOut(text) }));
  const named = [...new Set(readings.flatMap(({ reading }) => reading.named))];
  const first = readings.find(({ reading }) => reading.named.length > 0);
  if (first === undefined) return null;
  const openEnded = /(?:earlier|prior|older|below|lower|later|newer|higher|above|before|up to)/i.test(
    first.reading.rest,
  );
  const text = named.map(operatingSystemName).join(", ");
  return { systems: named, openEnded, text };
}

/** In a product's name only the word Windows counts: "w/" and "XP" there mean other things. */
export function spelledOut(text: string): OperatingSystemReading {
  const named = /windows|win\s*\d|win\s*xp|linux|posready|pos ready|solaris|unix|irix|mac\s*os|wes\s*7/i.test(
    text,
  );
  return named ? readOperatingSystems(text) : { named: [], loose: [], inDoubt: false, words: [], rest: text };
}

function verdictOf(named: readonly OperatingSystemId[], condition: OperatingSystemCondition): Verdict {
  const [only] = named;
  if (only === undefined) return "unknown";
  const equal = named.some((id) => condition.systems.includes(id));
  if (named.length > 1) return equal ? "check" : "unknown";
  if (equal) return "met";
  const related = condition.systems.some((id) => codeBase(id) === codeBase(only));
  return related || condition.openEnded ? "check" : "excludes";
}

const isWindows = (named: readonly OperatingSystemId[]): boolean =>
  named.some((id) => operatingSystemName(id).startsWith("Windows"));

/**
 * Rule 4. Equal is met, the same code base is check, exactly one other release excludes, anything else is unknown. A text in
 * doubt never excludes.
 */
export function operatingSystemVerdict(
  reading: OperatingSystemReading,
  text: string,
  condition: OperatingSystemCondition | null,
): Verdict {
  if (condition === null) return "met";
  if (saysNothing(text)) return "unknown";
  const verdict = verdictOf(reading.named, condition);
  const mayBe = isWindows(reading.named) && reading.loose.some((id) => condition.systems.includes(id));
  if (verdict === "excludes" && mayBe) return "check";
  return reading.inDoubt && verdict !== "unknown" ? "check" : verdict;
}
