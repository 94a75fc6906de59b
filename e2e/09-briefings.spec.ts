import { readFile } from "node:fs/promises";
import { devices, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { takenOver } from "./deeds";
import { test } from "./fixtures";

test.use({ journey: "briefings" });

const main = (page: Page) => page.getByRole("main");

test("the executive sees what nothing protects day by day, and the same as a table", async ({ as }) => {
  const page = await as("eve");
  const days = page.getByRole("region", { name: "Exposed and unknown, by day" });
  await expect(days.getByRole("img")).toHaveAccessibleName(/exposed and \d+ unknown, now \d+ exposed/);
  await days.getByText("Every day as a table").click();
  const rows = days.getByRole("table", { name: "Status by day" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("now");
  expect(await rows.count()).toBeGreaterThan(5);
  await page.getByText("Each site as a table").click();
  const siteRows = page.getByRole("table", { name: "Each site by day" }).getByRole("row");
  await expect(siteRows).toHaveCount((await rows.count()) - 1);
  await expectAccessible(page);
  await days.getByRole("link", { name: "30 days" }).click();
  await expect(page).toHaveURL(/days=30/);
  await expect(page.getByRole("link", { name: "30 days" })).toHaveAttribute("aria-current", "true");
});

test("a past day is plainly the past, and its numbers open nothing", async ({ as, problems }) => {
  problems.expect(/the server responded with a status of 404 .*\/status\/days\//);
  const page = await as("eve");
  const days = page.getByRole("region", { name: "Exposed and unknown, by day" });
  await days.getByText("Every day as a table").click();
  await days.getByRole("table").getByRole("row").nth(3).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Status as it was known on /);
  await expect(main(page)).toContainText("This is the past");
  const table = main(page).getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(1 + 10);
  await expect(table.getByRole("link")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Status now" }).click();
  await expect(page).toHaveURL("/status");
  for (const day of ["2999-01-01", "2020-01-01", "yesterday"]) {
    expect((await page.goto(`/status/days/${day}`))?.status()).toBe(404);
  }
});

async function freeze(page: Page, name: string) {
  await page.goto("/status/briefings/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Freeze the briefing" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}

test("a coordinator freezes a briefing; the executive reads, compares and takes it away", async ({ as }) => {
  const cora = await as("cora");
  await cora.goto("/status/briefings/new");
  await expectAccessible(cora);
  await freeze(cora, "Board of Monday");
  await freeze(cora, "Board of Thursday");
  await expect(main(cora)).toContainText("Board of Monday");

  const eve = await as("eve");
  await expect(main(eve)).toContainText("Since the briefing Board of Thursday");
  await eve.getByRole("link", { name: "All briefings" }).click();
  const list = eve.getByRole("table", { name: "Briefings" });
  await expect(list.getByRole("row")).toHaveCount(1 + 2);
  await expect(eve.getByRole("link", { name: "Freeze a briefing" })).toHaveCount(0);
  await expectAccessible(eve);
  await list.getByRole("link", { name: "Board of Thursday" }).click();
  await expect(main(eve)).toContainText("Frozen: every number is of");
  // Loaded as a page of its own too, each sentence stands there once.
  await eve.reload();
  await takenOver(eve.getByRole("link", { name: "Compare" }));
  for (const words of [/^Since Board of Monday/, /^Care: /, /^Not answered: Quayside Infirmary/])
    await expect(main(eve).getByText(words)).toHaveCount(1);
  await expectAccessible(eve);

  const taken = async () => {
    const coming = eve.waitForEvent("download");
    await eve.getByRole("link", { name: "Download as PDF" }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^BRF-\d{4}-\d{4} TLP-AMBER\.pdf$/);
    return readFile(await download.path());
  };
  const [one, again] = [await taken(), await taken()];
  expect(one.equals(again)).toBe(true);
  expect(one.toString("latin1").match(/\/Type \/Page\n/g)).toHaveLength(1);

  await eve.getByRole("link", { name: "Compare" }).click();
  await expect(main(eve)).toContainText("No number changed");
  await expect(eve.getByRole("table", { name: "What changed by site" }).getByRole("row")).toHaveCount(1 + 10);
  await expectAccessible(eve);
});

test("a briefing is handed out as a file that runs and shows nothing from the portal's address", async ({
  as,
}) => {
  const page = await as("cora");
  await freeze(page, "For the headers");
  const address = (await page.getByRole("link", { name: "Download as PDF" }).getAttribute("href")) ?? "";
  const answer = await page.request.get(address);
  expect(answer.headers()).toMatchObject({
    "content-type": "application/pdf",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment; /);
  expect((await page.request.head(address)).status()).toBe(405);
});

test("status still prints on one page, without the chart", async ({ as }) => {
  const page = await as("eve");
  await page.goto("/status");
  await expect(page.getByRole("region", { name: "Exposed and unknown, by day" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Regions, worst first" })).toBeVisible();
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test("a technician finds no briefing, whatever the address", async ({ as, problems }) => {
  problems.expect(/the server responded with a status of 404 .*\/status\/briefings/);
  const page = await as("tess");
  const year = new Date().getUTCFullYear();
  for (const path of ["", "/new", `/BRF-${year}-0001`, `/BRF-${year}-0001/compare`]) {
    expect((await page.goto(`/status/briefings${path}`))?.status()).toBe(404);
  }
  expect((await page.request.get(`/api/briefings/BRF-${year}-0001/pdf`)).status()).toBe(404);
});

test("on a phone status, a past day and a briefing need no scrolling sideways", async ({ as }) => {
  const page = await as("cora", devices["Pixel 7"]);
  const fits = async () => {
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth, page.url()).toBe(clientWidth);
    await expectAccessible(page);
  };
  await page.goto("/status");
  await page.getByText("Each site as a table").click();
  await fits();
  await page.getByText("Every day as a table").click();
  await page.getByRole("table", { name: "Status by day" }).getByRole("link").first().click();
  await expect(main(page)).toContainText("This is the past");
  await fits();
  await freeze(page, "From the phone");
  await fits();
});
