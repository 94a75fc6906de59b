import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { test } from "./fixtures";

test.use({ journey: "import-progress" });

const count = 1_500;
const lines = Array.from(
  { length: count },
  (_, index) => `NORTH,BIG-${index},Siemens,Symbia T${(index % 9) + 1},SPECT/CT,Windows 7`,
);
const file = {
  name: "large.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    ["site,asset_tag,manufacturer,model,device_class,operating_system", ...lines].join("\n"),
  ),
};

type Seen = Readonly<{ words: string; value: number; max: number }>;

/** Keeps whatever the progress bar shows from now on, however briefly. */
const watchBar = (page: Page) =>
  page.evaluate(() => {
    const seen: Seen[] = [];
    Object.assign(window, { seenProgress: seen });
    const keep = () => {
      const bar = document.querySelector("progress");
      const words = bar?.previousElementSibling?.textContent;
      if (bar && words && seen.at(-1)?.words !== words) seen.push({ words, value: bar.value, max: bar.max });
    };
    new MutationObserver(keep).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });

const barSeen = (page: Page) =>
  page.evaluate(() => (window as unknown as { seenProgress: Seen[] }).seenProgress);

test("a large import shows how far it is, stage by stage, with numbers that only grow", async ({ as }) => {
  const page = await as("cora");
  await page.goto("/systems/import");
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/api/systems/import", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByLabel("Choose a file").setInputFiles(file);
  const bar = page.getByRole("progressbar", { name: "How far the import is" });
  await expect(bar).toBeVisible();
  await expectAccessible(page);
  letGo();
  await expect(page.getByText(`${count} new, 0 changed, 0 unchanged, 0 refused.`)).toBeVisible();
  await expect(bar).toHaveCount(0);
  await page.unroute("**/api/systems/import");

  await watchBar(page);
  await page.getByRole("button", { name: `Import ${count} rows` }).click();
  await expect(page.getByText(`${count} systems registered, 0 corrected.`)).toBeVisible();
  const seen = await barSeen(page);
  const counted = seen.filter(({ words }) => / of \d+\.$/.test(words));
  expect(counted.map(({ words }) => words).join(" ")).toMatch(
    /Storing the systems|Comparing the systems with every advisory/,
  );
  for (const { words, value, max } of counted) {
    expect(words).toContain(`${value} of ${max}.`);
    expect(value).toBeLessThanOrEqual(max);
  }
  const stageOf = ({ words }: Seen) => words.split(":")[0];
  for (const stage of new Set(counted.map(stageOf))) {
    const values = counted.filter((each) => stageOf(each) === stage).map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  }
});
