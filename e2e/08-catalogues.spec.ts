import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { dropOn, held, realFile } from "./files";
import { test } from "./fixtures";

test.use({ start: "demo", journey: "catalogues" });
test.describe.configure({ mode: "serial" });

// The real catalogue where it is; else a small one of the same shape.
const real = realFile("kev", "known_exploited_vulnerabilities.json");
const cve = "CVE-2015-1635";
const kev = () => (real.isHere ? held(real.path, "application/json") : smallCatalogue());

function smallCatalogue() {
  const entry = {
    cveID: cve,
    vendorProject: "Microsoft",
    product: "HTTP.sys",
    vulnerabilityName: "Remote code execution",
    dateAdded: "2022-02-10",
    shortDescription: "Crafted requests run code.",
    requiredAction: "Update.",
    dueDate: "2022-08-10",
  };
  const whole = {
    catalogVersion: "2025.08.25",
    dateReleased: "2025-08-25T17:04:19.9796Z",
    count: 1,
    vulnerabilities: [entry],
  };
  const name = "known_exploited_vulnerabilities.json";
  return { name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(whole)) };
}

const section = (page: Page, name: string) => page.getByRole("region", { name });
const kevSection = (page: Page) => section(page, "Known exploited vulnerabilities (KEV)");
const epssSection = (page: Page) => section(page, "Exploit prediction (EPSS)");
const recheck = (page: Page) => page.getByText("Re-check: what this incident rests on changed");

async function openCatalogues(page: Page) {
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Advisories" }).click();
  await page.getByRole("link", { name: "KEV and EPSS" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "KEV and EPSS" })).toBeVisible();
}

async function openAdvisory(page: Page) {
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Advisories" }).click();
  await page
    .getByRole("table", { name: "Advisories" })
    .getByRole("link", { name: "ICSMA-17-215-02" })
    .click();
}

const vulnerability = (page: Page) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: cve }) });

test("without a catalogue every CVE says that nothing is known", async ({ as }) => {
  const page = await as("cora");
  await openAdvisory(page);
  await expect(vulnerability(page)).toContainText("No KEV catalogue loaded: unknown");
  await expect(vulnerability(page)).toContainText("EPSS: no list loaded");
  await openCatalogues(page);
  await expect(kevSection(page)).toContainText("is unknown");
  await expectAccessible(page);
});

test("the coordinator drops the KEV catalogue, and reads which CVEs of the advisories are new in it", async ({
  as,
}) => {
  const page = await as("cora");
  await openCatalogues(page);
  await dropOn(page.getByText("Drop CISA's catalogue here"), [kev()]);
  await kevSection(page).getByRole("button", { name: "Load the KEV catalogue" }).click();
  await expect(kevSection(page)).toContainText("is in force");
  await expect(kevSection(page)).toContainText("New in KEV");
  await expect(kevSection(page).getByRole("status").last()).toContainText(cve);
  await expect(kevSection(page)).toContainText("Cora Lindqvist");
  await expectAccessible(page);

  await kevSection(page).getByRole("button", { name: "Load the KEV catalogue" }).click();
  await expect(kevSection(page).getByRole("alert")).toContainText("This very file is here already");

  await openAdvisory(page);
  await expect(vulnerability(page)).toContainText("In KEV since");
  await expect(vulnerability(page)).toContainText("known ransomware use:");
  await expectAccessible(page);
});

test("an EPSS list shows its score beside the CVE", async ({ as }) => {
  const page = await as("cora");
  await openCatalogues(page);
  const text = `#model_version:v2025.03.14,score_date:2025-08-25T12:00:00Z\ncve,epss,percentile\n${cve},0.94321,0.99993\n`;
  await epssSection(page)
    .getByLabel("Choose the EPSS file")
    .setInputFiles({ name: "epss_scores.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await epssSection(page).getByRole("button", { name: "Load the EPSS list" }).click();
  await expect(epssSection(page)).toContainText("The list of 2025-08-25 is in force, with 1 scores.");
  await openAdvisory(page);
  await expect(vulnerability(page)).toContainText("EPSS 0.943 (99.9th percentile) on Mon 25 Aug 2025");
});

test("the incidents are to be checked again, and the coordinator says of one that it still holds", async ({
  as,
}) => {
  const page = await as("cora");
  await page.goto("/incidents?standing=all&recheck=yes");
  const rows = page.getByRole("table", { name: "Incidents" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("re-check: in KEV");
  await expectAccessible(page);
  await rows.nth(1).getByRole("link").first().click();
  await expect(recheck(page)).toBeVisible();
  await expect(page.getByText("known to be exploited").first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Still holds…" }).click();
  const dialog = page.getByRole("dialog", { name: "still holds" });
  await dialog.getByRole("textbox", { name: "Why it still holds" }).fill("It is in its own segment.");
  await dialog.getByRole("button", { name: "Record it" }).click();
  await expect(recheck(page)).toHaveCount(0);
  await expect(page.getByText("checked it again: it still holds").first()).toBeVisible();
});

test("so are the decisions: the advisory counts them, and its number leads to exactly those", async ({
  as,
}) => {
  const page = await as("cora");
  await page.goto("/today");
  await expect(page.getByRole("link", { name: /^\d+ decisions to check again$/ })).toBeVisible();
  await expectAccessible(page);
  await openAdvisory(page);
  const link = page.getByRole("link", { name: /^\d+ to be checked again$/ });
  const count = Number.parseInt((await link.textContent()) ?? "", 10);
  await link.click();
  await expect(page).toHaveURL(/matches\?recheck=yes$/);
  const boxes = page.getByRole("table", { name: "Matches" }).getByRole("checkbox", { name: /^Select [A-Z]/ });
  await expect(boxes).toHaveCount(count);
  await expect(page.getByRole("table", { name: "Matches" }).getByText("check again: in KEV")).toHaveCount(
    count,
  );
  await expectAccessible(page);

  await boxes.first().check();
  await page.getByRole("button", { name: /^a ?Affected$/ }).click();
  await expect(boxes).toHaveCount(count - 1);
  await page.getByRole("link", { name: "Remove the filter: To be checked again" }).click();
  await expect(page).toHaveURL(/matches$/);
});

test("a technician reads the catalogues and loads none", async ({ as }) => {
  const page = await as("tess");
  await page.goto("/advisories/catalogues");
  await expect(kevSection(page)).toContainText("A coordinator for all sites loads a later one.");
  await expect(page.getByRole("button", { name: "Load the KEV catalogue" })).toHaveCount(0);
});
