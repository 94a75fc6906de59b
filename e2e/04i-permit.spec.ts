import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  answered,
  attach,
  clockIn,
  doStep,
  expectState,
  freshProof,
  onTheConsole,
  openIncident,
  openStep,
  portScan,
  verify,
} from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "permit" });
test.describe.configure({ mode: "serial" });

const tag = "PT-003";
const address = "10.10.20.121";
const path = "Open the remote update path";
const closing = "Close the remote update path";

test("the technician plans the remote update, and without package and version no permit is issued", async ({
  as,
}) => {
  const [tess, cora] = [await as("tess"), await as("cora")];
  await openIncident(tess, tag);
  const plan = await openStep(tess, "Plan the remediation with the vendor");
  await plan.getByRole("button", { name: "Change the plan" }).click();
  await plan.getByRole("radio", { name: "By remote update (RUH)" }).check();
  for (const label of ["Expected package", "Expected version"]) await plan.getByLabel(label).fill("");
  await plan.getByRole("button", { name: "Record the plan" }).click();
  await expect(plan).toContainText("Package and version are not known yet.");

  await openIncident(cora, tag);
  const locked = await openStep(cora, path);
  await expect(locked).toContainText(
    "The plan does not say which package is installed, and in which version.",
  );
  await expectAccessible(cora);

  await plan.getByRole("button", { name: "Change the plan" }).click();
  await plan.getByLabel("Expected package").fill("SMP-2017-08");
  await plan.getByRole("button", { name: "Record the plan" }).click();
  await expect(plan.getByText("Give both, or leave both empty")).toBeVisible();
  await plan.getByLabel("Expected version").fill("1.3");
  await plan.getByRole("button", { name: "Record the plan" }).click();
  await expect(answered(plan).first()).toContainText('Expected: "SMP-2017-08", version "1.3".');
});

test("a coordinator issues the permit, and every page says how long it runs by the server's clock", async ({
  as,
}) => {
  const cora = await as("cora");
  await openIncident(cora, tag);
  const step = await openStep(cora, path);
  await expect(step).toContainText("Asked for by Tess Okafor");
  await step.getByLabel("Vendor case number").fill("CS-4480114");
  await step.getByLabel("The talk with the Customer Care Center").fill("Ms. Ward: the package is ready.");
  await step.getByLabel(/^Ends at/).fill(clockIn(24));
  await step.getByRole("button", { name: path }).click();
  await expect(step).toContainText("The permit runs: the system is connected and exposed.");
  await expect(step.getByRole("timer")).toHaveText(/^2[34] h \d\d min \d\d s$/);
  await expect(step).toContainText("Nothing was installed under it.");
  await expectState(cora, "exposed");
  await expectAccessible(cora);
});

test("installed under the permit and ended, the system stays exposed until its end is proved and verified", async ({
  as,
}) => {
  const [tess, cora, jonas] = [await as("tess"), await as("cora"), await as("jonas")];
  await openIncident(tess, tag);
  await doStep(tess, "Install the remediation", {
    file: "service-report.pdf",
    texts: onTheConsole,
    label: "003",
  });
  await openIncident(cora, tag);
  const step = await openStep(cora, path);
  await step.getByRole("button", { name: "End the permit now" }).click();
  await expect(step).toContainText("and nothing proves it.");
  await expect(step).toContainText("Tess Okafor installed the remediation under it");
  await expectState(cora, "exposed");

  const proof = await openStep(tess, closing);
  await attach(proof, freshProof("rules-removed.txt"), /^temporary path removed/i);
  const restored = /^the state before restored/i;
  await attach(proof, portScan({ address, open: [80], justNow: true, name: "still-open.xml" }), restored);
  await expect(proof).toContainText("still-open.xml proves nothing. 80/tcp is open.");
  await proof.getByRole("button", { name: "Done", exact: true }).click();
  await expect(proof.getByRole("alert")).toContainText("80/tcp is open.");
  await expectAccessible(tess);
  await attach(proof, portScan({ address, justNow: true, name: "closed.xml" }), restored);
  await expect(proof).toContainText("closed.xml was read: all 3 ports are filtered.");
  await doStep(tess, closing);

  await openIncident(jonas, tag);
  await verify(jonas, closing);
  await expectState(jonas, "contained by segment");
  const proved = await openStep(jonas, path);
  await expect(proved).toContainText("another person verified its end");
});
