import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  attach,
  doStep,
  expectState,
  onTheConsole,
  openIncident,
  openStep,
  portScan,
  verify,
} from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "proofs" });
test.describe.configure({ mode: "serial" });

const tag = "NM-014";
const address = "10.10.14.111";
const prove = "Verify the segmentation";

test("the step says which ports of which address are to be shown filtered, and by what", async ({ as }) => {
  const page = await as("tess");
  await openIncident(page, tag);
  const step = await openStep(page, prove);
  await expect(step).toContainText(`80/tcp, 443/tcp, 3465/tcp of ${address}`);
  await expect(step).toContainText("Attach an nmap scan saved as XML");
  await expectAccessible(page);
});

test("a scan that proves nothing is told why beside it, and refused: open, of another system, old, without its end", async ({
  as,
}) => {
  const page = await as("tess");
  await openIncident(page, tag);
  const step = await openStep(page, prove);
  const wrong = [
    [portScan({ address, open: [443], name: "open.xml" }), "443/tcp is open."],
    [portScan({ address: "10.10.14.37", name: "other.xml" }), "The scan is of 10.10.14.37"],
    [portScan({ address, hoursAgo: 120, name: "old.xml" }), "before the move into the segment"],
    [portScan({ address, end: false, name: "stopped.xml" }), "The scan has no end mark"],
  ] as const;
  for (const [scan, sentence] of wrong) {
    await attach(step, scan);
    await expect(step).toContainText(`${scan.name} proves nothing.`);
    await step.getByRole("button", { name: "Done", exact: true }).click();
    await expect(step.getByRole("alert")).toContainText(sentence);
  }
  await expectAccessible(page);
  await expectState(page, "exposed");
});

test("a whole scan of the system's own address, with every port filtered, proves the segment", async ({
  as,
}) => {
  const [tess, cora] = [await as("tess"), await as("cora")];
  await openIncident(tess, tag);
  const step = await openStep(tess, prove);
  await attach(step, portScan({ address, name: "filtered.xml" }));
  await expect(step).toContainText("filtered.xml was read: all 3 ports are filtered.");
  await doStep(tess, prove);
  await openIncident(cora, tag);
  await verify(cora, prove);
  await expectState(cora, "contained by segment");
});

test("another version on the console than the plan expects stops the installation, and what was typed stays", async ({
  as,
}) => {
  const page = await as("tess");
  await openIncident(page, "PT-003");
  const step = await openStep(page, "Install the remediation");
  await attach(step, "service-report.pdf");
  for (const [label, text] of Object.entries({ ...onTheConsole, "Version, as the console shows it": "1.2" }))
    await step.getByLabel(label).fill(text);
  await step.getByLabel("The last three characters of the asset label").fill("003");
  await step.getByRole("button", { name: "Done", exact: true }).click();
  await expect(step.getByRole("alert")).toContainText(
    'The console shows "SMP-2017-08", version "1.2"; the plan expects "SMP-2017-08", version "1.3".',
  );
  await expect(step.getByLabel("Version, as the console shows it")).toHaveValue("1.2");
  await expectAccessible(page);

  await step.getByLabel("Version, as the console shows it").fill("1.3");
  await step.getByRole("button", { name: "Done", exact: true }).click();
  await expect(step).toContainText("Version on the console: 1.3");
});

test("the clinical questions are kept, and what was left out is shown as unknown", async ({ as }) => {
  const page = await as("meyer");
  await openIncident(page, "PT-003");
  const step = await openStep(page, "Assess clinical impact");
  await step.getByRole("button", { name: /^Change|^Answer/ }).click();
  await step.getByText("13 questions about this system’s work").click();
  await step.getByLabel(/^4\. Has any patient already been injected/).fill("No, next injection at 13:00.");
  await step.getByRole("button", { name: "Record the answer" }).click();
  await expect(step).toContainText("Clinical questions: 1 of 13 answered, 12 unknown");
  await expect(step).toContainText("No, next injection at 13:00.");
  await expectAccessible(page);
});
