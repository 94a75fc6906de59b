export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** One text for one value: keys sorted, undefined left out, so that equal values have equal hashes. */
export function canonical(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  const keys = Object.keys(value).sort();
  const parts = keys.flatMap((key) => {
    const held = value[key];
    return held === undefined ? [] : [`${JSON.stringify(key)}:${canonical(held)}`];
  });
  return `{${parts.join(",")}}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
