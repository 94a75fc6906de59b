import type { AliasTable } from "./aliases";
import type { OperatingSystemCondition, Verdict } from "./matchable";
import { compact, repairMojibake, saysNothing, similarity } from "./normalise";
import { type OperatingSystemId, operatingSystemName, operatingSystems } from "./operating-system-names";
import { patterns } from "./operating-system-patterns";

/** The operating systems a text names; in doubt when the text itself doubts or denies ("Windows 7?", "not Windows 7"). */
export type OperatingSystemReading = Readonly<{
  named: readonly OperatingSystemId[];
  inDoubt: boolean;
  /** The words that name them, as they stood. */
  words: readonly string[];
  /** The text without those words. */
  rest: string;
}>;

const doubts =
  /[?]|(?<![a-z])(?:not|no|non|kein|nicht|maybe|probably|possibly|presumably|vermutlich|evtl|eventuell|wohl|planned|geplant|upgrad\w*|migrat\w*|soon|tbc|former\w*|was|war|ex)(?![a-z])/u;

function tidy(text: string): string {
  return repairMojibake(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\((?:r|tm|c)\)|[®™©]/gu, " ")
    .replace(/[_\-\u2010-\u2015]+/gu, " ")
    .replace(/(?<!\d)\.|\.(?!\d)/gu, " ")
    .replace(/w\p{L}{5,8}/gu, (word) => (similarity(word, "windows") >= 0.85 ? "windows" : word))
    .replace(/\s+/gu, " ")
    .trim();
}

/** "Windows 7/10" and "Win 7 or 8.1": the releases that follow without the word Windows. */
const more =
  /^(?:\s*(?:\/|,|&|\+|(?:or|and|oder|und|bzw\.?)(?![a-z]))\s*(?:windows|win|w)?\s*(?:xp|vista|7|8\.1|8|10|11)(?![\d.]|\s*(?:gb|tb|bit|core|cpu|zoll)))+/u;

const listed: Readonly<Record<string, OperatingSystemId>> = {
  xp: "windows-xp",
  vista: "windows-vista",
  "7": "windows-7",
  "8": "windows-8",
  "8.1": "windows-8.1",
  "10": "windows-10",
  "11": "windows-11",
};

const gap = "\u0000";

function listAfter(text: string): readonly OperatingSystemId[] {
  const at = text.indexOf(gap);
  const run = more.exec(text.slice(at + 1))?.[0] ?? "";
  const releases = at < 0 ? [] : (run.match(/xp|vista|8\.1|\d+/gu) ?? []);
  return releases.flatMap((release) => listed[release] ?? []);
}

/** Reads the operating systems a text names, however they are spelled. */
export function readOperatingSystems(text: string, table?: AliasTable): OperatingSystemReading {
  const alias = table?.["operating-system"].get(compact(text));
  if (alias !== undefined && isKnown(alias))
    return { named: [alias], inDoubt: false, words: [text], rest: "" };
  let rest = tidy(text);
  const inDoubt = doubts.test(rest);
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
  return { named: [...named], inDoubt, words: found, rest: rest.replaceAll(gap, " ").trim() };
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
  return named ? readOperatingSystems(text) : { named: [], inDoubt: false, words: [], rest: text };
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
  return reading.inDoubt && verdict !== "unknown" ? "check" : verdict;
}
