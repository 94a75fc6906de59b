/** Reading of JSON whose shape has been checked before, without trusting that check: what is missing reads as empty. */
export type Json = Readonly<Record<string, unknown>>;

export function object(value: unknown): Json {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Control characters, and those that are not seen or turn the direction of writing; line breaks and tabs stay. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A text as people may be shown it: without characters that hide or turn what they read. The document keeps them. */
export const legible = (given: string): string => given.replace(unseen, "");

export const text = (value: unknown): string => (typeof value === "string" ? legible(value) : "");

export const textOrNull = (value: unknown): string | null =>
  typeof value === "string" ? legible(value) : null;

/** An id as it stands, because two that look alike are two. */
export const idText = (value: unknown): string => (typeof value === "string" ? value : "");

export const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);

export const texts = (value: unknown): readonly string[] => idTexts(value).map(legible);

export const idTexts = (value: unknown): readonly string[] =>
  list(value).filter((each) => typeof each === "string");

/** The objects of a list with the JSON pointer of each. */
export const objects = (value: unknown, path: string): readonly Readonly<{ value: Json; path: string }>[] =>
  list(value).map((each, i) => ({ value: object(each), path: `${path}/${i}` }));
