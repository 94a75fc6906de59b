import { expect, type Page } from "@playwright/test";

/** The row of a person on the administrators' page. */
export const person = (page: Page, name: string) =>
  page.getByRole("table", { name: "People" }).getByRole("row").filter({ hasText: name });

/** Adds a person, who has no role yet. */
export async function addPerson(page: Page, name: string, email: string) {
  await page.getByRole("button", { name: "Add a person" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a person" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("button", { name: "Add the person" }).click();
  await expect(dialog).toBeHidden();
  await expect(person(page, name)).toContainText("no role, so nothing is open");
}

/** Gives a person a role at a site, or at all sites. */
export async function giveRole(page: Page, name: string, role: string, where: string) {
  await person(page, name).getByRole("button", { name: "Give a role" }).click();
  const dialog = page.getByRole("dialog", { name: `Give ${name} a role` });
  await dialog.getByLabel("Role").selectOption({ value: role });
  await dialog.getByLabel("Where").selectOption({ label: where });
  await dialog.getByRole("button", { name: "Give the role" }).click();
  await expect(dialog).toBeHidden();
  await expect(person(page, name)).toContainText(where);
}

/** The one-time link by which a person chooses a password. */
export async function passwordLink(page: Page, name: string): Promise<string> {
  await person(page, name).getByRole("button", { name: "Password link" }).click();
  const dialog = page.getByRole("dialog", { name: `A password link for ${name}` });
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = (await dialog.getByRole("status").textContent()) ?? "";
  await dialog.getByRole("button", { name: "Close" }).click();
  return link;
}
