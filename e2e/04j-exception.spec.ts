import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  answered,
  attach,
  clockIn,
  doStep,
  expectState,
  openIncident,
  openStep,
  stepRow,
  verify,
} from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "exception" });
test.describe.configure({ mode: "serial" });

const tag = "PT-011";
const approve = "Approve leaving standalone";
const connect = "Connect again as approved";

test("the clinical lead withdraws the clearance, and the coordinator chooses the exception on her word", async ({
  as,
}) => {
  const [meyer, cora] = [await as("meyer"), await as("cora")];
  await openIncident(meyer, tag);
  const clearance = await openStep(meyer, "Attest that disconnection is clinically safe");
  await clearance.getByRole("button", { name: "Answer again" }).click();
  await clearance.getByRole("radio", { name: "Withdrawn" }).check();
  await clearance.getByLabel(/^Why/).fill("Emergency studies must be read at once.");
  await clearance.getByRole("button", { name: "Record the answer" }).click();
  await expect(answered(clearance).first()).toContainText("Emergency studies must be read at once.");

  await openIncident(cora, tag);
  await expect(cora.getByText("Clinical decision needed.", { exact: true })).toBeVisible();
  await expectState(cora, "contained by standalone");
  const decide = await openStep(cora, "Decide the containment option");
  await decide.getByRole("button", { name: "Change the decision" }).click();
  await decide.getByRole("radio", { name: "Exception" }).check();
  await expect(decide).toContainText("Emergency studies must be read at once.");
  await decide.getByLabel("Why is a dedicated segment impossible?").fill("The switch takes no VLANs.");
  await decide.getByRole("button", { name: "Record the decision" }).click();
  await expect(answered(decide)).toHaveCount(2);
  await expectAccessible(cora);
});

test("controls are applied and verified, and a named authority accepts the risk by a signed document", async ({
  as,
}) => {
  const [mia, cora, jonas] = [await as("mia"), await as("cora"), await as("jonas")];
  await openIncident(jonas, tag);
  const accept = await openStep(jonas, "Accept the residual risk");
  await expect(accept).toContainText("The compensating controls must be applied and verified first.");

  await openIncident(mia, tag);
  await doStep(mia, "Apply compensating controls", {
    texts: {
      "Controls, each with its owner": "Host firewall (network team); sensor on the uplink (security).",
    },
  });
  await openIncident(cora, tag);
  await verify(cora, "Apply compensating controls");

  await jonas.reload();
  await attach(accept, "signed-acceptance.pdf");
  await accept.getByLabel("Who accepts the risk").fill("Dr. Paul Adeyemi");
  await accept.getByLabel("Their function").fill("Medical director");
  await accept.getByLabel("Why the risk is accepted").fill("No other PET/CT reads emergencies.");
  await accept.getByLabel(/^Holds until/).fill(clockIn(60 * 24));
  await expectAccessible(jonas);
  await accept.getByRole("button", { name: "Record the acceptance" }).click();
  await expect(answered(accept)).toContainText("Dr. Paul Adeyemi, Medical director, accepts the risk until");
});

test("standalone is left as two people approved it, and the system is exposed with an accepted risk", async ({
  as,
}) => {
  const [cora, meyer, mia] = [await as("cora"), await as("meyer"), await as("mia")];
  await openIncident(mia, tag);
  const locked = await openStep(mia, connect);
  await expect(locked).toContainText("is not signed by both sides.");
  for (const [page, side] of [
    [cora, "Coordinator"],
    [meyer, "Clinical lead"],
  ] as const) {
    await openIncident(page, tag);
    await stepRow(page, approve).click();
    await page.getByRole("article").getByRole("link", { name: "Read and sign" }).click();
    await expect(page.getByRole("article", { name: "What you both sign" })).toContainText(
      "Clinical clearance withdrawn by Dr. Anna Meyer",
    );
    await page.getByRole("button", { name: /^Sign version/ }).click();
    await expect(page.getByRole("status").filter({ hasText: "You sign as" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Yes, sign it" }).click();
    const half = page.getByRole("region", { name: side, exact: true });
    await expect(half.getByText("signed", { exact: true })).toBeVisible();
  }
  await mia.reload();
  await doStep(mia, connect, { file: "connection-test.txt", label: "011" });
  await expectState(mia, "exposed with an accepted risk");
  await cora.goto(cora.url().replace(/\/approve.*/, ""));
  await verify(cora, connect);
  await expectState(cora, "exposed with an accepted risk");
});
