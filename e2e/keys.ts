import { expect, type Locator, type Page } from "@playwright/test";
import { type DemoPersonKey, demoPeople } from "@/server/demo/cast";

/** What is wrong with how the focus shows where it is now; empty where all is well. */
const focusFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return ["nothing has the focus"];
    // A choice that is drawn by its label shows its focus there.
    const isChoice = at.matches(":is(input[type=radio], input[type=checkbox], input[type=file])");
    const drawn = [at, ...(isChoice ? [at.closest("label"), at.nextElementSibling] : [])].filter(
      (one) => one !== null,
    );
    // The link of a row draws its outline around the whole row.
    const isMarked = (element: Element) =>
      [undefined, "::after"].some((part) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, part);
        return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1.5) || boxShadow !== "none";
      });
    const box = (drawn.find((one) => one.getBoundingClientRect().width > 4) ?? at).getBoundingClientRect();
    const within = (value: number, most: number) => Math.min(Math.max(value, 1), most - 1);
    const x = within(box.left + box.width / 2, document.documentElement.clientWidth);
    const y = within(box.top + box.height / 2, window.innerHeight);
    const top = document.elementFromPoint(x, y);
    const isOut =
      box.bottom < 0 || box.top > window.innerHeight || box.right < 0 || box.left > window.innerWidth;
    const isSeen = drawn.some((one) => one.contains(top) || top?.contains(one));
    const faults = [!drawn.some(isMarked) && "no outline", isOut && "out of view", !isSeen && "covered"];
    return faults
      .filter((fault) => fault !== false)
      .map((fault) => `${fault}: ${at.outerHTML.slice(0, 140)}`);
  });

/** The focus is where it is said to be, with an outline, in view and not covered. */
async function expectFocusSeen(page: Page): Promise<void> {
  expect(await focusFaults(page), page.url()).toEqual([]);
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((all) => all.some((one) => one === document.activeElement));

/** Goes on by Tab until the target has the focus, and holds every stop on the way to being seen. */
export async function tabTo(
  page: Page,
  target: Locator,
  key: "Tab" | "Shift+Tab" = "Tab",
  most = 400,
): Promise<void> {
  await expect(target.first()).toBeAttached();
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press(key);
    const outside = await page.evaluate(() => document.activeElement === document.body);
    // Past the last stop lies the browser's own frame; the next press begins anew.
    if (!outside) await expectFocusSeen(page);
    if (await isFocused(target)) return;
  }
  throw new Error(`${most} stops, and none was ${target}`);
}

/** Goes to the target by Tab and presses it. */
export async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes to a field by Tab and types into it. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Opens a dialog by keys, leaves it by Escape, and finds the focus where it was; then opens it again. */
export async function openDialog(page: Page, opener: Locator, dialog: Locator): Promise<void> {
  await press(page, opener);
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
}

/** Signs in as one of the demo's people, by keys alone. */
export async function signInByKeys(page: Page, key: DemoPersonKey): Promise<void> {
  const name = demoPeople.find((person) => person.key === key)?.name ?? key;
  await page.goto("/sign-in");
  await press(page, page.getByRole("button", { name }));
  await expect(page).not.toHaveURL(/sign-in/);
  await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
}

/** Past the places, to the page. */
export async function skipToPage(page: Page): Promise<void> {
  await press(page, page.getByRole("link", { name: "Skip to the page" }));
  await expect(page.getByRole("main")).toBeFocused();
}
