/** How long a text may be: any, and that of members of certain names. */
export type TextBounds = Readonly<{ text: number; named: Readonly<Record<string, number>> }>;

/** The first value of a JSON document that cannot be kept or shown, with its place. */
export type UnfitValue = Readonly<{
  code: "nul" | "half-character" | "too-long" | "not-finite";
  /** A JSON pointer. */
  path: string;
  most: number;
}>;

type Place = Readonly<{ value: unknown; name: string; up: Place | null; key: string }>;

/** Made only for the one place that is at fault. */
function pointer(place: Place): string {
  const keys: string[] = [];
  for (let at: Place | null = place; at?.up; at = at.up) keys.push(at.key);
  return keys
    .reverse()
    .map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

function unfitText(text: string, most: number): UnfitValue["code"] | null {
  if (text.length > most) return "too-long";
  if (text.includes("\u0000")) return "nul";
  return /\p{Surrogate}/u.test(text) ? "half-character" : null;
}

function unfit({ value, name, key }: Place, bounds: TextBounds): Omit<UnfitValue, "path"> | null {
  const inName = Object.hasOwn(bounds.named, name) ? bounds.named[name] : undefined;
  const most = inName ?? bounds.text;
  const text = typeof value === "string" ? value : "";
  const code = unfitText(text, most) ?? unfitText(key, bounds.text);
  if (code !== null) return { code, most };
  return typeof value === "number" && !Number.isFinite(value) ? { code: "not-finite", most } : null;
}

/** Entries of a list carry the name of the list's member. */
function below(place: Place): readonly Place[] {
  const { value, name } = place;
  if (Array.isArray(value)) {
    return value.map((each: unknown, i) => ({ value: each, name, up: place, key: String(i) }));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([key, each]) => ({ value: each, name: key, up: place, key }));
}

/**
 * The first value that a database or a screen cannot take as it stands: a NUL, half a surrogate pair, a number beyond all bounds, a
 * text longer than any real one. Null when there is none. Reads each value once, without recursion.
 */
export function firstUnfit(document: unknown, bounds: TextBounds): UnfitValue | null {
  const waiting: Place[] = [{ value: document, name: "", up: null, key: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const found = unfit(next, bounds);
    if (found !== null) return { ...found, path: pointer(next) };
    for (const place of below(next).toReversed()) waiting.push(place);
  }
  return null;
}
