import { expect, type Locator } from "@playwright/test";

/** The form around a field or a button, also where the page hides it. */
export const formOf = (part: Locator): Locator => part.locator("xpath=ancestor::form[1]");

/**
 * Sends a form as anyone can with the browser's own tools: its fields changed, its limits ignored, whether its button can be
 * pressed or not.
 */
export async function sendChanged(
  form: Locator,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  await form.evaluate((sent: HTMLFormElement, changed) => {
    sent.noValidate = true;
    for (const [name, value] of Object.entries(changed)) {
      const field = sent.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`);
      if (!field) throw new Error(`The form has no ${name}.`);
      field.value = value;
    }
    sent.requestSubmit();
  }, fields);
}

/** What a form carries in a field without showing it. */
export const hiddenValue = (form: Locator, name: string): Promise<string> =>
  form.locator(`input[name="${name}"]`).inputValue();

/** Sends a changed form and reads, beside it, why it was refused. */
export async function expectRefused(
  form: Locator,
  fields: Readonly<Record<string, string>>,
  ...sentences: readonly string[]
): Promise<void> {
  await sendChanged(form, fields);
  for (const sentence of sentences) await expect(form.getByRole("alert")).toContainText(sentence);
}
