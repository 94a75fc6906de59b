import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { goTo, importFirstAdvisory, viewOfAdvisory } from "./deeds";
import { dropOn, held, realFile, referenceAdvisory } from "./files";
import { test } from "./fixtures";

test.use({ start: "story", journey: "inventory" });
test.describe.configure({ mode: "serial" });

const inventory = realFile("inventory", "hospital-group-labelled.csv");
const total = 120;

const levels = ["likely", "possible", "excluded"] as const;

/** How many systems stand at each level of the one advisory. */
async function counted(page: Page): Promise<Readonly<Record<(typeof levels)[number], number>>> {
  await goTo(page, "Advisories");
  await page.getByRole("link", { name: "ICSMA-17-215-02" }).click();
  await viewOfAdvisory(page, "Matches");
  const found = new Map<string, number>();
  for (const level of levels) {
    const words = await page.getByRole("link", { name: new RegExp(`^\\d+ ${level}$`) }).textContent();
    found.set(level, Number.parseInt(words ?? "", 10));
  }
  const of = (level: string) => found.get(level) ?? 0;
  return { likely: of("likely"), possible: of("possible"), excluded: of("excluded") };
}

const dropPlace = (page: Page) => page.getByText("Drop the inventory here");
const rows = (page: Page) => page.getByRole("table", { name: "Rows of the file" }).getByRole("row");

test("the labelled inventory is shown before it is imported, and every row gets its label", async ({
  as,
}) => {
  test.skip(!inventory.isHere, inventory.absent);
  const page = await as("cora");
  await importFirstAdvisory(page, referenceAdvisory());
  const before = await counted(page);

  await goTo(page, "Systems");
  await expect(page.getByText("126 systems at 10 sites")).toBeVisible();
  await page.getByRole("link", { name: "Import an inventory" }).click();
  await expectAccessible(page);
  await dropOn(dropPlace(page), [held(inventory.path, "text/csv")]);
  await expect(page.getByText(`${total} new, 0 changed, 0 unchanged, 0 refused.`)).toBeVisible();
  await expect(page.getByText("Columns that feed nothing: expected_icsma_17_215_02.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: `Import ${total} rows` }).click();
  await expect(page.getByText(`${total} systems registered, 0 corrected.`)).toBeVisible();
  await page.getByRole("link", { name: "To the systems" }).click();
  await expect(page.getByText("246 systems at 10 sites")).toBeVisible();
  const after = await counted(page);
  expect({
    likely: after.likely - before.likely,
    possible: after.possible - before.possible,
    excluded: after.excluded - before.excluded,
  }).toEqual({ likely: 16, possible: 19, excluded: 85 });
});

test("the same file again changes nothing, and an edited one shows row by row what it would do", async ({
  as,
}) => {
  test.skip(!inventory.isHere, inventory.absent);
  const page = await as("cora");
  await page.goto("/systems/import");
  await dropOn(dropPlace(page), [held(inventory.path, "text/csv")]);
  await expect(page.getByText(`0 new, 0 changed, ${total} unchanged, 0 refused.`)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import/ })).toHaveCount(0);

  const [header = "", first = "", second = "", third = ""] = readFileSync(inventory.path, "utf8").split(
    /\r?\n/,
  );
  const lines = [
    header,
    first.replace("Windows 7 SP1", "Windows 10 LTSC"),
    second.replace(/^VALE/, "NOWHERE"),
    third,
  ];
  await page
    .getByLabel("Choose a file")
    .setInputFiles({ name: "edited.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  await expect(page.getByText("0 new, 1 changed, 1 unchanged, 1 refused.")).toBeVisible();
  await expect(rows(page).nth(1)).toContainText("NOWHERE");
  await expect(rows(page).nth(1)).toContainText("refused");
  await expect(rows(page).filter({ hasText: "CT-1000" })).toContainText(
    "Operating system: Windows 7 SP1 becomes Windows 10 LTSC",
  );
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import 1 row, leave out 1" }).click();
  await expect(page.getByText("0 systems registered, 1 corrected.")).toBeVisible();
});
