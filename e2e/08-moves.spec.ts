import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { test } from "./fixtures";

test.use({ journey: "moves" });
test.describe.configure({ mode: "serial" });

async function openSystem(page: Page, tag: string, state = "") {
  await page.goto(`/systems?q=${tag}${state}`);
  await page.getByRole("link", { name: tag, exact: true }).click();
  await expect(page).toHaveURL(/\/systems\/[0-9a-f-]{36}$/);
}

test("a system with an open incident neither leaves nor moves, and the incident is a link", async ({
  as,
}) => {
  const page = await as("cora");
  await openSystem(page, "NM-014");
  await page.getByRole("link", { name: "Retire or move" }).click();
  await expect(page.getByText("Incidents of it are open.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: /^INC-\d+-\d+$/ }).click();
  await expect(page).toHaveURL(/\/incidents\/INC-/);
});

test("a system moves to another site: each row names the other, and only the new one counts", async ({
  as,
}) => {
  const page = await as("cora");
  await openSystem(page, "CT-103");
  const from = page.url();
  await page.getByRole("link", { name: "Retire or move" }).click();
  await expectAccessible(page);
  const form = page.locator("section").filter({ hasText: "Move to another site" });
  await form.getByLabel("To site").selectOption({ label: "Vale Community Hospital" });
  await form.getByLabel("Asset tag there").fill("CT-903");
  await form.getByLabel("Why").fill("Lent while the other is repaired");
  await form.getByRole("button", { name: "Move the system" }).click();
  await expect(page).not.toHaveURL(/retire$/);
  await expect(page.getByText("Before, it was")).toContainText("CT-103");
  await expect(page.getByText(/took the system up from another site/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "CT-103" }).first().click();
  await expect(page).toHaveURL(from);
  await expect(page.getByText(/^Moved to another site as of/)).toBeVisible();
  await expect(page.getByText("Now it is")).toContainText("CT-903");
  await expectAccessible(page);
  await page.getByRole("button", { name: "In service again" }).click();
  const dialog = page.getByRole("dialog", { name: "In service again" });
  await dialog.getByLabel("Why").fill("It is here");
  await dialog.getByRole("button", { name: "Take it into service again" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Vale Community Hospital as CT-903");

  await page.goto("/systems?q=CT-103");
  await expect(page.getByText("No system fits these conditions.")).toBeVisible();
  await page.goto("/systems?q=CT-103&state=retired");
  await expect(page.getByRole("link", { name: "CT-103", exact: true })).toBeVisible();
});

test("a retired system leaves the list, stays readable, and comes back with a reason", async ({ as }) => {
  const page = await as("cora");
  await openSystem(page, "CT-903");
  const address = page.url();
  await page.getByRole("link", { name: "Retire or move" }).click();
  const form = page.locator("section").filter({ hasText: "It leaves every count" });
  await form.getByLabel("Why").fill("Scrapped");
  await form.getByRole("button", { name: "Retire the system" }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByText(/^Retired as of/)).toBeVisible();
  await page.getByRole("button", { name: "In service again" }).click();
  const dialog = page.getByRole("dialog", { name: "In service again" });
  await dialog.getByLabel("Why").fill("The wrong one was scrapped");
  await dialog.getByRole("button", { name: "Take it into service again" }).click();
  await expect(dialog).not.toBeVisible();
  await expect(page.getByText(/^Retired as of/)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Retire or move" })).toBeVisible();
});

test("two rows of one system become one: another row is found by its tag, and each value is chosen", async ({
  as,
}) => {
  const page = await as("cora");
  await openSystem(page, "CT-299");
  const kept = page.url();
  await page.getByRole("link", { name: "Merge" }).click();
  await page.getByRole("searchbox", { name: "Asset tag of the other row" }).fill("NOBODY-1");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText(/^No other row in service at .* has the asset tag/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("searchbox", { name: "Asset tag of the other row" }).fill("mr-259");
  await page.getByRole("button", { name: "Find" }).click();
  const rows = page.getByRole("table", { name: "Both rows" });
  await expect(rows).toContainText("Brilliance 64");
  await expect(rows).toContainText("SIGNA Artist");
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Model of MR-259" }).check();
  await page.getByLabel("What shows that they are one system").fill("The type label in the room");
  await page.getByRole("button", { name: /^Merge/ }).click();
  await expect(page).toHaveURL(kept);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("SIGNA Artist");
  await expect(page.getByText(/merged MR-259 into CT-299/)).toBeVisible();
  await page.goto("/systems?q=MR-259");
  await expect(page.getByText("No system fits these conditions.")).toBeVisible();
});
