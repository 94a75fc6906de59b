/** Reads the named fields of a form as text, and the request id with them; what is absent stays undefined. */
export function fields(...names: readonly string[]) {
  return (form: FormData): Record<string, string | undefined> =>
    Object.fromEntries([...names, "requestId"].map((name) => [name, textOf(form.get(name))]));
}

/** The texts of a form whose names begin alike, by the rest of their names. */
export const named = (prefix: string, form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === "string" ? [[name.slice(prefix.length), value]] : [],
    ),
  );

function textOf(value: FormDataEntryValue | null): string | undefined {
  return typeof value === "string" ? value : undefined;
}
