import { devices, expect, type Page } from "@playwright/test";
import { demoSites } from "@/server/demo/cast";
import { expectAccessible } from "./accessible";
import { expectEveryNumberToOpenItsRows, numbersOn, otherNumbersOn } from "./counted";
import { test } from "./fixtures";

test.use({ journey: "status" });

const sites = (page: Page) => page.getByRole("table", { name: "Sites, worst first" });
const site = (page: Page, name: string) =>
  sites(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name, exact: true }) });

/** How many systems nothing protects, or nobody knows of, by site in the order of the page. */
async function unprotectedBySite(page: Page) {
  const bySite = new Map<string, number>();
  for (const { href, count } of await numbersOn(page)) {
    const asked = new URL(href, page.url()).searchParams;
    const [number, code] = [asked.get("number") ?? "", asked.get("site")];
    if (!code) continue;
    const counts = ["exposed", "unknown"].includes(number);
    bySite.set(code, (bySite.get(code) ?? 0) + (counts ? (count ?? 0) : 0));
  }
  return [...bySite];
}

/** Sites are counted by the table itself. */
async function expectNoNumberBesideThem(page: Page) {
  const others = await otherNumbersOn(page);
  expect(others.filter((words) => !/^at \d+( of \d+)? sites?/.test(words))).toEqual([]);
}

test("the executive reads one sentence, and the sites below it, worst first", async ({ as }) => {
  const page = await as("eve");
  await expect(page).toHaveURL("/status");
  await expect(page.getByRole("main").getByRole("paragraph").first()).toHaveText(
    /^\d+ of \d+ systems are affected at \d+ of 10 sites: .* exposed.* contained.* systems are unknown/,
  );
  await expect(sites(page).getByRole("row")).toHaveCount(1 + demoSites.length);
  const open = (await unprotectedBySite(page)).map(([, count]) => count);
  expect(open).toHaveLength(demoSites.length);
  expect(open).toEqual(open.toSorted((a, b) => b - a));
  expect(open[0]).toBeGreaterThan(0);
  await expectAccessible(page);
});

test("where nobody has decided, one word says so, and no zero can be misread", async ({ as }) => {
  const page = await as("eve");
  const undecided = site(page, "Quayside Infirmary");
  await expect(undecided).toContainText("5 systems unknown: nobody has decided yet");
  await expect(undecided.getByText("0", { exact: true })).toHaveCount(0);
  await undecided.getByRole("link", { name: "5 systems unknown" }).click();
  const rows = page.getByRole("table", { name: "Systems" }).getByRole("row");
  await expect(rows).toHaveCount(1 + 5);
  await expect(rows.filter({ hasText: "undecided" })).toHaveCount(5);
  await expectAccessible(page);
  await rows.filter({ hasText: "PT-044" }).getByRole("link").first().click();
  const match = page.getByRole("table", { name: "Matches" }).getByRole("row").filter({ hasText: "PT-044" });
  await expect(match).toContainText("undecided");
});

for (const [who, what] of [
  ["eve", "the executive"],
  ["mia", "an executive for all who works at one site"],
] as const) {
  test(`every number opens exactly the rows it counts, for ${what}`, async ({ as }) => {
    const page = await as(who);
    await page.goto("/status");
    expect(await expectEveryNumberToOpenItsRows(page)).toBeGreaterThan(50);
    await expectNoNumberBesideThem(page);
  });
}

for (const [who, code] of [
  ["eve", "NORTH"],
  ["cora", "QUAY"],
  ["tess", "NORTH"],
  ["sam", "SOUTH"],
] as const) {
  test(`every number of the site ${code} opens exactly the rows it counts, for ${who}`, async ({ as }) => {
    const page = await as(who);
    await page.goto(`/sites/${code}`);
    expect(await expectEveryNumberToOpenItsRows(page)).toBe(6);
    const open = page.getByRole("link", { name: /^\d+ open incidents?$/ });
    if ((await open.count()) > 0) {
      const count = Number(await open.textContent());
      await open.click();
      await expect(page.getByRole("table", { name: "Incidents" }).getByRole("row")).toHaveCount(1 + count);
    }
  });
}

test("a technician's status opens what it counts at the one site", async ({ as }) => {
  const page = await as("tess");
  await page.goto("/status");
  expect(await expectEveryNumberToOpenItsRows(page)).toBeGreaterThan(10);
  await expectNoNumberBesideThem(page);
});

test("on a phone the same numbers stand in a list, and every one leads on", async ({ as }) => {
  const page = await as("eve", devices["Pixel 7"]);
  await expect(page).toHaveURL("/status");
  await expectNoNumberBesideThem(page);
  await expectAccessible(page);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
});
