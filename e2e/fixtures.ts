import { type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { type DemoPersonKey, demoPeople } from "@/server/demo/cast";
import { type Portal, type PortalOptions, startPortal } from "./portal";
import { Problems } from "./problems";

type Fixtures = {
  /** Signs in as one of the demo's people, in a browser of their own, and stands on their first page. */
  as: (person: DemoPersonKey, device?: BrowserContextOptions) => Promise<Page>;
  /** Whether open pages hear what others do; without it a form stays as it was opened, as behind a line that was cut. */
  hears: boolean;
  /** What the browser complained about; a complaint that was not expected fails the test. */
  problems: Problems;
};

type WorkerFixtures = PortalOptions & { portal: Portal };

export const test = base.extend<Fixtures, WorkerFixtures>({
  start: ["demo", { option: true, scope: "worker" }],
  journey: ["", { option: true, scope: "worker" }],

  portal: [
    async ({ start }, use, { workerIndex }) => {
      const { portal, stop } = await startPortal(start, workerIndex);
      await use(portal);
      await stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  baseURL: async ({ portal }, use) => use(portal.url),

  problems: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const problems = new Problems();
      await use(problems);
      expect(problems.unexpected()).toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, portal, problems }, use) => {
    problems.watch(context, portal.url);
    await use(context);
  },

  hears: [true, { option: true }],

  as: async ({ browser, portal, problems, hears }, use) => {
    const opened: Page[] = [];
    await use(async (key, device = {}) => {
      const context = await browser.newContext({ ...device, baseURL: portal.url });
      problems.watch(context, portal.url);
      if (!hears) await context.route("**/api/events*", (route) => route.fulfill(silence));
      const page = await context.newPage();
      opened.push(page);
      await page.goto("/sign-in");
      await page.getByRole("button", { name: nameOf(key) }).click();
      await expect(page).not.toHaveURL(/\/sign-in/);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});

/** A stream that says nothing and asks to be opened again in an hour. */
const silence = { contentType: "text/event-stream", body: "retry: 3600000\n\n" };

function nameOf(key: DemoPersonKey): string {
  const person = demoPeople.find((one) => one.key === key);
  if (!person) throw new Error(`The demo has no person ${key}.`);
  return person.name;
}
