import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";

/** A real file beside the checkout, which a fresh checkout lacks. */
export function realFile(...parts: readonly string[]): { path: string; isHere: boolean; absent: string } {
  const file = path.resolve("..", "shared", "data", ...parts);
  return { path: file, isHere: existsSync(file), absent: `The real file ${parts.at(-1)} is not here.` };
}

/** The reference advisory: the real file where it is here, else the demo's own with the same facts and defects. */
export function referenceAdvisory(): string {
  const real = realFile("csaf", "advisories", "icsma-17-215-02.json");
  return real.isHere ? real.path : seedFile("advisories", "icsma-17-215-02.json");
}

/** A file the demo is told with. */
export const seedFile = (...parts: readonly string[]): string => path.resolve("db", "seed", ...parts);

export type HeldFile = Readonly<{ name: string; mimeType: string; buffer: Buffer }>;

export const held = (file: string, mimeType: string): HeldFile => ({
  name: path.basename(file),
  mimeType,
  buffer: readFileSync(file),
});

/** Files held by the mouse or in the clipboard, as the browser hands them to the page. */
function inTransfer(page: Page, files: readonly HeldFile[]) {
  const plain = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    text: buffer.toString("base64"),
  }));
  return page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, text } of all) {
      const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: mimeType }));
    }
    return transfer;
  }, plain);
}

/** Drags files over a place of the page and lets go. */
export async function dropOn(target: Locator, files: readonly HeldFile[]): Promise<void> {
  const dataTransfer = await inTransfer(target.page(), files);
  for (const type of ["dragenter", "dragover", "drop"]) await target.dispatchEvent(type, { dataTransfer });
}

/** Pastes files into the page. */
export async function paste(page: Page, files: readonly HeldFile[]): Promise<void> {
  const data = await inTransfer(page, files);
  await page.evaluate((clipboardData) => {
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, data);
}
