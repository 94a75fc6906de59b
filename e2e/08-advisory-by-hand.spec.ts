import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { goTo, viewOfAdvisory } from "./deeds";
import { test } from "./fixtures";

test.use({ journey: "advisory-by-hand" });

const vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const trackingId = "LETTER-2026-11";

test("a coordinator writes down a letter; what is wrong is said by its field, and nothing typed is lost", async ({
  as,
}) => {
  const page = await as("cora");
  await goTo(page, "Advisories");
  await page.getByRole("link", { name: "Write one by hand" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Write an advisory by hand");
  await expectAccessible(page);

  await page.getByRole("textbox", { name: "Id", exact: true }).fill(trackingId);
  await page.getByLabel("Title").fill("Remote access without a password");
  await page.getByLabel("Publisher").fill("Siemens");
  await page.getByLabel("Published on").fill("2026-11-18");
  const vulnerabilities = page.getByRole("region", { name: "Vulnerabilities" });
  await vulnerabilities.getByLabel("CVE").fill("CVE-2026-12345");
  await vulnerabilities.getByLabel("CVSS vector").fill("CVSS:3.1/AV:N");
  const products = page.getByRole("region", { name: "Affected products" });
  await products.getByLabel("Manufacturer").fill("Siemens");
  await products.getByLabel("Product or class").fill("PET/CT Systems");
  await products.getByRole("button", { name: "Add another product" }).click();
  await products.getByLabel("Manufacturer").nth(1).fill("Siemens");
  await products.getByLabel("Product or class").nth(1).fill("Symbia Intevo 16");
  await products.getByLabel("Only on operating system").nth(1).fill("Windows 7");
  const advice = page.getByRole("region", { name: "Advice" });
  await advice.getByRole("textbox", { name: "Advice" }).fill("Close port 22/TCP at the firewall.");
  await advice.getByLabel("Source").fill("Letter of 18 November");

  const save = page.getByRole("button", { name: "Write it down and compare every system" });
  await save.click();
  await expect(vulnerabilities.getByLabel("CVSS vector")).toHaveAttribute("aria-invalid", "true");
  await expect(vulnerabilities).toContainText("This is no vector");
  await expect(products.getByLabel("Product or class").nth(1)).toHaveValue("Symbia Intevo 16");
  await expectAccessible(page);

  await vulnerabilities.getByLabel("CVSS vector").fill(vector);
  await products.getByRole("button", { name: "Take out (product 1)" }).click();
  await expect(products.getByLabel("Product or class")).toHaveValue("Symbia Intevo 16");
  await save.click();

  await expect(page).toHaveURL(/\/advisories\/[0-9a-f-]{36}$/);
  const main = page.getByRole("main");
  await expect(main).toContainText("Siemens (written down by a user)");
  await expect(main).toContainText("CVSS 3.1: 9.8");
  await expect(page.getByRole("figure").filter({ hasText: "Close port 22/TCP" })).toBeVisible();
  await viewOfAdvisory(page, "Matches");
  await expect(page.getByRole("main")).toContainText("NM-014");
});

test("another edits it: a new revision with its difference side by side, and the document to take away", async ({
  as,
}) => {
  const page = await as("jonas");
  await goTo(page, "Advisories");
  await page.getByRole("table", { name: "Advisories" }).getByRole("link", { name: trackingId }).click();
  await page.getByRole("link", { name: "Edit what was written by hand" }).click();
  await expect(page.getByLabel("Product or class")).toHaveValue("Symbia Intevo 16");
  await expect(page.getByLabel("CVSS vector")).toHaveValue(vector);
  await page.getByLabel("Title").fill("Remote access without a password, second letter");
  await page.getByLabel("What is changed, and why").fill("The vendor wrote again");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save a new revision" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("second letter");

  await viewOfAdvisory(page, "Revisions");
  const table = page.getByRole("table", { name: /What version 1 says otherwise/ });
  await expect(table.getByRole("row", { name: /Title/ })).toContainText("second letter");
  await expectAccessible(page);

  await viewOfAdvisory(page, "Overview");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as CSAF with corrections" }).click(),
  ]);
  const copy: unknown = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(copy).toMatchObject({
    document: {
      category: "csaf_base",
      publisher: { category: "user" },
      tracking: { id: `${trackingId}-corrected` },
    },
  });
  const [received] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as received" }).click(),
  ]);
  expect(received.suggestedFilename()).toBe("letter-2026-11.json");
});

test("an auditor reads it and writes none", async ({ as, problems }) => {
  const page = await as("ada");
  problems.expect(/the server responded with a status of 404 .*\/advisories\/new/);
  await page.goto("/advisories/new");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Write an advisory by hand");
});
