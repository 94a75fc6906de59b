import { fields } from "./form-fields";

/** Reads a form with one file: its name and its bytes as base64 beside the named fields. */
export function fileOf(name: string, ...others: readonly string[]) {
  const textsOf = fields(...others);
  return async (form: FormData): Promise<Record<string, string | undefined>> => {
    const file = form.get(name);
    if (!(file instanceof File)) return textsOf(form);
    const content = Buffer.from(await file.arrayBuffer()).toString("base64");
    return { ...textsOf(form), fileName: file.name, content };
  };
}
