import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { answerFindings, importFirstAdvisory, viewOfAdvisory } from "./deeds";
import { referenceAdvisory } from "./files";
import { test } from "./fixtures";

test.use({ start: "story", journey: "matches" });
test.describe.configure({ mode: "serial" });

const matches = (page: Page) => page.getByRole("table", { name: "Matches" });
const row = (page: Page, tag: string) => matches(page).getByRole("row", { name: `Select ${tag}` });
const tick = (page: Page, tag: string) => page.getByRole("checkbox", { name: `Select ${tag}` });
const cells = (page: Page, tag: string) => row(page, tag).getByRole("cell");
const selected = (page: Page, count: number) => page.getByText(`${count} selected`, { exact: true });

async function openMatches(page: Page) {
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Advisories" }).click();
  await page.getByRole("link", { name: "ICSMA-17-215-02" }).click();
  await viewOfAdvisory(page, "Matches");
}

test("every system stands among the matches with its reasons, the excluded ones too", async ({ as }) => {
  const page = await as("cora");
  await importFirstAdvisory(page, referenceAdvisory());
  await viewOfAdvisory(page, "Matches");
  for (const words of ["126 systems", "17 likely", "9 possible", "100 excluded"]) {
    await expect(page.getByRole("link", { name: words, exact: true })).toBeVisible();
  }
  await expect(cells(page, "NM-014")).toContainText([
    "",
    "Symbia Intevo 16",
    "Northgate General Hospital",
    "SIEMENS NM fits",
    "SPECT/CT fits",
    "Windows 7 Professional SP1 fits",
    "fits",
    "undecided",
  ]);
  await expect(row(page, "CT-103")).toContainText("CT: check to be checked");
  await expect(row(page, "NM-047")).toContainText("missing unknown");
  await expectAccessible(page);

  await page.getByRole("link", { name: "100 excluded", exact: true }).click();
  const boxes = matches(page).getByRole("checkbox", { name: /^Select [A-Z]/ });
  await expect(boxes).toHaveCount(50);
  const first = await boxes.first().getAttribute("value");
  await boxes.first().check();
  await page.getByRole("button", { name: "Select all 100 that fit" }).click();
  await expect(selected(page, 100)).toBeVisible();
  await expectAccessible(page);
  await boxes.nth(1).uncheck();
  await expect(selected(page, 99)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(selected(page, 99)).toBeHidden();
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(boxes).toHaveCount(50);
  await expect(boxes.first()).not.toHaveValue(first ?? "");
  await page.getByRole("searchbox", { name: "Find a system" }).fill("MG-289");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(boxes).toHaveCount(1);
  await expect(row(page, "MG-289")).toContainText("HOLOGIC, Inc. speaks against it");
  await expect(row(page, "MG-289")).toContainText("Not affected by rule");
});

test("several are decided at once, with the keys and with the mouse", async ({ as }) => {
  const page = await as("cora");
  await openMatches(page);
  // j goes to the next row, x selects it, a decides what is selected.
  await page.keyboard.press("j");
  for (const key of ["x", "j", "x", "j", "x"]) await page.keyboard.press(key);
  await expect(selected(page, 3)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("k");
  await page.keyboard.press("x");
  await expect(selected(page, 2)).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByRole("status").filter({ hasText: "2 decided" })).toBeAttached();
  await expect(matches(page).getByText("Affected", { exact: true })).toHaveCount(2);
  await expect(selected(page, 2)).toBeHidden();

  for (const tag of ["NM-014", "NM-021", "PT-003", "WS-031"]) await tick(page, tag).check();
  await page.getByRole("button", { name: /^a ?Affected$/ }).click();
  for (const tag of ["NM-014", "NM-021", "PT-003", "WS-031"]) {
    await expect(row(page, tag).getByText("Affected", { exact: true })).toBeVisible();
    await expect(row(page, tag)).toContainText("Cora");
  }

  for (const tag of ["CT-103", "NM-024"]) await tick(page, tag).check();
  await page.getByRole("button", { name: /^n ?Not affected…$/ }).click();
  const not = page.getByRole("dialog", { name: "Not affected" });
  await not.getByRole("textbox", { name: "Why" }).fill(" ");
  await not.getByRole("button", { name: "Not affected" }).click();
  await expect(not.getByRole("textbox", { name: "Why" })).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await not
    .getByRole("textbox", { name: "Why" })
    .fill("It runs Windows 10; the photo of its screen shows it.");
  await not.getByRole("button", { name: "Not affected" }).click();
  for (const tag of ["CT-103", "NM-024"]) await expect(row(page, tag)).toContainText("Not affected");

  await tick(page, "WS-112").focus();
  await page.keyboard.press("v");
  const ask = page.getByRole("dialog", { name: "Ask the vendor" });
  await ask.getByRole("textbox", { name: "Question" }).fill("Does it count on Windows Server 2008 R2?");
  await ask
    .getByLabel("Whom you ask")
    .selectOption("Customer Care Center, Security questions, 0800 555 0199, Mon to Fri, 8 to 18 CET");
  await ask.getByRole("textbox", { name: "Vendor's case number" }).fill("CS-4471902");
  await ask.getByRole("button", { name: "Record the question" }).click();
  await expect(row(page, "WS-112")).toContainText("vendor asked, CS-4471902");

  await tick(page, "NM-009").check();
  await page.keyboard.press("Escape");
  await expect(tick(page, "NM-009")).not.toBeChecked();
  await viewOfAdvisory(page, "Overview");
  for (const words of ["17 undecided", "1 vendor asked", "6 decided affected", "2 decided not affected"]) {
    await expect(page.getByRole("link", { name: words, exact: true })).toBeVisible();
  }
});

const preview = (page: Page) => page.getByRole("table", { name: "Systems that get an incident" });
const incidents = (page: Page) => page.getByRole("table", { name: "Incidents" }).getByRole("row");

test("what is wrong with the file is answered before anything is opened", async ({ as }) => {
  const page = await as("cora");
  await openMatches(page);
  await page.getByRole("link", { name: "Open 6 incidents…" }).click();
  await expect(page.getByText("is not answered yet, so nothing can be opened.")).toBeVisible();
  await expect(preview(page).getByRole("row")).toHaveCount(7);
  await expect(page.getByRole("button", { name: /^Open/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "To the findings" }).click();
  await answerFindings(page);
});

test("one incident is opened for each after a preview, and a second click opens nothing twice", async ({
  as,
}) => {
  const page = await as("cora");
  await openMatches(page);
  await page.getByRole("link", { name: "Open 6 incidents…" }).click();
  await expect(preview(page).getByRole("row")).toHaveCount(7);
  await expect(preview(page)).toContainText("Cora Lindqvist");
  await expectAccessible(page);
  const stale = await page.context().newPage();
  await stale.goto(page.url());

  await page.getByRole("checkbox", { name: "Open an incident for PT-003" }).uncheck();
  await page.getByRole("button", { name: "Open 5 incidents" }).dblclick();
  await expect(page).toHaveURL(/\/incidents\?advisory=/);
  await expect(incidents(page)).toHaveCount(1 + 5);
  await expect(page.getByRole("link", { name: "PT-003" })).toHaveCount(0);
  await expectAccessible(page);

  await stale.getByRole("button", { name: "Open 6 incidents" }).click();
  await expect(stale).toHaveURL(/\/incidents\?advisory=/);
  await expect(incidents(stale)).toHaveCount(1 + 6);
  await page.goto("/incidents?standing=all");
  await expect(incidents(page)).toHaveCount(1 + 6);

  await openMatches(page);
  await expect(page.getByRole("link", { name: /^Open \d+ incidents?…$/ })).toHaveCount(0);
  await expect(row(page, "NM-014").getByRole("link", { name: /^INC-\d{4}-\d{4}$/ })).toBeVisible();
});

test("what changed beyond the page is not decided with the rest, which stays selected", async ({ as }) => {
  const [page, other] = [await as("cora"), await as("jonas")];
  await openMatches(page);
  await page.getByRole("link", { name: "100 excluded", exact: true }).click();
  const boxes = (of: Page) => matches(of).getByRole("checkbox", { name: /^Select [A-Z]/ });
  await expect(boxes(page)).toHaveCount(50);
  await boxes(page).first().check();
  await page.getByRole("button", { name: "Select all 100 that fit" }).click();
  await expect(selected(page, 100)).toBeVisible();

  await openMatches(other);
  await other.getByRole("link", { name: "100 excluded", exact: true }).click();
  await other.getByRole("link", { name: "Next page" }).click();
  await expect(other).toHaveURL(/after=/);
  await expect(boxes(other)).toHaveCount(50);
  const tag = (await boxes(other).last().getAttribute("aria-label"))?.replace("Select ", "") ?? "";
  await boxes(other).last().check();
  await other.getByRole("button", { name: /^a ?Affected$/ }).click();
  await expect(other.getByRole("status").filter({ hasText: "1 decided" })).toBeAttached();

  await page.getByRole("button", { name: /^n ?Not affected…$/ }).click();
  const not = page.getByRole("dialog", { name: "Not affected" });
  await not.getByRole("textbox", { name: "Why" }).fill("Another make; the inventory was looked through.");
  await not.getByRole("button", { name: "Not affected" }).click();
  await expect(not.getByRole("alert")).toContainText(`${tag} changed since you read it`);
  await expect(page.getByText("99 selected", { exact: true })).toBeAttached();
  await not.getByRole("button", { name: "Not affected" }).click();
  await expect(page.getByRole("status").filter({ hasText: "99 decided" })).toBeAttached();
  await viewOfAdvisory(page, "Overview");
  await expect(page.getByRole("link", { name: "101 decided not affected", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "7 decided affected", exact: true })).toBeVisible();
});
