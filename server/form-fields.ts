/** Reads the named fields of a form as text, and the request id with them; what is absent stays undefined. */
export function fields(...names: readonly string[]) {
  return (form: FormData): Record<string, string | undefined> =>
    Object.fromEntries([...names, "requestId"].map((name) => [name, textOf(form.get(name))]));
}

function textOf(value: FormDataEntryValue | null): string | undefined {
  return typeof value === "string" ? value : undefined;
}
