import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { csaf } from "@/server/matches/testing/documents";
import { expectAccessible } from "./accessible";
import { goTo, viewOfAdvisory } from "./deeds";
import { test } from "./fixtures";

test.use({ journey: "findings" });
test.describe.configure({ mode: "serial" });

const trackingId = "TEST-26-009";
const local = "CVSS:3.0/AV:L/AC:L/PR:L/UI:R/S:U/C:L/I:N/A:N";
const network = "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const wrong = csaf({ id: trackingId, vendor: "Seimens", vector: local, versionText: "the older ones" });

const finding = (page: Page, code: string) =>
  page
    .getByRole("list", { name: "Findings" })
    .getByRole("listitem")
    .filter({ has: page.getByText(code, { exact: true }) });
const beside = (page: Page) => page.getByRole("region", { name: "In the document" });

async function openFindings(page: Page) {
  await goTo(page, "Advisories");
  await page
    .getByRole("table", { name: "Advisories" })
    .getByRole("row", { name: trackingId })
    .getByRole("link")
    .first()
    .click();
  await viewOfAdvisory(page, "Findings");
}

/** Says why and from where in the dialog in sight. */
async function reasons(page: Page, title: string, submit: string) {
  const dialog = page.getByRole("dialog", { name: title });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("The vendor's page says so.");
  await dialog.getByRole("textbox", { name: "Source", exact: true }).fill("Vendor's page");
  await dialog.getByRole("button", { name: submit }).click();
  await expect(dialog).toBeHidden();
}

test("a finding stands beside its place in the document, and the keys lead through them", async ({ as }) => {
  const page = await as("cora");
  await goTo(page, "Advisories");
  await page.getByRole("button", { name: "Import an advisory" }).click();
  await page
    .getByRole("dialog")
    .getByLabel("Choose a file")
    .setInputFiles({
      name: "test-26-009.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(wrong)),
    });
  await page.getByRole("button", { name: "Import the advisory" }).click();
  await expect(page).toHaveURL(/\/advisories\/[0-9a-f-]{36}$/);
  await viewOfAdvisory(page, "Findings");
  await expect(beside(page)).toContainText("In the document: C1");
  await expect(beside(page).locator("mark").first()).toContainText("product_status");
  await expectAccessible(page);

  await page.keyboard.press("j");
  await expect(beside(page)).toContainText("In the document: C2");
  await page.keyboard.press("j");
  await expect(beside(page)).toContainText("In the document: C5");
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  await expect(beside(page)).toContainText("In the document: C1");
  await page.keyboard.press("c");
  await expect(finding(page, "C1")).toContainText("answered");
  // How much rested on it stays to be read, and it stays where it was.
  await expect(finding(page, "C1")).toContainText("Must be answered before incidents are opened");
  await expect(finding(page, "C1")).toContainText("Cora Lindqvist confirmed it");
  await page.keyboard.press("j");
  await expect(beside(page)).toContainText("In the document: C2");
});

test("a spelling, a version and a score are corrected with reason and source, and read so everywhere", async ({
  as,
}) => {
  const page = await as("cora");
  await openFindings(page);
  await finding(page, "C7").getByRole("link").first().click();
  await expect(beside(page)).toContainText("In the document: C7");
  await page.keyboard.press("e");
  const spelling = page.getByRole("dialog", { name: "“Seimens” is spelled otherwise" });
  await expect(spelling).toBeVisible();
  await expectAccessible(page);
  await spelling.getByLabel("Right spelling").fill("Seimens");
  await spelling.getByRole("textbox", { name: "Reason" }).fill("Letters turned.");
  await spelling.getByRole("textbox", { name: "Source", exact: true }).fill("Vendor's page");
  await spelling.getByRole("button", { name: "Correct the spelling" }).click();
  await expect(spelling.getByRole("alert")).toContainText("This is how the document spells it");
  await expect(spelling.getByRole("textbox", { name: "Reason" })).toHaveValue("Letters turned.");
  await spelling.getByLabel("Right spelling").fill("Siemens");
  await spelling.getByRole("button", { name: "Correct the spelling" }).click();
  await expect(spelling).toBeHidden();
  await expect(finding(page, "C7")).toContainText("Cora Lindqvist corrected the spelling: “Siemens”");

  await finding(page, "C6").getByRole("button", { name: "Correct the version…" }).click();
  await page.getByLabel("Versions meant").fill("all");
  await reasons(page, "Which versions are meant", "Correct the version");
  await expect(finding(page, "C6")).toContainText("answered");

  await finding(page, "C9").getByRole("button", { name: "Correct the score…" }).click();
  await expect(page.getByLabel("Right vector")).toHaveValue(local);
  await page.getByLabel("Right vector").fill(network);
  await reasons(page, "Correct the score", "Correct the score");
  await expect(finding(page, "C9")).toContainText(`corrected the score: “9.8 ${network}”`);
  await expectAccessible(page);

  await viewOfAdvisory(page, "Overview");
  const main = page.getByRole("main");
  const products = page.getByRole("table", { name: "Products" });
  await expect(products.getByRole("row").nth(1)).toContainText("Siemens, all");
  await expect(products.getByRole("row").nth(1)).toContainText("Corrected by Cora Lindqvist");
  await expect(products.getByRole("row").nth(1)).toContainText("The document says “Seimens");
  await expect(main).toContainText(`The document says “CVSS 3.0: 9.8, ${local}”`);
  await expectAccessible(page);

  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSAF with corrections" }).click();
  const copy = readFileSync(await (await waiting).path(), "utf8");
  expect(copy).toContain('"name": "Siemens"');
  expect(copy).toContain("Spelling corrected: “Seimens” reads “Siemens”");

  await viewOfAdvisory(page, "Matches");
  await expect(page.getByRole("table")).toContainText("NM-014");
});

test("a finding is dismissed with a reason and a source, and a phone shows the place below it", async ({
  as,
}) => {
  const page = await as("jonas", { viewport: { width: 360, height: 740 } });
  await openFindings(page);
  await finding(page, "C5").getByRole("button", { name: "It is no condition…" }).click();
  const dialog = page.getByRole("dialog", { name: "The operating system is no condition" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("All of them are meant.");
  await dialog.getByRole("textbox", { name: "Source", exact: true }).fill(" ");
  await dialog.getByRole("button", { name: "Record it" }).click();
  await expect(dialog.getByRole("textbox", { name: "Source", exact: true })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await dialog.getByRole("textbox", { name: "Source", exact: true }).fill("Vendor's letter");
  await dialog.getByRole("button", { name: "Record it" }).click();
  await expect(finding(page, "C5")).toContainText("dismissed it");
  await expect(finding(page, "C5")).toContainText("from Vendor's letter");
  await expect(finding(page, "C5")).toContainText("In the document: C5");
  await expect(beside(page)).toBeHidden();
  await expectAccessible(page);
});

test("what comes next is said in one sentence, and a system's page says that findings are not confirmed", async ({
  as,
}) => {
  const page = await as("cora");
  await openFindings(page);
  await viewOfAdvisory(page, "Overview");
  const next = page.getByRole("region", { name: "What comes next" });
  await expect(next).toContainText("Answer 1 finding: until then no incident can be opened.");
  await viewOfAdvisory(page, "Matches");
  await page.getByRole("table").getByRole("link", { name: "Symbia Intevo 16" }).first().click();
  const compared = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: trackingId }) });
  await expect(compared).toContainText("Findings not confirmed");
  await expectAccessible(page);

  await openFindings(page);
  await viewOfAdvisory(page, "Overview");
  await next.getByRole("link", { name: "Answer 1 finding" }).click();
  await page.getByRole("button", { name: "Nothing is missing…" }).click();
  await reasons(page, "Nothing is missing here", "Record it");
  await viewOfAdvisory(page, "Overview");
  await expect(next).toContainText(/Decide \d+ matches: until then their systems are unknown/);
  await expectAccessible(page);
  await next.getByRole("link", { name: /Decide \d+ matches/ }).click();
  await expect(page).toHaveURL(/matches\?standing=unknown$/);
  await page.getByRole("table").getByRole("link", { name: "Symbia Intevo 16" }).first().click();
  await expect(compared).toHaveCount(1);
  await expect(compared).not.toContainText("Findings not confirmed");
});

test("a match that changed since it was read is not decided, and what was written stays", async ({ as }) => {
  const [cora, jonas] = [await as("cora"), await as("jonas")];
  for (const page of [cora, jonas]) {
    await openFindings(page);
    await viewOfAdvisory(page, "Matches");
  }
  await cora.getByRole("checkbox", { name: "Select NM-014" }).check();
  await cora.getByRole("button", { name: "Not affected…" }).click();
  const dialog = cora.getByRole("dialog", { name: "Not affected" });
  await dialog.getByLabel("Why").fill("Its version screen shows another release.");

  await jonas.getByRole("checkbox", { name: "Select NM-014" }).check();
  await jonas.keyboard.press("a");
  const row = (page: Page) => page.getByRole("row", { name: "Select NM-014" });
  await expect(row(jonas)).toContainText("affected");

  await dialog.getByRole("button", { name: "Not affected" }).click();
  await expect(dialog.getByRole("alert")).toContainText("NM-014 changed since you read it");
  await expect(dialog.getByLabel("Why")).toHaveValue("Its version screen shows another release.");
  await expectAccessible(cora);
  await expect(row(cora)).toContainText("Jonas");
  await dialog.getByRole("button", { name: "Not affected" }).click();
  await expect(dialog).toBeHidden();
  await expect(row(cora)).toContainText("not affected");
  await expect(row(cora)).toContainText("Cora");
});
