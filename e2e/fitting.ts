import { expect, type Page } from "@playwright/test";

/** What lies beyond the right edge at the widths people have: a phone, a screen at 200 % and at 100 %, a wall. */
export async function expectFitsEveryWidth(page: Page): Promise<void> {
  for (const width of [360, 720, 1440, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth, `${page.url()} scrolls sideways at ${width} px`).toBeLessThanOrEqual(clientWidth);
  }
}

/** Whoever asked for less motion sees none. */
export async function expectStill(page: Page): Promise<void> {
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 20)
      .map(({ effect }) =>
        effect instanceof KeyframeEffect ? (effect.target?.outerHTML.slice(0, 90) ?? "") : "",
      ),
  );
  expect(moving, `${page.url()} moves`).toEqual([]);
}

/** A4 without its margins, in CSS pixels; sheets of labels have none. */
const paperWidth = Math.floor(((210 - 2 * 14) / 25.4) * 96);

/** On paper: nothing beyond the edge, nothing to be pressed, black on white, and who printed it as of when. */
export async function expectPrints(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width: paperWidth, height: 1000 });
  const faults = await page.evaluate(() => {
    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
    };
    const shown = [...document.querySelectorAll("body *")].filter(isShown);
    const told = (why: string, found: readonly Element[]) =>
      found.map((element) => `${why}: ${element.outerHTML.slice(0, 120)}`);
    const pressed = shown.filter((element) => element.matches("nav, button, input[type=file]"));
    const canvas = getComputedStyle(document.body).backgroundColor;
    const dark = canvas === "rgb(255, 255, 255)" ? [] : [`on ${canvas}`];
    // Sheets of labels are as wide as the paper, and carry nothing else.
    if (document.querySelector(".label-sheets")) return [...told("printed", pressed), ...dark];
    const beyond = shown.filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1);
    const nobody = shown.some((element) => element.matches(".printed-by")) ? [] : ["nobody printed it"];
    return [...told("printed", pressed), ...told("beyond", beyond), ...dark, ...nobody];
  });
  expect(faults.slice(0, 5), `${page.url()} on paper`).toEqual([]);
  await page.emulateMedia({ media: null, colorScheme: null });
}
