import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  answered,
  type Doing,
  doStep,
  expectState,
  onTheConsole,
  openIncident,
  openStep,
  portScan,
  signNow,
  stepRow,
  verify,
} from "./at-incident";
import { viewOfAdvisory } from "./deeds";
import { test } from "./fixtures";

test.use({ journey: "full-template" });
test.describe.configure({ mode: "serial" });

const tag = "NM-009";

async function doAll(page: Page, steps: readonly (readonly [string, Doing?])[]): Promise<void> {
  await openIncident(page, tag);
  for (const [title, doing] of steps) await doStep(page, title, doing);
}

test("the full checklist is chosen at opening, and the first step is the coordinator's", async ({ as }) => {
  const page = await as("cora");
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Advisories" }).click();
  await page.getByRole("link", { name: "ICSMA-17-215-02" }).click();
  await viewOfAdvisory(page, "Matches");
  await page.getByRole("checkbox", { name: `Select ${tag}` }).check();
  await page.getByRole("button", { name: /^a ?Affected$/ }).click();
  await page.getByRole("link", { name: "Open 1 incident…" }).click();
  await page.getByRole("radio", { name: /^Full/ }).check();
  await page.getByText("The steps of “Full: imaging advisory response”").click();
  await expect(page.getByText("Restrict traffic to an allow-list")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Open 1 incident" }).click();
  await expect(page).toHaveURL(/\/incidents\?advisory=/);

  await openIncident(page, tag);
  await expectState(page, "exposed");
  await expect(stepRow(page, "Confirm the affected system")).toContainText("locked");
  await doStep(page, "Record the advisory");
  await expectAccessible(page);
});

test("identified and assessed by their roles, the segment is decided", async ({ as }) => {
  const [tess, cora, meyer] = [await as("tess"), await as("cora"), await as("meyer")];
  await doAll(tess, [
    [
      "Confirm the affected system",
      {
        file: "version-screen.png",
        texts: {
          "Host operating system and service pack": "Windows 7 SP1",
          "Serial number and asset tag": "51107, NM-009",
        },
      },
    ],
  ]);
  await openIncident(cora, tag);
  await verify(cora, "Confirm the affected system");
  await doAll(tess, [
    ["Map network exposure", { texts: { "Switch port, VLAN, IP and MAC": "sw26/17, clinical-121" } }],
    ["Open a vendor case", { texts: { "Vendor case number": "CS-4480200" } }],
    [
      "Back up the system and prove restoration",
      {
        file: "backup-log.txt",
        texts: {
          "Restore test result, or vendor statement of restore procedure and time": "Restored in 50 min.",
        },
      },
    ],
  ]);
  await expectAccessible(tess);
  await doAll(cora, [["Set priority and due date"]]);
  await verify(cora, "Back up the system and prove restoration");

  await openIncident(meyer, tag);
  const impact = await openStep(meyer, "Assess clinical impact");
  await impact.getByRole("radio", { name: "Works fully" }).check();
  await impact.getByLabel("Exams a day").fill("6");
  await impact
    .getByRole("group", { name: "Is there another system for these patients?" })
    .getByRole("radio", { name: "Unknown" })
    .check();
  await impact.getByRole("button", { name: "Record the answer" }).click();
  await expect(answered(impact)).toContainText("Dr. Anna Meyer");

  const decide = await openStep(cora, "Decide the containment option");
  await decide.getByRole("radio", { name: "Dedicated segment" }).check();
  await decide.getByRole("button", { name: "Record the decision" }).click();
  await expect(answered(decide)).toContainText("Cora Lindqvist");
});

test("moved, restricted and scanned, the segment counts once another person has verified the scan", async ({
  as,
}) => {
  const [tess, cora] = [await as("tess"), await as("cora")];
  await openIncident(tess, tag);
  await expect(stepRow(tess, "Verify the segmentation")).toContainText("locked");
  await doAll(tess, [
    ["Move to a dedicated network segment"],
    ["Restrict traffic to an allow-list", { file: "firewall-extract.txt" }],
    ["Secure remote service access", { texts: { "VPN software version": "9.18.4" } }],
  ]);
  await openIncident(cora, tag);
  await verify(cora, "Restrict traffic to an allow-list");
  await doAll(tess, [
    ["Verify the segmentation", { file: portScan({ address: "10.10.12.172", justNow: true }) }],
    ["Monitor for exploitation"],
  ]);
  await expectState(tess, "exposed");
  await verify(cora, "Verify the segmentation");
  await expectState(cora, "contained by segment");
  await expectAccessible(cora);
});

test("remediated in the booked window, released, signed by both and reconnected, it is back in service and closes", async ({
  as,
}) => {
  const [tess, cora, jonas] = [await as("tess"), await as("cora"), await as("jonas")];
  await openIncident(tess, tag);
  const plan = await openStep(tess, "Obtain the vendor-approved remediation");
  await plan.getByRole("radio", { name: "A remediation is installed" }).check();
  await plan.getByRole("radio", { name: "On site" }).check();
  await plan.getByLabel("Expected package").fill("SMP-2017-08");
  await plan.getByLabel("Expected version").fill("1.3");
  await expectAccessible(tess);
  await plan.getByRole("button", { name: "Record the plan" }).click();
  await expect(answered(plan)).toContainText("SMP-2017-08");
  await doAll(tess, [
    ["Book the maintenance window"],
    ["Install the remediation", { file: "service-report.pdf", texts: onTheConsole, label: "009" }],
  ]);
  await openIncident(cora, tag);
  await verify(cora, "Install the remediation");
  await openIncident(tess, tag);
  await doStep(tess, "Verify the remediation", { file: "installed-updates.txt", texts: onTheConsole });
  await openIncident(jonas, tag);
  await verify(jonas, "Verify the remediation");
  await expectState(jonas, "remediated");

  const meyer = await as("meyer");
  await doAll(meyer, [["Perform quality control and release for clinical use", { file: "qc-report.pdf" }]]);
  for (const signer of [meyer, cora]) {
    await openIncident(signer, tag);
    const approval = await openStep(signer, "Approve the return to full service");
    await approval.getByRole("link", { name: /^(Read and sign|See what is signed)$/ }).click();
    await signNow(signer);
    await expect(signer.getByRole("button", { name: /^Sign version/ })).toHaveCount(0);
  }
  await doAll(tess, [["Reconnect and test DICOM services", { file: "connection-test.txt", label: "009" }]]);
  await openIncident(jonas, tag);
  await verify(jonas, "Reconnect and test DICOM services");
  await expectState(jonas, "back in service");
  await doAll(tess, [["Update records and remove temporary measures"]]);

  await openIncident(cora, tag);
  const close = await openStep(cora, "Close the case");
  await close.getByRole("button", { name: "Close the incident" }).click();
  await expect(cora.getByRole("button", { name: "Reopen…" })).toBeVisible();
  await expectAccessible(cora);
});
