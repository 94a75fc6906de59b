import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { goTo } from "./deeds";
import { dropOn, seedFile } from "./files";
import { test } from "./fixtures";

test.use({ start: "story", journey: "refused-files" });
test.describe.configure({ mode: "serial" });

const json = (name: string, text: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

/** The reference advisory without its title, and with a product status that names nothing. */
function broken(): string {
  const advisory = JSON.parse(readFileSync(seedFile("advisories", "icsma-17-215-02.json"), "utf8"));
  delete advisory.document.title;
  advisory.vulnerabilities[1].product_status = { known_affected: [] };
  return JSON.stringify(advisory);
}

/** What the page says at once; the framework's own announcer stands outside. */
const alert = (page: Page) => page.getByRole("main").getByRole("alert");

async function bring(page: Page, file: ReturnType<typeof json>) {
  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.getByRole("button", { name: "Import the advisory" }).click();
}

const refusals = [
  ["no JSON", json("page.json", "<!doctype html><title>Advisory</title>"), "The file is not JSON."],
  ["empty of words", json("empty.json", " "), "The file is empty."],
  ["no CSAF document", json("list.json", '{"advisories":[]}'), "it has no document.csaf_version"],
  [
    "CSAF of another age",
    json("old.json", '{"document":{"csaf_version":"1.2"}}'),
    "CSAF 2.0 and 2.1 are read.",
  ],
  [
    "nested too deep",
    json("deep.json", `{"a":${"[".repeat(40)}${"]".repeat(40)}}`),
    "nested deeper than 30 levels",
  ],
] as const;

test("a file that can be no advisory is refused with what is wrong with it", async ({ as }) => {
  const page = await as("cora");
  await goTo(page, "Advisories");
  for (const [what, file, sentence] of refusals) {
    await bring(page, file);
    await expect(alert(page).filter({ hasText: sentence }), what).toBeVisible();
  }
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText("No advisory yet.")).toBeVisible();
});

test("a file that is too big is told so before it is sent", async ({ as }) => {
  const page = await as("cora");
  await goTo(page, "Advisories");
  const big = json("big.json", JSON.stringify({ text: "x".repeat(5 * 1024 * 1024) }));
  await dropOn(page.getByText("Drop the advisory's CSAF file here"), [big]);
  await expect(alert(page)).toContainText("big.json is larger than 5 MB and was not taken.");
  await expectAccessible(page);
});

test("a document that breaks the schema is kept as a receipt with the path of each fault", async ({ as }) => {
  const page = await as("cora");
  await goTo(page, "Advisories");
  await bring(page, json("broken.json", broken()));
  const told = alert(page);
  await expect(told).toContainText("The document breaks the rules of CSAF 2.0 in 2 places.");
  await expect(told.getByRole("listitem").filter({ hasText: "/document" })).toContainText("title");
  await expect(
    told.getByRole("listitem").filter({ hasText: "/vulnerabilities/1/product_status" }),
  ).toHaveCount(1);
  await expect(told).toContainText("No advisory was made or changed.");
  await expectAccessible(page);

  await page.reload();
  const receipt = page.getByRole("main").getByRole("listitem").filter({ hasText: "broken.json" });
  await expect(receipt).toContainText("ICSMA-17-215-02, brought by Cora Lindqvist");
  await receipt.getByText("2 faults").click();
  await expect(receipt).toContainText("/vulnerabilities/1/product_status");
  await expectAccessible(page);
  await bring(page, json("again.json", broken()));
  await expect(alert(page)).toContainText("This very file was refused before");
});
