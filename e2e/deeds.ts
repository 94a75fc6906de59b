import { expect, type Locator, type Page } from "@playwright/test";

/** Deeds that one journey shows at length and others only need done. */

export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: place }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(place);
}

/** One of the views of an advisory, once it is in sight. */
export async function viewOfAdvisory(page: Page, name: string): Promise<void> {
  const views = page.getByRole("navigation", { name: "Advisory" });
  await views.getByRole("link", { name }).click();
  await expect(views.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
}

/** Chooses an advisory's file in the file picker and imports it into a portal that has no advisory yet. */
export async function importFirstAdvisory(page: Page, file: string): Promise<void> {
  await goTo(page, "Advisories");
  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.getByRole("button", { name: "Import the advisory" }).click();
  await expect(page).toHaveURL(/\/advisories\/[0-9a-f-]{36}$/);
}

/** Answers what must be answered before incidents are opened: all four families count, the advice is transcribed. */
export async function answerFindings(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Confirm: all 4 count" }).click();
  await page.getByRole("button", { name: "Transcribe the advice…" }).click();
  const dialog = page.getByRole("dialog", { name: "Transcribe the advice" });
  await dialog.getByRole("textbox", { name: "Advice" }).fill("Keep appropriate backups.");
  await dialog.getByRole("button", { name: "Add the advice" }).click();
  const findings = page.getByRole("list", { name: "Findings" }).getByRole("listitem");
  const serious = findings.filter({ hasText: "Must be answered before incidents are opened" });
  await expect(serious).toHaveCount(2);
  await expect(serious.filter({ has: page.getByText("answered", { exact: true }) })).toHaveCount(2);
}

/** Waits until React has taken the element over: what is ticked before that is set back to how the page was sent. */
export async function takenOver(element: Locator): Promise<void> {
  const isTaken = () =>
    element.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps")));
  await expect.poll(isTaken).toBe(true);
}
