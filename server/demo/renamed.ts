/** The same value with every text that is a name in the list replaced by its new name. */
export function renamed<Value>(value: Value, names: ReadonlyMap<string, string>): Value {
  // Safe because only texts are replaced, each by a text that names a thing of the same kind.
  return replaced(value, names) as Value;
}

function replaced(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each) => replaced(each, names));
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, replaced(held, names)]));
}
