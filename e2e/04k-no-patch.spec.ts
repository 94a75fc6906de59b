import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { answered, attach, clockIn, expectState, freshProof, openIncident, openStep } from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "no-patch" });
test.describe.configure({ mode: "serial" });

const tag = "WS-118";
const plan = "Plan the remediation with the vendor";
const accept = "Accept the residual risk";

test("that no patch will come is a coordinator's to plan, and an acceptance without a replacement holds no longer", async ({
  as,
}) => {
  const [sam, cora] = [await as("sam"), await as("cora")];
  await openIncident(sam, tag);
  await expectState(sam, "exposed with an accepted risk");
  const his = await openStep(sam, plan);
  await his.getByRole("radio", { name: /^None will come/ }).check();
  await his.getByRole("textbox", { name: "Why" }).fill("The vendor wrote it on the telephone.");
  await his.getByRole("button", { name: "Record the plan" }).click();
  await expect(his.getByRole("alert")).toContainText("coordinator");
  await expect(his.getByRole("textbox", { name: "Why" })).toHaveValue(
    "The vendor wrote it on the telephone.",
  );
  await expectAccessible(sam);

  await openIncident(cora, tag);
  const hers = await openStep(cora, plan);
  await hers.getByRole("radio", { name: /^None will come/ }).check();
  await hers.getByRole("textbox", { name: "Why" }).fill("Letter of the vendor: no more updates.");
  await hers.getByRole("button", { name: "Record the plan" }).click();
  await expect(answered(hers)).toContainText("Planned: no patch will come.");
  await expectState(cora, "exposed");
  await expect(cora.getByRole("main")).toContainText("No replacement plan: decision needed.");
  await expect(cora.getByRole("navigation", { name: "Phases" })).toContainText("no patch will come");
  await expectAccessible(cora);
});

test("the risk is accepted anew with how the system is replaced, and the incident stays open", async ({
  as,
}) => {
  const jonas = await as("jonas");
  await openIncident(jonas, tag);
  const step = await openStep(jonas, accept);
  await attach(step, freshProof("acceptance-2.txt"));
  await step.getByLabel("Who accepts the risk").fill("Dr. Paul Adeyemi");
  await step.getByLabel("Their function").fill("Medical director");
  await step.getByLabel("Why the risk is accepted").fill("It is replaced before the summer.");
  await step.getByLabel(/^Holds until/).fill(clockIn(24 * 60));
  const replaced = step.getByLabel("What replaces the system, and when");
  await expect(replaced).toHaveAttribute("required", "");
  await replaced.fill("A new workplace is ordered; delivery in April.");
  await expectAccessible(jonas);
  await step.getByRole("button", { name: "Record the acceptance" }).click();
  await expect(answered(step).first()).toContainText("A new workplace is ordered; delivery in April.");
  await expectState(jonas, "exposed with an accepted risk");

  const close = await openStep(jonas, "Close the incident");
  await expect(close).toContainText('"Withdraw the system from service" must be done first.');
  await expect(close.getByRole("button", { name: "Close the incident" })).toHaveCount(0);
});
