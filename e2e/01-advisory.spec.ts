import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { dropOn, held, realFile } from "./files";
import { test } from "./fixtures";

test.use({ start: "story", journey: "advisory" });
test.describe.configure({ mode: "serial" });

const advisory = realFile("csaf", "advisories", "icsma-17-215-02.json");
const trackingId = "ICSMA-17-215-02";
const webVersion = "https://www.cisa.gov/news-events/ics-medical-advisories/icsma-17-215-02";
const vector = "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const cves = ["CVE-2015-1635", "CVE-2015-1497", "CVE-2015-7860", "CVE-2015-7861"];
// The first is the one the file lists as affected.
const families = [
  "PET/CT Systems",
  "SPECT/CT Systems",
  "SPECT Systems",
  "SPECT Workplaces/Symbia.net",
] as const;

const network =
  "Protect network access to the products: run them in a dedicated network segment and a protected IT environment.";
const backups = "Keep appropriate backups and procedures to restore the system.";

const view = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Advisory" }).getByRole("link", { name });
const products = (page: Page) => page.getByRole("table", { name: "Products" });
const product = (page: Page, family: string) =>
  products(page).getByRole("row", { name: `Siemens ${family}` });
const wrongPlaces = (page: Page) => page.getByRole("region", { name: "The file is valid, and wrong in" });
const finding = (page: Page, code: string) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByText(code, { exact: true }) });
const advice = (page: Page, words: string) => page.getByRole("figure").filter({ hasText: words });

async function openAdvisory(page: Page) {
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Advisories" }).click();
  await page.getByRole("table", { name: "Advisories" }).getByRole("link", { name: trackingId }).click();
}

test("the coordinator drops the advisory's file, and reads what it says and what is wrong with it", async ({
  as,
}) => {
  test.skip(!advisory.isHere, advisory.absent);
  const page = await as("cora");
  await expect(page).toHaveURL("/today");
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Advisories" }).click();
  await expect(page.getByText("No advisory yet.")).toBeVisible();
  await expectAccessible(page);

  await dropOn(page.getByText("Drop the advisory's CSAF file here"), [
    held(advisory.path, "application/json"),
  ]);
  await expect(page.getByRole("status").filter({ hasText: "icsma-17-215-02.json" })).toBeVisible();
  await page.getByRole("button", { name: "Import the advisory" }).click();

  await expect(page).toHaveURL(/\/advisories\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("main").getByText(trackingId).first()).toBeVisible();
  for (const cve of cves) {
    const one = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: cve }) });
    await expect(one).toContainText("CVSS 3.0: 9.8");
    await expect(one).toContainText(vector);
  }
  await expect(products(page).getByRole("row")).toHaveCount(1 + families.length);
  for (const family of families) await expect(product(page, family)).toHaveCount(1);
  await expect(product(page, families[0])).toContainText("listed as affected");
  for (const family of families.slice(1)) {
    await expect(product(page, family)).toContainText("Affected until someone decides");
  }
  await expect(wrongPlaces(page)).toContainText("3 of 4 products are missing from the affected list");
  await expect(wrongPlaces(page)).toContainText("Advice is lost");
  await expectAccessible(page);

  await view(page, "Findings").click();
  for (const code of ["C1", "C2", "C5", "C8"]) await expect(finding(page, code)).toHaveCount(1);
  await expect(finding(page, "C1")).toContainText("Must be answered before incidents are opened");
  await expectAccessible(page);
});

test("she confirms that all four families count, and transcribes the lost advice with its source", async ({
  as,
}) => {
  test.skip(!advisory.isHere, advisory.absent);
  const page = await as("cora");
  await openAdvisory(page);
  await wrongPlaces(page).getByRole("link", { name: "Answer it" }).first().click();
  await page.getByRole("button", { name: "Confirm: all 4 count" }).click();
  await expect(finding(page, "C1")).toContainText("answered");
  await expect(finding(page, "C1")).toContainText("Cora Lindqvist confirmed it");

  await page.getByRole("button", { name: "Transcribe the advice…" }).click();
  const dialog = page.getByRole("dialog", { name: "Transcribe the advice" });
  await expectAccessible(page);
  await expect(dialog.getByLabel("Address of the source")).toHaveValue(webVersion);
  const source = dialog.getByRole("textbox", { name: "Source", exact: true });
  await dialog.getByRole("textbox", { name: "Advice" }).fill(`${network}\n\n${backups}`);
  await source.fill(" ");
  await dialog.getByRole("button", { name: "Add the advice" }).click();
  await expect(source).toHaveAttribute("aria-invalid", "true");

  await source.fill("Web version of the advisory");
  await dialog.getByRole("button", { name: "Add the advice" }).click();
  await expect(dialog).toBeHidden();
  await expect(finding(page, "C2")).toContainText("answered");
  for (const [code, word] of [
    ["C5", "Confirm the condition"],
    ["C8", "Noted"],
  ] as const) {
    await finding(page, code).getByRole("button", { name: word }).click();
    await expect(finding(page, code)).toContainText("answered");
  }
  await expectAccessible(page);

  await view(page, "Overview").click();
  for (const family of families) {
    await expect(product(page, family).getByText("Affected", { exact: true })).toBeVisible();
  }
  await expect(page.getByText("4 of 4 count as affected")).toBeVisible();
  for (const words of [network, backups]) {
    await expect(advice(page, words)).toContainText("transcribed by Cora Lindqvist");
    await expect(advice(page, words).getByRole("link")).toHaveAttribute("href", webVersion);
  }
  await expect(page.getByText("Answer it")).toHaveCount(0);
  await expectAccessible(page);
});

test("the same file again changes nothing and leads to the advisory that is here", async ({ as }) => {
  test.skip(!advisory.isHere, advisory.absent);
  const page = await as("jonas");
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Advisories" }).click();
  await page.getByRole("button", { name: "Import an advisory" }).click();
  const dialog = page.getByRole("dialog", { name: "Import an advisory" });
  await dialog.getByLabel("Choose a file").setInputFiles(advisory.path);
  await dialog.getByRole("button", { name: "Import the advisory" }).click();
  await expect(dialog.getByRole("alert")).toContainText(
    "This very file is here already: Cora Lindqvist imported it. Nothing was changed.",
  );
  await expectAccessible(page);
  await dialog.getByRole("link", { name: "Open the advisory" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Siemens Molecular Imaging");
  await expect(view(page, "Revisions")).toContainText("1");
});
