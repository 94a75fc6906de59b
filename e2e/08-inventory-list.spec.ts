import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { takenOver } from "./deeds";
import { test } from "./fixtures";

test.use({ journey: "inventory list" });
test.describe.configure({ mode: "serial" });

const list = (page: Page) => page.getByRole("table", { name: "Systems" });
const selected = (page: Page) =>
  list(page)
    .getByRole("row")
    .filter({ has: page.locator("input[name=id]") });

test("one field of several systems is shown with its old and new values, changed, and told in their history", async ({
  as,
}) => {
  const page = await as("cora");
  await page.goto("/systems?site=NORTH");
  await selected(page).nth(0).getByRole("checkbox").check();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { level: 1, name: "Change 2 systems" })).toBeVisible();
  await page.getByLabel("Field").selectOption({ label: "Clinical owner" });
  await page.getByLabel("New value for all of them").fill("Dr. Bulk Change");
  await page.getByRole("button", { name: "Show what would change" }).click();
  await expect(page.getByText("2 to be changed, 0 as they are, 0 refused.")).toBeVisible();
  const table = page.getByRole("table", { name: "Selected systems" });
  await expect(table.getByText("Dr. Bulk Change")).toHaveCount(2);
  const tag = (await table.getByRole("row").nth(1).getByRole("cell").first().textContent()) ?? "";
  await expectAccessible(page);
  await page.getByRole("button", { name: "Change 2 systems" }).click();
  await expect(page.getByText("2 systems changed.")).toBeVisible();

  await page.goto(`/systems?q=${tag}`);
  await page.getByRole("link", { name: tag, exact: true }).click();
  const history = page.locator("section").filter({ has: page.getByRole("heading", { name: "History" }) });
  await expect(history.getByText("Cora Lindqvist corrected clinical owner.")).toBeVisible();
  await expect(history.getByText("“Dr. Bulk Change”")).toBeVisible();
  await expectAccessible(page);
});

test("all rows of a page are selected at once, and what cannot be taken keeps what was typed", async ({
  as,
}) => {
  const page = await as("tess");
  await page.goto("/systems");
  await page.getByRole("checkbox", { name: "Select every row of this page" }).check();
  const count = await selected(page).count();
  await expect(page.getByText(`${count} selected`)).toBeVisible();
  await page.getByRole("button", { name: "Change a field…" }).click();
  await page.getByLabel("Field").selectOption({ label: "Exams a day" });
  await page.getByLabel("New value for all of them").fill("many");
  await page.getByRole("button", { name: "Show what would change" }).click();
  await expect(page.getByText("Give a whole number up to 9999, or leave it empty")).toBeVisible();
  await expect(page.getByLabel("New value for all of them")).toHaveValue("many");
  await page.goto("/systems/change");
  await expect(page.getByText("No system is selected.")).toBeVisible();
});

test("who may change nothing selects nothing", async ({ as }) => {
  const page = await as("ada");
  await page.goto("/systems");
  await expect(list(page)).toBeVisible();
  await expect(list(page).getByRole("checkbox")).toHaveCount(0);
});

test("the columns that a person chose stand in the address and are there the next time", async ({ as }) => {
  const page = await as("cora");
  await page.goto("/systems?site=NORTH");
  await page.getByRole("button", { name: "Columns" }).click();
  await expectAccessible(page);
  await takenOver(page.getByRole("checkbox", { name: "Network" }));
  await page.getByRole("checkbox", { name: "VLAN" }).check();
  await page.getByRole("checkbox", { name: "Network" }).uncheck();
  await page.getByRole("button", { name: "Show these" }).click();
  await expect(page).toHaveURL(/\/systems\?site=NORTH&columns=[^&]*vlan/);
  await expect(list(page).getByRole("columnheader", { name: "VLAN" })).toBeVisible();
  await expect(list(page).getByRole("columnheader", { name: "Network" })).toHaveCount(0);

  await page.goto("/systems");
  await expect(list(page).getByRole("columnheader", { name: "VLAN" })).toBeVisible();
  await page.goto("/systems?columns=serial");
  await expect(list(page).getByRole("columnheader", { name: "Serial number" })).toBeVisible();
  await expect(list(page).getByRole("columnheader", { name: "VLAN" })).toHaveCount(0);

  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("button", { name: "The usual ones" }).click();
  await expect(list(page).getByRole("columnheader", { name: "Network" })).toBeVisible();
});

test("on a phone every chosen column is a line of its system", async ({ as }) => {
  const page = await as("cora", { viewport: { width: 360, height: 740 } });
  await page.goto("/systems?site=NORTH&columns=vlan,switchPort,serial");
  await expect(list(page).getByText("Switch port").last()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
});
