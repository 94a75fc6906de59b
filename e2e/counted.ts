import { expect, type Page } from "@playwright/test";

/** A number of status as it stands on the page, and where it leads. */
type Counted = Readonly<{ href: string; words: string; count: number | null; exams: number | null }>;

/** What a link says: how many rows, how many exams their systems do; "unknown" alone is one row. */
function read(href: string, words: string): Counted {
  const exams = words.match(/(\d+) exams? a day/);
  const [count] = words.replace(exams?.[0] ?? "", "").match(/\d+(?!.*\d)/) ?? [exams ? null : "1"];
  return { href, words, count: count ? Number(count) : null, exams: exams ? Number(exams[1]) : null };
}

/** Every number of the page that leads to the rows it counts. */
export async function numbersOn(page: Page): Promise<readonly Counted[]> {
  const links = page.getByRole("main").locator('a[href^="/status/systems"]');
  const found = await links.evaluateAll((all) =>
    all.map((link) => [
      link.getAttribute("href") ?? "",
      link.getAttribute("aria-label") ?? link.textContent ?? "",
    ]),
  );
  return found.map(([href = "", words = ""]) => read(href, words));
}

/** The digits of the page that lead nowhere: neither in a link nor in a time, nor on the scale of a chart, whose table has them. */
export const otherNumbersOn = (page: Page): Promise<readonly string[]> =>
  page.getByRole("main").evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? "";
      const { parentElement } = node;
      const plain = parentElement?.checkVisibility() && !parentElement.closest("a, time, svg, .sr-only");
      if (plain && /[1-9]/.test(text)) found.push(text);
    }
    return found;
  });

const rows = (page: Page) => page.getByRole("table", { name: "Systems" }).getByRole("row");

/** All rows behind a number, over as many pages as there are, as texts. */
async function rowsBehind(page: Page): Promise<readonly string[]> {
  const texts: string[] = [];
  for (;;) {
    texts.push(...(await rows(page).allInnerTexts()).slice(1));
    const next = page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Next" });
    if ((await next.count()) === 0) return texts;
    const address = page.url();
    await next.click();
    await expect(page).not.toHaveURL(address);
  }
}

const examsOf = (row: string) => Number(row.match(/(\d+) exams? a day/)?.[1] ?? 0);

/** Clicks every number of the page and holds the rows behind it to what it says. */
export async function expectEveryNumberToOpenItsRows(page: Page): Promise<number> {
  const numbers = await numbersOn(page);
  const start = page.url();
  for (const href of new Set(numbers.map((each) => each.href))) {
    await page.getByRole("main").locator(`a[href="${href}"]`).first().click();
    await expect(page).toHaveURL(href);
    const none = page.getByText("No system counts here now");
    await expect(rows(page).first().or(none)).toBeVisible();
    const behind = (await none.isVisible()) ? [] : await rowsBehind(page);
    const inAll = behind.reduce((sum, row) => sum + examsOf(row), 0);
    for (const { words, count, exams } of numbers.filter((each) => each.href === href)) {
      const found = { count: behind.length, exams: inAll };
      const said = { count: count ?? found.count, exams: exams ?? found.exams };
      expect(found, `“${words}” leads to ${href}`).toEqual(said);
    }
    await page.goto(start);
  }
  return numbers.length;
}
