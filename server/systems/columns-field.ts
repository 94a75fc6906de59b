const prefix = "column:";

/** The mapping of columns a form carries, as fields named "column:<header>"; left out when it carries none. */
export function columnsOf(form: FormData): { mapping?: Record<string, string> } {
  const columns = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === "string" ? [[name.slice(prefix.length), value] as const] : [],
  );
  if (columns.length === 0) return {};
  return { mapping: Object.fromEntries(columns.filter(([, field]) => field !== "")) };
}
