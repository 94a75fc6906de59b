import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  doStep,
  expectState,
  freshProof,
  incidentRow,
  openIncident,
  stepRow,
  toPlace,
  verify,
  why,
} from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "worse-state" });
test.describe.configure({ mode: "serial" });

const tag = "PT-011";
const seen = "The cable is in port 12 again and the tag is gone.";

const exposedAtStAnna = (page: Page, count: number) =>
  page.getByRole("link", { name: `Exposed systems at St. Anna Klinik: ${count}` });

async function report(page: Page, what: string, words: string): Promise<void> {
  await page.getByRole("button", { name: "Report a worse state…" }).click();
  const dialog = page.getByRole("dialog", { name: "Report a worse state" });
  await dialog.getByRole("radio", { name: what }).check();
  await dialog.getByLabel("What you saw").fill(words);
  await dialog.getByRole("button", { name: "Report it now" }).click();
  await expect(dialog).toBeHidden();
}

test("a disconnected scanner found plugged in is exposed at once: on its page, in the list and on status", async ({
  as,
}) => {
  const [mia, eve, cora] = [await as("mia"), await as("eve"), await as("cora")];
  await expect(exposedAtStAnna(eve, 1)).toBeVisible();
  await toPlace(cora, "Incidents");
  await expect(incidentRow(cora, tag)).toContainText("Contained by standalone");

  await openIncident(mia, tag);
  await expectState(mia, "contained by standalone");
  await mia.getByRole("button", { name: "Report a worse state…" }).click();
  await expectAccessible(mia);
  await mia.keyboard.press("Escape");
  await report(mia, "Found connected", seen);
  await expectState(mia, "exposed");
  await expect(mia.getByText("Worse state reported.")).toBeVisible();
  await expect(mia.getByRole("definition").filter({ hasText: "On the business network" })).toBeVisible();
  const reasons = await why(mia, "exposed");
  await expect(reasons).toContainText("Rule 1 of 7");
  await expect(reasons).toContainText(seen);
  await expect(mia.getByRole("region", { name: "Timeline" })).toContainText("Mia Castellano");
  await expectAccessible(mia);

  await cora.reload();
  await expect(incidentRow(cora, tag)).toContainText("Exposed");
  await expect(incidentRow(cora, tag)).toContainText("a worse state was reported");
  await eve.reload();
  await exposedAtStAnna(eve, 2).click();
  await expect(eve.getByRole("row").filter({ hasText: tag })).toContainText("Exposed");
  await expectAccessible(eve);
});

test("only the ordinary step leads back: disconnected again and verified, the report is answered", async ({
  as,
}) => {
  const mia = await as("mia");
  await openIncident(mia, tag);
  await expect(stepRow(mia, "Disconnect and run standalone")).toContainText("Reopened by Mia Castellano");
  // What was sent before it was found connected says nothing of what waits now.
  await doStep(mia, "Clear the send queue");
  await doStep(mia, "Disconnect and run standalone", { file: freshProof("port-12-down.txt"), label: "011" });
  await expectState(mia, "exposed");
  const jonas = await as("jonas");
  await openIncident(jonas, tag);
  await verify(jonas, "Disconnect and run standalone");
  await expectState(jonas, "contained by standalone");
  await expect(jonas.getByText("Worse state reported.")).toHaveCount(0);
});

test("a report opens a closed incident again", async ({ as }) => {
  const page = await as("jonas");
  await toPlace(page, "Incidents");
  await page.getByRole("link", { name: "Closed", exact: true }).click();
  await incidentRow(page, "NM-008").getByRole("link", { name: "NM-008" }).click();
  await expectState(page, "back in service");
  await report(page, "Remediation removed", "Service restored an image from before the update.");
  await expectState(page, "exposed");
  await expect(stepRow(page, "Install the remediation")).toContainText("Reopened by Jonas Weber");
  await toPlace(page, "Incidents");
  await expect(incidentRow(page, "NM-008")).toContainText("Exposed");
});

test("whoever only reads has nothing to report with", async ({ as }) => {
  for (const person of ["ada", "eve"] as const) {
    const page = await as(person);
    await openIncident(page, tag);
    await expect(page.getByRole("button", { name: "Report a worse state…" })).toHaveCount(0);
  }
});
