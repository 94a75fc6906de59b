/** The longest text that is looked for; what follows is left out. */
export const longestText = 100;
const mostWords = 8;

/** What is dropped from both sides before they are compared, so that "NM021" is NM-021; db/search-texts.ts drops the same. */
export const dropped = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const droppedSet: ReadonlySet<string> = new Set(dropped);

/** One word that is looked for. */
export type SearchWord = Readonly<{
  text: string;
  /** Whether something only spelled like it may stand for it: never where it holds a digit, since NM-021 is not NM-012. */
  loose: boolean;
}>;

const shortestLoose = 5;
const meaningful = /[\p{L}\p{N}]/u;
const digit = /\p{N}/u;

/** A text as it is compared: small letters, without punctuation. */
export const squashed = (text: string): string =>
  [...text.toLowerCase()].filter((each) => !droppedSet.has(each)).join("");

/** The words of a text that is looked for, in their order, each once; none for a text of less than two letters or digits. */
export function searchWords(text: string): readonly SearchWord[] {
  const cut = text.slice(0, longestText).replace(/[\p{Cs}\p{Cc}]/gu, " ");
  const words = cut
    .split(/\s+/u)
    .map(squashed)
    .filter((word) => meaningful.test(word));
  const kept = [...new Set(words)].slice(0, mostWords);
  if (kept.join("").length < 2) return [];
  return kept.map((word) => ({
    text: word,
    loose: word.length >= shortestLoose && !digit.test(word),
  }));
}

const around = 60;

/** The part of a longer text that says why it was found: what stands around the first word in it. */
export function passage(text: string, words: readonly SearchWord[]): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  const small = line.toLowerCase();
  const places = words.map((word) => small.indexOf(word.text)).filter((at) => at >= 0);
  const from = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - around / 2);
  const start = from === 0 ? 0 : small.indexOf(" ", from) + 1;
  const end = start + 2 * around;
  const cut = line.slice(start, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, "");
  return `${start > 0 ? "… " : ""}${cut}${end < line.length ? " …" : ""}`;
}
