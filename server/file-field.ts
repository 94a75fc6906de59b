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

/** Where a text can be given as a file too: what the file says counts before what was typed in its place. */
type TextField = Readonly<{ file: string; text: string }>;

/** Reads a form with a text that may come as a file, beside the named fields. */
export function textOrFile(field: TextField, ...others: readonly string[]) {
  const textsOf = fields(field.text, ...others);
  return async (form: FormData): Promise<Record<string, string | undefined>> => ({
    ...textsOf(form),
    ...(await fileText(form, field)),
  });
}

/** The same with one file that is kept as it is: its name and its bytes as base64. */
export function fileAndText(name: string, field: TextField, ...others: readonly string[]) {
  const firstOf = fileOf(name, field.text, ...others);
  return async (form: FormData): Promise<Record<string, string | undefined>> => ({
    ...(await firstOf(form)),
    ...(await fileText(form, field)),
  });
}

async function fileText(form: FormData, { file: name, text }: TextField): Promise<Record<string, string>> {
  const file = form.get(name);
  return file instanceof File && file.size > 0 ? { [text]: await file.text() } : {};
}
