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

/** The same with a second, optional file that is a text: what it says counts before what was typed in its place. */
export function fileAndText(
  name: string,
  second: Readonly<{ file: string; text: string }>,
  ...others: readonly string[]
) {
  const firstOf = fileOf(name, second.text, ...others);
  return async (form: FormData): Promise<Record<string, string | undefined>> => {
    const file = form.get(second.file);
    const given = file instanceof File && file.size > 0;
    return { ...(await firstOf(form)), ...(given && { [second.text]: await file.text() }) };
  };
}
