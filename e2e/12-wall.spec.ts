import { expect, type Page } from "@playwright/test";
import { demoSites } from "@/server/demo/cast";
import { expectAccessible } from "./accessible";
import { openIncident } from "./at-incident";
import { numbersOn } from "./counted";
import { test } from "./fixtures";

test.use({ journey: "wall" });

const noAnswer = /ERR_INTERNET_DISCONNECTED/;
const clock = (page: Page) => page.getByText(/^\d\d:\d\d:\d\d \w+$/);
const band = (page: Page) => page.getByRole("region", { name: "Connection" });
const places = (page: Page) => page.getByRole("list", { name: "Sites, worst first" }).getByRole("listitem");

async function toWall(page: Page): Promise<void> {
  await page.goto("/status");
  await page.getByRole("link", { name: "Wall view" }).click();
  await expect(page).toHaveURL("/status/wall");
  await expect(page.getByText(/^live, \d+ s old$/)).toBeVisible();
}

/** What lies outside of the screen, or of its own place. */
const cutOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const cut: string[] = [];
    const inside = (element: Element, outer: DOMRect) => {
      const { right, bottom, width } = element.getBoundingClientRect();
      if (width > 1 && (right > outer.right + 1 || bottom > outer.bottom + 1))
        cut.push(element.outerHTML.slice(0, 90));
    };
    const screen = new DOMRect(0, 0, window.innerWidth, window.innerHeight);
    for (const element of document.querySelectorAll("main :is(h2, dl, p, button, li)"))
      inside(element, screen);
    for (const place of document.querySelectorAll("main ul[aria-label] > li"))
      for (const element of place.querySelectorAll("h2, p, p > *"))
        inside(element, place.getBoundingClientRect());
    return cut;
  });

test("the wall shows every site without scrolling, dark, and each number opens its rows", async ({ as }) => {
  const page = await as("eve");
  await page.goto("/status");
  const [exposed] = (await numbersOn(page)).filter(({ href }) => href === "/status/systems?number=exposed");
  await toWall(page);
  await expect(places(page)).toHaveCount(demoSites.length);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(
    page.getByRole("link", { name: `Exposed systems: ${exposed?.count}`, exact: true }),
  ).toBeVisible();
  await expect(places(page).filter({ hasText: "QUAY" })).toContainText(/silent \d+ [hd]/);
  for (const [width, height] of [
    [1920, 1080],
    [2560, 1440],
    [3840, 2160],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await cutOn(page), `${width} x ${height}`).toEqual([]);
    const sizes = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
    ]);
    expect(sizes).toEqual([width, height]);
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Light" }).click();
  await expect(page.getByRole("button", { name: "Dark" })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("light");
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByRole("link", { name: "Exposed systems: " }).first().click();
  await expect(page.getByRole("table", { name: "Systems" }).getByRole("row")).toHaveCount(
    1 + (exposed?.count ?? 0),
  );
});

test("one advisory is asked for by the address, and whoever sees one site sees that one", async ({ as }) => {
  const page = await as("tess");
  await page.goto("/status/wall");
  await expect(places(page)).toHaveCount(1);
  await expect(places(page)).toContainText("NORTH");
  const eve = await as("eve");
  await toWall(eve);
  await eve.getByRole("button", { name: "All advisories" }).click();
  const one = eve
    .getByRole("list", { name: "All advisories" })
    .getByRole("link", { name: "ICSMA-17-215-02" });
  await one.click();
  await expect(eve).toHaveURL(/\/status\/wall\?advisory=/);
  await expect(eve.getByText("ICSMA-17-215-02 · as of")).toBeVisible();
});

test("what others do is on the wall by itself", async ({ as }) => {
  const [page, mia] = [await as("eve"), await as("mia")];
  await toWall(page);
  const exposed = (count: number) =>
    page.getByRole("link", { name: `Exposed systems at St. Anna Klinik: ${count}`, exact: true });
  await expect(exposed(1)).toBeVisible();
  await openIncident(mia, "PT-011");
  await mia.getByRole("button", { name: "Report a worse state…" }).click();
  const dialog = mia.getByRole("dialog", { name: "Report a worse state" });
  await dialog.getByRole("radio", { name: "Found connected" }).check();
  await dialog.getByLabel("What you saw").fill("The cable is in port 12.");
  await dialog.getByRole("button", { name: "Report it now" }).click();
  await expect(exposed(2)).toBeVisible();
  await expect(band(page)).toHaveCount(0);
});

test("a lost connection is said within seconds, with the age, and what is shown stays and is not green", async ({
  as,
  problems,
}) => {
  problems.expect(noAnswer);
  const page = await as("eve");
  await toWall(page);
  const asOf = await clock(page).textContent();
  const colour = () =>
    page
      .getByRole("link", { name: /^Remediated systems: / })
      .evaluate((node) => getComputedStyle(node).color);
  const green = await colour();
  await page.context().setOffline(true);
  await expect(band(page)).toBeVisible({ timeout: 10_000 });
  await expect(band(page).getByRole("alert")).toHaveText("Connection lost.");
  await expect(band(page)).toContainText(/This is how it was at \d\d:\d\d:\d\d \w+, \d+ s ago/);
  await expect(places(page)).toHaveCount(demoSites.length);
  expect(await colour()).not.toBe(green);
  await expectAccessible(page);
  await page.context().setOffline(false);
  await expect(band(page)).toBeHidden();
  expect(await clock(page).textContent()).not.toBe(asOf);
  expect(await colour()).toBe(green);
});

test("a page whose script has stopped says so by the browser alone", async ({ as }) => {
  const page = await as("eve");
  await toWall(page);
  const stopped = page.getByText("This screen has stopped.");
  await expect(stopped).toBeHidden();
  await page.evaluate(() => {
    const last = setTimeout(() => undefined, 0) as unknown as number;
    for (let id = 0; id <= last; id += 1) clearTimeout(id);
    window.fetch = () => new Promise(() => undefined);
  });
  // As if a quarter of a minute had passed.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.currentTime = 15_100;
  });
  await expect(stopped).toBeVisible();
});

test("a session that ended is told apart, and the wall goes on once somebody signed in again", async ({
  as,
  problems,
}) => {
  problems.expect(/401/);
  const page = await as("eve");
  await toWall(page);
  const other = await page.context().newPage();
  await other.goto("/status");
  await other.getByRole("button", { name: /Your menu/ }).click();
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other).toHaveURL(/sign-in/);
  await expect(band(page).getByRole("alert")).toHaveText("Signed out.");
  await expect(places(page)).toHaveCount(demoSites.length);
  const signIn = page.context().waitForEvent("page");
  await band(page)
    .getByRole("link", { name: /^Sign in in a new tab/ })
    .click();
  await (await signIn).getByRole("button", { name: /^Eve/ }).click();
  await expect(band(page)).toBeHidden();
});
