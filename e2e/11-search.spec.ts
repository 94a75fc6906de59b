import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { test } from "./fixtures";
import { expectFitsThumbs } from "./targets";

test.use({ journey: "search" });

const palette = (page: Page) => page.getByRole("dialog", { name: "Search" });
const field = (page: Page) => palette(page).getByRole("combobox", { name: "Search" });
const active = (page: Page) => palette(page).locator("[role=option][aria-selected=true]");
const said = (page: Page) => palette(page).getByRole("status");

/** Opens the palette by its keys, once the page hears them. */
async function openPalette(page: Page) {
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(field(page)).toBeFocused({ timeout: 1000 });
  }).toPass();
}

test("a coordinator finds a system, its incident and an advisory by keys alone", async ({ as }) => {
  const cora = await as("cora");
  await openPalette(cora);
  await expect(said(cora)).toHaveText("Type to search, or choose a place to go.");
  await expect(palette(cora).getByRole("group", { name: "Go to" })).toContainText("Incidents");
  await expect(palette(cora).getByRole("group", { name: "Begin" })).toContainText("Import an advisory");
  await expectAccessible(cora);

  await cora.keyboard.type("NM014");
  await expect(active(cora)).toContainText("NM-014");
  const systems = palette(cora).getByRole("group", { name: "Systems" });
  await expect(systems.getByRole("option").first()).toContainText("NM-014");
  await expectAccessible(cora);
  const named = (await field(cora).getAttribute("aria-activedescendant")) ?? "";
  await expect(active(cora)).toHaveId(named);
  await cora.keyboard.press("Enter");
  await expect(cora).toHaveURL(/\/systems\/[0-9a-f-]{36}/);
  await expect(palette(cora)).toBeHidden();

  await openPalette(cora);
  await cora.keyboard.type("Bigraph");
  await expect(palette(cora).getByRole("group", { name: "Systems, spelled alike" })).toContainText(
    "Biograph",
  );
  await cora.keyboard.press("ControlOrMeta+a");
  await cora.keyboard.type("CVE-2015-1635");
  const advisories = palette(cora).getByRole("group", { name: "Advisories" });
  await expect(advisories.getByRole("option")).toContainText("ICSMA-17-215-02");
  // Upwards from the first: the way to all results is the last, and before it stands the advisory.
  await cora.keyboard.press("ArrowUp");
  await expect(active(cora)).toContainText("All results");
  await cora.keyboard.press("ArrowUp");
  await expect(active(cora)).toContainText("Siemens molecular imaging systems");
  await cora.keyboard.press("Enter");
  await expect(cora).toHaveURL(/\/advisories\/[0-9a-f-]{36}/);
});

test("a technician finds what is hers, and of other sites nothing", async ({ as }) => {
  const tess = await as("tess");
  await openPalette(tess);
  await expect(palette(tess)).not.toContainText("Import an advisory");
  await tess.keyboard.type("Mesa Regional");
  await expect(said(tess)).toHaveText("Nothing found that you may see.");
  await tess.keyboard.press("ControlOrMeta+a");
  await tess.keyboard.type("backup-log");
  await expect(palette(tess).getByRole("group", { name: "Evidence" })).toContainText("Northgate");
  await expect(palette(tess).getByRole("group", { name: "Evidence" })).not.toContainText("Mesa");
  await tess.keyboard.press("Escape");
  await expect(palette(tess)).toBeHidden();
  await tess.keyboard.press("g");
  await expect(tess.getByRole("status").filter({ hasText: "Go to" })).toContainText("My steps");
  await tess.keyboard.press("s");
  await expect(tess).toHaveURL("/systems");
});

test("the palette goes on where the search does not answer, and where the session has ended", async ({
  as,
  problems,
}) => {
  problems.expect(/Failed to load resource|api\/search/);
  const cora = await as("cora");
  await cora.route("**/api/search?*", (route) => route.abort());
  await openPalette(cora);
  await cora.keyboard.type("inc");
  await expect(said(cora)).toContainText("The search did not answer.");
  await expect(active(cora)).toContainText("Incidents");
  await cora.unroute("**/api/search?*");
  await cora.keyboard.type("-2026");
  await expect(said(cora)).toContainText("found");
  await cora.context().clearCookies();
  await cora.keyboard.type("-0");
  await expect(said(cora)).toContainText("You are signed out.");
});

test("an answer that was outrun is never shown", async ({ as }) => {
  const cora = await as("cora");
  let slow = true;
  await cora.route("**/api/search?q=siemens", async (route) => {
    if (slow) await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => undefined);
  });
  await openPalette(cora);
  const asked = cora.waitForRequest("**/api/search?q=siemens");
  await cora.keyboard.type("siemens");
  await asked;
  await cora.keyboard.press("ControlOrMeta+a");
  await cora.keyboard.type("Meyer");
  await expect(palette(cora).getByRole("group", { name: "People" })).toContainText("Dr. Anna Meyer");
  slow = false;
  await expect(palette(cora).getByRole("group", { name: "Systems" })).toHaveCount(0);
});

test("the list of keys tells what works on a page; no letter is taken while typing, and g keeps the next from the list", async ({
  as,
}) => {
  const cora = await as("cora");
  await cora.goto("/advisories");
  await cora.getByRole("link", { name: "ICSMA-17-215-02" }).first().click();
  await cora
    .getByRole("link", { name: /^Matches/ })
    .first()
    .click();
  await expect(cora).toHaveURL(/\/matches/);
  await cora.keyboard.press("j");
  const row = cora.locator("[data-row]").first();
  await expect(row.getByRole("link").first()).toBeFocused();
  await cora.keyboard.press("?");
  const keys = cora.getByRole("dialog", { name: "Keys on this page" });
  await expect(keys.getByRole("region", { name: "In this list" })).toContainText("Affected");
  await expect(keys).toContainText("Go to Incidents");
  await expectAccessible(cora);
  await cora.keyboard.press("Escape");
  await expect(keys).toBeHidden();

  let decided = 0;
  cora.on("request", (request) => {
    if (request.method() === "POST") decided += 1;
  });
  await cora.keyboard.press("g");
  await cora.keyboard.press("n");
  await expect(cora.getByRole("status").filter({ hasText: "Go to" })).toHaveCount(0);
  await expect(cora.getByRole("dialog")).toHaveCount(0);
  await cora.keyboard.press("g");
  await cora.keyboard.press("a");
  await expect(cora).toHaveURL("/advisories");
  expect(decided).toBe(0);

  const find = cora.getByRole("searchbox", { name: "Find an advisory" });
  await find.focus();
  await cora.keyboard.type("g?i");
  await expect(find).toHaveValue("g?i");
  await expect(cora.getByRole("dialog")).toHaveCount(0);
});

test("single keys can be turned off from the person's menu, and stay off", async ({ as }) => {
  const cora = await as("cora");
  await cora.getByRole("button", { name: /Your menu$/ }).click();
  await cora.getByRole("button", { name: "Keys on this page" }).click();
  const keys = cora.getByRole("dialog", { name: "Keys on this page" });
  await keys.getByRole("checkbox", { name: "Single keys work" }).uncheck();
  await cora.keyboard.press("Escape");
  await cora.reload();
  await openPalette(cora);
  await cora.keyboard.press("Escape");
  await cora.keyboard.press("?");
  await cora.keyboard.press("g");
  await cora.keyboard.press("i");
  await expect(cora).toHaveURL("/today");
  await expect(keys).toBeHidden();
});

test("without script the page finds the same, and on a phone both fit", async ({ as, problems }) => {
  // Where no script runs, the browser drops the framework's own before it looks at its nonce.
  problems.expect(/^network: csp \S+\/_next\/static\/chunks\//);
  const plain = await as("cora", { javaScriptEnabled: false });
  await plain.getByRole("link", { name: "Search" }).click();
  await expect(plain).toHaveURL("/search");
  await plain.getByRole("main").getByRole("searchbox", { name: "Search" }).fill("NM021");
  await plain.getByRole("main").getByRole("button", { name: "Find" }).click();
  await plain
    .getByRole("region", { name: "Systems" })
    .getByRole("link", { name: /NM-021/ })
    .click();
  await expect(plain).toHaveURL(/\/systems\/[0-9a-f-]{36}/);

  const phone = await as("tess", { viewport: { width: 360, height: 740 }, hasTouch: true });
  await phone.getByRole("link", { name: "Search" }).click();
  await expect(field(phone)).toBeFocused();
  await field(phone).fill("symbia");
  await expect(said(phone)).toContainText("found");
  await expectFitsThumbs(phone);
  await palette(phone)
    .getByRole("option", { name: /All results/ })
    .click();
  await expect(phone).toHaveURL("/search?q=symbia");
  await expect(phone.getByRole("region", { name: "Systems" })).toBeVisible();
  await expectFitsThumbs(phone);
});
