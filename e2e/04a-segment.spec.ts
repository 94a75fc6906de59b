import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  answered,
  doStep,
  expectState,
  incidentRow,
  openIncident,
  openStep,
  portScan,
  stepRow,
  toPlace,
  verify,
  why,
} from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "segment" });
test.describe.configure({ mode: "serial" });

const tag = "NM-021";

test("an untouched system is exposed, and the page says why and what would change it", async ({ as }) => {
  const page = await as("tess");
  await openIncident(page, tag);
  const reasons = await why(page, "exposed");
  await expect(reasons).toContainText("A system is exposed until a verified fact says otherwise.");
  await expect(reasons).toContainText("Rule 7 of 7");
  await expectAccessible(page);

  const step = await openStep(page, "Decide the containment option");
  await expect(step.getByText("Locked. 2 things are missing.")).toBeVisible();
  await expect(step.getByRole("listitem").filter({ hasText: "Map network exposure" })).toContainText(
    "Noor Haddad or Tess Okafor can do it.",
  );
  await expect(step.getByRole("listitem").filter({ hasText: "Assess clinical impact" })).toContainText(
    "Dr. Anna Meyer can do it.",
  );
});

test("the technician confirms the system with a photo, and maps it once a coordinator verified that", async ({
  as,
}) => {
  const tess = await as("tess");
  await openIncident(tess, tag);
  const confirm = await openStep(tess, "Confirm the affected system");
  await expect(confirm.getByRole("button", { name: "Done" })).toBeDisabled();
  await expect(confirm.getByText("Done needs a file: photo or export of the version screen.")).toBeVisible();
  await doStep(tess, "Confirm the affected system", {
    file: "version-screen.png",
    texts: { "Operating system, serial number, asset tag": "Windows 7, SN 100482, NM-021" },
  });
  await expect(confirm).toContainText("Cora Lindqvist or Jonas Weber can verify it.");
  await expect(stepRow(tess, "Map network exposure")).toContainText("locked");

  const cora = await as("cora");
  await openIncident(cora, tag);
  const next = cora.getByRole("region", { name: "What may happen next" });
  await expect(next).toContainText("Done by Tess Okafor; waits for another person's verification.");
  await verify(cora, "Confirm the affected system");

  await tess.reload();
  const mapped = await doStep(tess, "Map network exposure", {
    texts: { "Switch port, VLAN, IP": "Gi1/0/14, VLAN 20, 10.20.0.21" },
  });
  await expect(answered(mapped)).toContainText("Gi1/0/14, VLAN 20, 10.20.0.21");
});

test("the clinical lead answers for patient care, and the backup counts once another person verified it", async ({
  as,
}) => {
  const meyer = await as("meyer");
  await openIncident(meyer, tag);
  const impact = await openStep(meyer, "Assess clinical impact");
  await impact.getByRole("radio", { name: "Works fully" }).check();
  await impact.getByLabel("Exams a day").fill("11");
  const alternative = impact.getByRole("group", { name: "Is there another system for these patients?" });
  await alternative.getByRole("radio", { name: "Yes" }).check();
  await impact.getByLabel("Which, or what is done instead").fill("NM-014, two floors up");
  await impact.getByRole("button", { name: "Record the answer" }).click();
  await expect(answered(impact)).toContainText("Dr. Anna Meyer");
  await expect(answered(impact)).toContainText("NM-014, two floors up");
  await expectAccessible(meyer);

  const tess = await as("tess");
  await openIncident(tess, tag);
  const backup = await doStep(tess, "Back up the system and prove restoration", {
    file: "backup-log.txt",
    texts: {
      "Restore test or the vendor's restore statement": "Restored on the spare disk, started in 40 min.",
    },
  });
  await expect(backup).toContainText("Cora Lindqvist or Jonas Weber can verify it.");

  const jonas = await as("jonas");
  await openIncident(jonas, tag);
  await verify(jonas, "Back up the system and prove restoration");
});

test("decided, moved and proven, the system is contained once another person verified the proof", async ({
  as,
}) => {
  const cora = await as("cora");
  await openIncident(cora, tag);
  const decide = await openStep(cora, "Decide the containment option");
  await decide.getByRole("radio", { name: "Dedicated segment" }).check();
  await decide.getByRole("button", { name: "Record the decision" }).click();
  await expect(answered(decide)).toContainText("Cora Lindqvist");

  const tess = await as("tess");
  await openIncident(tess, tag);
  await doStep(tess, "Isolate in a dedicated network segment");
  await expectState(tess, "exposed");
  const proven = await openStep(tess, "Verify the segmentation");
  await expect(proven).toContainText("80/tcp, 443/tcp, 3465/tcp");
  await doStep(tess, "Verify the segmentation", { file: portScan({ justNow: true }) });
  await expectState(tess, "exposed");

  await cora.reload();
  await expectState(cora, "exposed");
  await verify(cora, "Verify the segmentation");
  await expectState(cora, "contained by segment");
  const reasons = await why(cora, "contained by segment");
  await expect(reasons).toContainText("Rule 5 of 7");
  await expect(reasons).toContainText("Tess Okafor");
  await expectAccessible(cora);

  await toPlace(cora, "Incidents");
  await expect(incidentRow(cora, tag)).toContainText("Contained by segment");
});
