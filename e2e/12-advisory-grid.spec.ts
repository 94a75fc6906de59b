import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { goTo, viewOfAdvisory } from "./deeds";
import { test } from "./fixtures";

test.use({ journey: "advisory-grid" });
test.describe.configure({ mode: "serial" });

const grid = (page: Page) => page.getByRole("grid", { name: "Systems and steps" });
const rows = (page: Page) => grid(page).locator("tbody tr[data-r]");
const waits = (page: Page) => page.getByRole("region", { name: /^What systems wait for/ });
const firstNumber = (words: string | null) => Number(/\d+/.exec(words ?? "")?.[0]);

async function openGrid(page: Page) {
  await goTo(page, "Advisories");
  await page.getByRole("link", { name: "ICSMA-17-215-02" }).click();
  await viewOfAdvisory(page, "Incidents");
  await expect(grid(page)).toBeVisible();
}

/** What has the focus, as it is read out. */
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
  );

test("every blocker's number opens exactly its systems, and each filter takes itself away", async ({
  as,
}) => {
  const page = await as("cora");
  await openGrid(page);
  const all = await rows(page).count();
  expect(all).toBeGreaterThan(3);
  await expectAccessible(page);
  const first = waits(page).getByRole("listitem").first();
  const sizes = (
    await waits(page)
      .getByRole("listitem")
      .getByRole("link", { name: /system/ })
      .allInnerTexts()
  ).map(firstNumber);
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
  await first.getByRole("link", { name: /system/ }).click();
  await expect(page).toHaveURL(/waits=/);
  await expect(rows(page)).toHaveCount(sizes[0] ?? 0);
  const filters = page.getByRole("list", { name: "Filters in force" });
  await expect(filters.getByRole("listitem").filter({ hasText: "Waits for" })).toBeVisible();
  await filters.getByRole("link", { name: /^Remove the filter: Waits for/ }).click();
  await expect(page).not.toHaveURL(/waits=/);
  await filters.getByRole("link", { name: /^Remove the filter/ }).click();
  await expect(rows(page)).toHaveCount(all);
  await page.getByRole("button", { name: "Due", exact: true }).click();
  await page.getByRole("link", { name: "Overdue", exact: true }).click();
  await expect(page).toHaveURL(/due=overdue/);
  await expect(filters).toContainText("Overdue");
});

test("one click asks whoever can unblock, and the row says so", async ({ as }) => {
  const page = await as("cora");
  await openGrid(page);
  const asks = { name: /^Ask / };
  const row = waits(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", asks) })
    .first();
  const count = firstNumber(await row.getByRole("link", { name: /system/ }).textContent());
  await row.getByRole("button", asks).click();
  await expect(row.getByRole("status")).toContainText(count === 1 ? "for 1 system" : `for ${count} systems`);
  await expect(row).toContainText("Cora Lindqvist asked for");
  await row.getByRole("button", { name: / again/ }).click();
  await expect(row.getByRole("alert")).toContainText("less than an hour ago");
  await expectAccessible(page);
});

test("arrows move from cell to cell, Tab leaves the grid, and Enter opens the step", async ({ as }) => {
  const page = await as("cora");
  await openGrid(page);
  await rows(page).first().getByRole("rowheader").getByRole("link").focus();
  await page.keyboard.press("End");
  await expect.poll(() => focused(page)).toMatch(/^Close the incident, .+: /);
  await page.keyboard.press("Home");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toMatch(/^Confirm the affected system, .+: /);
  const name = (await focused(page)) ?? "";
  await page.keyboard.press("Control+End");
  await expect.poll(() => focused(page)).not.toBe(name);
  await page.keyboard.press("Tab");
  expect(await grid(page).evaluate((table) => table.contains(document.activeElement))).toBe(false);
  await page.keyboard.press("Shift+Tab");
  await expect.poll(() => focused(page)).toMatch(/^Close the incident, /);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("PageDown");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
  const opened = (await focused(page)) ?? "";
  expect(opened).toMatch(/^Confirm the affected system, /);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/incidents\/INC-\S+\?step=confirm-affected/);
});

test("heads and first column stay in sight on a phone", async ({ as }) => {
  const page = await as("cora", { viewport: { width: 360, height: 740 } });
  await openGrid(page);
  const place = async (name: string) => {
    const box = await grid(page).getByRole("columnheader", { name, exact: true }).boundingBox();
    return box && { x: Math.round(box.x), y: Math.round(box.y) };
  };
  await grid(page).scrollIntoViewIfNeeded();
  await rows(page).first().getByRole("rowheader").getByRole("link").focus();
  const before = await place("System");
  await page.keyboard.press("Control+End");
  await expect.poll(() => focused(page)).toMatch(/^Close the incident, /);
  expect((await place("System"))?.x).toBe(before?.x);
  const head = await place("System");
  expect((await place("Close the incident"))?.y).toBeGreaterThanOrEqual(head?.y ?? 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
});

test("who only reads sees their own sites and asks nobody; an administrator sees no grid", async ({ as }) => {
  const eve = await as("eve");
  await openGrid(eve);
  await expect(waits(eve).getByRole("button", { name: /^Ask / })).toHaveCount(0);
  const tess = await as("tess");
  await openGrid(tess);
  const sites = await rows(tess).getByRole("rowheader").allInnerTexts();
  expect(sites.every((text) => text.includes("Northgate"))).toBe(true);
  const nils = await as("nils");
  await goTo(nils, "Advisories");
  await nils.getByRole("link", { name: "ICSMA-17-215-02" }).click();
  await expect(nils.getByRole("navigation", { name: "Advisory" })).toBeVisible();
  await expect(
    nils.getByRole("navigation", { name: "Advisory" }).getByRole("link", { name: "Incidents" }),
  ).toHaveCount(0);
});
