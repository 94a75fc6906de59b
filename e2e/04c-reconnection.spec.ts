import { createHash } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  answered,
  doAgain,
  doStep,
  expectState,
  freshProof,
  incidentRow,
  onTheConsole,
  openIncident,
  openStep,
  signNow,
  stepRow,
  toPlace,
  verify,
  why,
} from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "reconnection" });
test.describe.configure({ mode: "serial" });

const tag = "PT-003";
const release = "Perform quality control and release for clinical use";
const approval = "Approve the return to full service";
const reconnect = "Reconnect and test DICOM services";

const half = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const signButton = (page: Page) => page.getByRole("button", { name: /^Sign version/ });

async function toApproval(page: Page): Promise<void> {
  await openIncident(page, tag);
  const step = await openStep(page, approval);
  await step.getByRole("link", { name: /^(Read and sign|See what is signed)$/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: approval })).toBeVisible();
}

async function sign(page: Page, side: string): Promise<void> {
  await signNow(page);
  await expect(half(page, side).getByText("signed", { exact: true })).toBeVisible();
  await expect(signButton(page)).toHaveCount(0);
}

test("installed and verified by others, the system is remediated, and the clinical lead releases it", async ({
  as,
}) => {
  const tess = await as("tess");
  await openIncident(tess, tag);
  await doStep(tess, "Install the remediation", {
    file: "service-report.pdf",
    texts: onTheConsole,
    label: "003",
  });

  const [cora, jonas] = [await as("cora"), await as("jonas")];
  await openIncident(cora, tag);
  await verify(cora, "Install the remediation");
  await openIncident(jonas, tag);
  await doStep(jonas, "Verify the remediation", { file: "installed-updates.txt", texts: onTheConsole });
  await openStep(jonas, "Verify the remediation");
  await expect(jonas.getByText("You did this; another coordinator verifies it.")).toBeVisible();

  await expectState(cora, "contained by segment");
  await verify(cora, "Verify the remediation");
  await expectState(cora, "remediated");
  const reasons = await why(cora, "remediated");
  await expect(reasons).toContainText("Rule 3 of 7");
});

test("before everything counts nothing is signed and nothing is closed, and each thing missing is a link", async ({
  as,
}) => {
  const page = await as("cora");
  await toApproval(page);
  const blocked = page.getByRole("link", {
    name: "A clinical lead must release the system after the last installation.",
  });
  await expect(blocked).toBeVisible();
  await expect(signButton(page)).toHaveCount(0);
  await expectAccessible(page);

  await openIncident(page, tag);
  const close = await openStep(page, "Close the incident");
  await expect(close.getByText(/^Locked\. \d+ things are missing\.$/)).toBeVisible();
  for (const title of [release, approval, reconnect])
    await expect(close.getByRole("link", { name: title })).toBeVisible();
  await expect(close.getByRole("button", { name: "Close the incident" })).toHaveCount(0);
  await close.getByRole("link", { name: release }).click();
  await expect(page.getByRole("article", { name: release })).toContainText("For Dr. Anna Meyer to do.");
});

test("what is signed can be read, and its hash is the hash of the text that is shown", async ({ as }) => {
  const page = await as("meyer");
  await openIncident(page, tag);
  await doStep(page, release, { file: "qc-report.pdf" });
  await toApproval(page);
  const sheet = page.getByRole("article", { name: "What you both sign" });
  for (const words of [
    "System Biograph64_mCT, asset label PT-003",
    "Containment decided: segment, by Cora Lindqvist",
    "Install the remediation: done by Tess Okafor",
    "Verify the remediation: done by Jonas Weber",
    `${release}: done by Dr. Anna Meyer`,
    "File qc-report.pdf",
  ])
    await expect(sheet).toContainText(words);
  await sheet.getByText("Show the exact text").click();
  const text = (await sheet.locator("pre").textContent()) ?? "";
  const hash = createHash("sha256").update(text).digest("hex");
  await expect(sheet).toContainText(hash.match(/.{8}/g)?.join(" ") ?? "");
  await expectAccessible(page);
});

test("a person who did the work is told why they cannot sign, and who can", async ({ as }) => {
  const page = await as("jonas");
  await toApproval(page);
  await expect(half(page, "Coordinator")).toContainText(
    "You did the installation or its verification step; somebody else approves.",
  );
  await expect(half(page, "Coordinator")).toContainText("Cora Lindqvist can sign it.");
  await expect(signButton(page)).toHaveCount(0);
});

test("a change after the first signature voids it, and a page opened before it signs nothing", async ({
  as,
}) => {
  const meyer = await as("meyer");
  await toApproval(meyer);
  await sign(meyer, "Clinical lead");

  const cora = await as("cora");
  await toApproval(cora);
  await expect(half(cora, "Clinical lead")).toContainText("Dr. Anna Meyer");
  await cora.getByLabel("Conditions").fill("Only with the new firewall rule.");

  await openIncident(meyer, tag);
  await doAgain(meyer, release, { file: freshProof("qc-second-run.txt") });
  // Her page shows the change by itself, and still signs nothing that she has not read.
  await expect(cora.getByText("What you would sign has changed since you read it.").first()).toBeVisible();
  const changed = cora.getByRole("status").filter({ hasText: "I have read it again" });
  await expect(changed).toContainText("No longer: File qc-report.pdf");
  await expect(changed).toContainText("Now: File qc-second-run.txt");
  await signNow(cora);
  await expect(cora.getByRole("main")).toContainText(
    "What you would sign has changed since you read it. Read it again, then sign.",
  );
  await expect(cora.getByLabel("Conditions")).toHaveValue("Only with the new firewall rule.");

  await cora.reload();
  const fallen = cora.getByRole("region", { name: "Version 1 is void" });
  await expect(fallen.locator("s").filter({ hasText: "Dr. Anna Meyer, clinical lead" })).toBeVisible();
  await expect(fallen).toContainText("Changed since it was signed:");
  await expect(fallen.locator("s").filter({ hasText: "qc-report.pdf" })).toBeVisible();
});

test("both sign anew; quality control repeated after that voids both signatures, visibly and with the cause", async ({
  as,
}) => {
  const [meyer, cora, tess] = [await as("meyer"), await as("cora"), await as("tess")];
  await toApproval(cora);
  await sign(cora, "Coordinator");
  await toApproval(meyer);
  await sign(meyer, "Clinical lead");
  await openIncident(tess, tag);
  await expect(stepRow(tess, reconnect)).toContainText("can be done now");

  await openIncident(meyer, tag);
  await doAgain(meyer, release, { file: freshProof("qc-third-run.txt") });
  await cora.reload();
  const fallen = cora.getByRole("region", { name: "Version 2 is void" });
  await expect(fallen).toContainText("Changed since it was signed:");
  for (const name of ["Dr. Anna Meyer", "Cora Lindqvist"])
    await expect(fallen.locator("s").filter({ hasText: `${name}, ` })).toBeVisible();
  await expect(fallen.locator("s").filter({ hasText: "qc-second-run.txt" })).toBeVisible();
  await expect(cora.getByText("Changed since version 2")).toBeVisible();
  await expectAccessible(cora);
  await tess.reload();
  await expect(stepRow(tess, reconnect)).toContainText("locked");

  await sign(cora, "Coordinator");
  await toApproval(meyer);
  await sign(meyer, "Clinical lead");
  await tess.reload();
  await expect(stepRow(tess, reconnect)).toContainText("can be done now");
});

test("reconnected and verified, the system is back in service, and the incident closes with what was learned", async ({
  as,
}) => {
  const tess = await as("tess");
  await openIncident(tess, tag);
  await doStep(tess, reconnect, { file: "connection-test.txt", label: "003" });
  const cora = await as("cora");
  await openIncident(cora, tag);
  await expectState(cora, "remediated");
  await verify(cora, reconnect);
  await expectState(cora, "back in service");

  const close = await openStep(cora, "Close the incident");
  await close.getByLabel("Lessons learned").fill("Ask the vendor for the package before the first visit.");
  await expectAccessible(cora);
  await close.getByRole("button", { name: "Close the incident" }).click();
  await expect(answered(close)).toContainText("Ask the vendor for the package before the first visit.");
  await expect(cora.getByRole("button", { name: "Reopen…" })).toBeVisible();

  await toPlace(cora, "Incidents");
  await expect(incidentRow(cora, tag)).toHaveCount(0);
  await cora.getByRole("link", { name: "Closed", exact: true }).click();
  await expect(incidentRow(cora, tag)).toContainText("Back in service");
});
