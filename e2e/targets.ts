import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";

/** What can be pressed, with its size; `least` is 44 px for the one filled button, else 24. */
type Target = Readonly<{ name: string; width: number; height: number; least: number; inText: boolean }>;

const pressable = "a[href], button, input:not([type=hidden]), select, textarea, summary";

/** A tick box is pressed with its label; a link that runs within a line of text takes the line's height. */
const targetsOn = (page: Page): Promise<readonly Target[]> =>
  page.locator(`:is(${pressable}):visible`).evaluateAll((all) =>
    all.map((element) => {
      const pressed = element.closest("label") ?? element;
      const { width, height } = pressed.getBoundingClientRect();
      const least = element.classList.contains("bg-accent") ? 44 : 24;
      const inText = element.tagName === "A" && getComputedStyle(element).display === "inline";
      const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
      return { name: name.trim().slice(0, 60), width, height, least, inText };
    }),
  );

const isTooSmall = ({ width, height, least, inText }: Target) =>
  !inText && width > 1 && (height < least - 0.5 || width < 23.5);

/** Nothing lies beyond the right edge, all of it can be pressed with a thumb, and axe has nothing to say. */
export async function expectFitsThumbs(page: Page): Promise<void> {
  const { clientWidth, scrollWidth } = await page.evaluate(() => ({
    clientWidth: document.documentElement.clientWidth,
    scrollWidth: document.documentElement.scrollWidth,
  }));
  expect(scrollWidth, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(clientWidth);
  const small = (await targetsOn(page)).filter(isTooSmall);
  const told = small.map(({ name, width, height }) => `${name}: ${width.toFixed(0)} x ${height.toFixed(0)}`);
  expect(told, page.url()).toEqual([]);
  await expectAccessible(page);
}
