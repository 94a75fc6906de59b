// Half a surrogate pair is no character; the direction-changing ones let a text read otherwise than it is written.
const unseen = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;
const lineBreaks = /[\n\t]/g;
const unstorable = /[\0\p{Cs}]/gu;

/** Whether a text of one line holds nothing that cannot be seen: no control, no direction-changing character. */
export const isPlainLine = (text: string): boolean => text.search(unseen) === -1;

/** Whether a text of several lines holds nothing that cannot be seen but line breaks and tabs. */
export const isPlainProse = (text: string): boolean => isPlainLine(text.replaceAll(lineBreaks, " "));

/** The text without what cannot be seen; line breaks and tabs stay. */
export const withoutUnseen = (text: string): string =>
  text.replaceAll(unseen, (each) => (each === "\n" || each === "\t" ? each : ""));

/** Whether a database can hold a text: PostgreSQL takes no NUL, and half a surrogate pair is no UTF-8. */
export const isStorable = (text: string): boolean => text.search(unstorable) === -1;

/** The path to the first text or key that no database can hold; null when there is none. */
export function firstUnstorable(value: unknown): string | null {
  if (typeof value === "string") return isStorable(value) ? null : "";
  if (!isPlainData(value)) return null;
  for (const [key, held] of Object.entries(value)) {
    const below = isStorable(key) ? firstUnstorable(held) : "";
    if (below !== null) return [key, below].filter((part) => part !== "").join(".");
  }
  return null;
}

/** The same value with U+FFFD for what no database can hold: it is asked for, and stands nowhere. */
export function storable(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(unstorable, "\ufffd");
  if (Array.isArray(value)) return value.map(storable);
  if (!isPlainData(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, storable(held)]));
}

function isPlainData(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const made: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || made === Object.prototype || made === null;
}
