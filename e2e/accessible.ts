import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

// Dark changes nothing but colours.
const ofColours = ["color-contrast", "link-in-text-block"];

/** Holds a screen to axe's rules in light, and to those of its colours in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator("h1").first(), `${page.url()} has come`).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours are measured when they have arrived.
    await page.evaluate(() =>
      Promise.all(
        document
          .getAnimations()
          // What is kept back for seconds is not on its way.
          .filter(({ effect }) => (effect?.getTiming().delay ?? 0) < 1_000)
          .map((animation) => animation.finished),
      ),
    );
    const axe = new AxeBuilder({ page });
    const { violations } = await (colorScheme === "dark" ? axe.withRules(ofColours) : axe).analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${help} at ${target.join(" ")}. ${failureSummary ?? ""}`,
      ),
    );
    expect(found, `${page.url()} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}
