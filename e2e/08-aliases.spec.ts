import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { goTo } from "./deeds";
import { test } from "./fixtures";

test.use({ journey: "aliases" });
test.describe.configure({ mode: "serial" });

async function toAliases(page: Page): Promise<void> {
  await goTo(page, "Advisories");
  await page.getByRole("link", { name: "Aliases by which systems are compared" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aliases");
}

const level = (page: Page) =>
  page.getByRole("main").locator("li, article, div", { hasText: "ICSMA-17-215-02" }).last();

test("a system of a manufacturer nobody knows is to be checked", async ({ as }) => {
  const page = await as("cora");
  await goTo(page, "Systems");
  await page.getByRole("link", { name: "Register a system" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Register a system");
  await page.getByLabel("Site", { exact: true }).selectOption({ label: "Northgate General Hospital" });
  const fields = {
    "Asset tag": "NM-500",
    Manufacturer: "Seimens Medizintechnik Erlangen Nord",
    Model: "Symbia T16",
    "Device class": "SPECT/CT",
    "Operating system": "Windows 7",
  };
  for (const [name, text] of Object.entries(fields)) {
    await page.getByLabel(new RegExp(`^${name}( \\(optional\\))?$`)).fill(text);
  }
  await page.getByRole("button", { name: "Register the system" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Symbia T16");
  await expect(level(page)).toContainText("possible");
});

test("an alias shows what it would change, and changes exactly that", async ({ as }) => {
  const page = await as("cora");
  await toAliases(page);
  await page.getByRole("button", { name: "Add an alias" }).click();
  const dialog = page.getByRole("dialog", { name: "Add an alias" });
  await dialog.getByLabel("As it is written").fill("GE");
  await dialog.getByLabel("Stands for").fill("Siemens");
  await dialog.getByLabel("Where this is known from").fill("The type label in the room");
  await dialog.getByRole("button", { name: "Show what would change" }).click();
  await expect(dialog.getByText("“GE” stands for GE Healthcare.")).toBeVisible();
  await expectAccessible(page);

  await dialog.getByLabel("As it is written").fill("Seimens Medizintechnik Erlangen Nord");
  await dialog.getByRole("button", { name: "Show what would change" }).click();
  await expect(dialog.getByText("Nothing is changed yet.")).toBeVisible();
  const effect = dialog.getByRole("row").filter({ hasText: "NM-500" }).filter({ hasText: "ICSMA-17-215-02" });
  await expect(effect).toContainText("Possible → Likely");
  await expect(dialog.getByLabel("Where this is known from")).toHaveValue("The type label in the room");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add the alias" }).click();
  await expect(dialog.getByText(/The alias holds from today\. 2 matches changed\./)).toBeVisible();
});

test("it stands in the table with who added it and why, and is ended, never erased", async ({ as }) => {
  const page = await as("jonas");
  await toAliases(page);
  await page.getByRole("searchbox").fill("Erlangen Nord");
  await page.getByRole("button", { name: "Find" }).click();
  const line = page.getByRole("row").filter({ hasText: "Erlangen Nord" });
  await expect(line).toContainText("Cora Lindqvist");
  await expect(line).toContainText("The type label in the room");
  await line.getByRole("button", { name: /^End/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why it holds no more").fill("Another company of that name");
  await dialog.getByRole("button", { name: "Show what would change" }).click();
  await dialog.getByRole("button", { name: "End the alias" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(line).toContainText("Ended by Jonas Weber");
  await expect(line.getByRole("button")).toHaveCount(0);
});

test("a technician reads the aliases and changes none", async ({ as }) => {
  const page = await as("tess");
  await toAliases(page);
  await expect(page.getByRole("button", { name: "Add an alias" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^End/ })).toHaveCount(0);
  await expectAccessible(page);
});
