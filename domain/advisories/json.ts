/** Reading of JSON whose shape has been checked before, without trusting that check: what is missing reads as empty. */
export type Json = Readonly<Record<string, unknown>>;

export function object(value: unknown): Json {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const text = (value: unknown): string => (typeof value === "string" ? value : "");

export const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);

export const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);

export const texts = (value: unknown): readonly string[] =>
  list(value).filter((each) => typeof each === "string");

/** The objects of a list with the JSON pointer of each. */
export const objects = (value: unknown, path: string): readonly Readonly<{ value: Json; path: string }>[] =>
  list(value).map((each, i) => ({ value: object(each), path: `${path}/${i}` }));
