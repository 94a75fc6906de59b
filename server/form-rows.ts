/** Reads repeated groups of fields, named "products.0.vendor", in their order, until a number has none of them. */
export function rows(form: FormData, group: string, names: readonly string[]): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  for (let index = 0; ; index++) {
    const given = names.flatMap((name) => {
      const value = form.get(`${group}.${index}.${name}`);
      return typeof value === "string" ? [[name, value] as const] : [];
    });
    if (given.length === 0) return found;
    found.push(Object.fromEntries(given));
  }
}
