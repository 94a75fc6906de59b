import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  answered,
  clockIn,
  doStep,
  expectState,
  fillIn,
  incidentRow,
  labelField,
  openedStep,
  openIncident,
  openStep,
  stepRow,
  toPlace,
  verify,
  why,
} from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "standalone" });
test.describe.configure({ mode: "serial" });

const tag = "NM-014";
const disconnect = "Disconnect and run standalone";

test("the coordinator changes the decision to standalone, and says why a segment is impossible", async ({
  as,
}) => {
  const page = await as("cora");
  await openIncident(page, tag);
  const step = await openStep(page, "Decide the containment option");
  await step.getByRole("button", { name: "Change the decision" }).click();
  await step.getByRole("radio", { name: "Standalone" }).check();
  const reason = step.getByLabel("Why is a dedicated segment impossible?");
  await reason.fill("The switch of this floor cannot carry a separate segment.");
  await step.getByRole("button", { name: "Record the decision" }).click();
  await expect(answered(step).first()).toContainText("Cora Lindqvist");
  await expect(step).toContainText("The switch of this floor cannot carry a separate segment.");
  await expect(page.getByRole("definition").filter({ hasText: "Standalone" })).toBeVisible();
});

test("disconnecting is locked, and says what is missing and who can supply it", async ({ as }) => {
  const page = await as("tess");
  await openIncident(page, tag);
  const step = await openStep(page, disconnect);
  await expect(step.getByText("Locked. 2 things are missing.")).toBeVisible();
  const missing = step.getByRole("listitem");
  await expect(
    missing.filter({ has: page.getByRole("link", { name: /patient safety is not attested/ }) }),
  ).toContainText("Dr. Anna Meyer can do it.");
  await expect(
    missing.filter({ has: page.getByRole("link", { name: /clear the send queue first/ }) }),
  ).toContainText("Noor Haddad or Tess Okafor can do it.");
  await expect(step.getByRole("button", { name: "Done" })).toBeDisabled();
  await expectAccessible(page);

  await step.getByRole("link", { name: /clear the send queue first/ }).click();
  await expect(openedStep(page, "Clear the send queue")).toBeVisible();
  await doStep(page, "Clear the send queue");
});

test("the clinical lead clears the disconnection for a time, with conditions to stop", async ({ as }) => {
  const page = await as("meyer");
  await page.getByRole("link", { name: "Attest that disconnection is clinically safe" }).first().click();
  await openIncident(page, tag);
  const step = await openStep(page, "Attest that disconnection is clinically safe");
  await step.getByRole("radio", { name: "Cleared" }).check();
  await step.getByLabel("What it covers").fill("Planned examinations, read at the console.");
  await step.getByLabel("Conditions to stop").fill("Local disk above 80 %.");
  await step.getByLabel(/^Holds until/).fill(clockIn(14 * 24));
  await expectAccessible(page);
  await step.getByRole("button", { name: "Record the answer" }).click();
  await expect(answered(step)).toContainText("Local disk above 80 %.");
  await expect(stepRow(page, disconnect)).toContainText("can be done now");
});

test("the label of another system is refused by its name, and the right one disconnects the system", async ({
  as,
}) => {
  const tess = await as("tess");
  await openIncident(tess, tag);
  const step = await openStep(tess, disconnect);
  await fillIn(step, { file: "switch-port-down.png", label: "021" });
  await step.getByRole("button", { name: "Done", exact: true }).click();
  await expect(step.getByRole("alert")).toContainText(
    "021 is the end of NM-021, Symbia T16. This incident is about Symbia Intevo 16, asset label NM-014.",
  );
  await expect(labelField(step)).toHaveValue("021");
  await expectAccessible(tess);

  await labelField(step).fill("999");
  await step.getByRole("button", { name: "Done", exact: true }).click();
  await expect(step.getByRole("alert")).toContainText("No system here has a label that ends with 999.");

  await labelField(step).fill("014");
  await step.getByRole("button", { name: "Done", exact: true }).click();
  await expect(answered(step)).toContainText("Done by Tess Okafor");
  await expectState(tess, "exposed");
  await expect(tess.getByRole("definition").filter({ hasText: "Disconnected" })).toBeVisible();
});

test("it is contained once another person verified the disconnection, and says why and until when", async ({
  as,
}) => {
  const jonas = await as("jonas");
  await openIncident(jonas, tag);
  await verify(jonas, disconnect);
  await expectState(jonas, "contained by standalone");
  const reasons = await why(jonas, "contained by standalone");
  await expect(reasons).toContainText("Rule 4 of 7");
  await expect(reasons).toContainText("Tess Okafor");
  await expect(reasons).toContainText("Jonas Weber");
  await toPlace(jonas, "Incidents");
  await expect(incidentRow(jonas, tag)).toContainText("Contained by standalone");
});

test("the incident fits one A4 page, with a tag that says do not reconnect and whom to call", async ({
  as,
}) => {
  const page = await as("tess");
  await openIncident(page, tag);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("link", { name: "One page for paper" }).click();
  const cut = page.getByRole("region", { name: "Tag to cut out" });
  for (const words of [
    "DO NOT RECONNECT",
    tag,
    "Northgate General Hospital",
    "Cora Lindqvist",
    "Dr. Anna Meyer",
  ])
    await expect(cut).toContainText(words);
  await expect(page.getByRole("row").filter({ hasText: "Install the remediation" })).toBeVisible();
  await expectAccessible(page);

  const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(printed).toMatch(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
});
