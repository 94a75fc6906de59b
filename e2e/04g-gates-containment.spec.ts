import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  answered,
  clockIn,
  doStep,
  freshProof,
  openIncident,
  openStep,
  stepRow,
  verify,
} from "./at-incident";
import { test } from "./fixtures";
import { keptAct, makeByHand } from "./hand-made";
import { expectRefused, formOf, hiddenValue, sendChanged } from "./tampered";

// What is sent here is out of date on purpose: the command is to refuse it, whatever the page shows.
test.use({ journey: "gates-containment", hears: false });
test.describe.configure({ mode: "serial" });

const confirm = "Confirm the affected system";
const disconnect = "Disconnect and run standalone";

/** The form behind the answer of a step that is done with proof, also while its button is dead. */
async function answerForm(page: Page, title: string) {
  return formOf((await openStep(page, title)).getByLabel("Done at"));
}

async function reopen(page: Page, title: string, opener = "Reopen it…"): Promise<void> {
  const step = await openStep(page, title);
  await step.getByRole("button", { name: opener }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why").fill("It was not what it seemed.");
  await dialog.getByRole("button", { name: opener.replace("…", ""), exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("G01 segment first: the later options ask why the ones before them are impossible", async ({ as }) => {
  const page = await as("cora");
  await openIncident(page, "NM-024");
  const step = await openStep(page, "Decide the containment option");
  await step.getByRole("button", { name: "Change the decision" }).click();
  await step.getByRole("radio", { name: "Exception" }).check();
  await step.getByLabel("Why is a dedicated segment impossible?").fill(" ");
  await step.getByLabel("Why is standalone impossible?").fill(" ");
  await step.getByRole("button", { name: "Record the decision" }).click();
  const told = step.getByRole("alert");
  await expect(told).toContainText("Say why a dedicated segment is impossible.");
  await expect(told).toContainText("Say why standalone is impossible.");
  await expect(step.getByRole("radio", { name: "Exception" })).toBeChecked();
  await expectAccessible(page);
});

test("G05, G06 a clinical answer is complete, and a clearance lasts 30 days at most", async ({ as }) => {
  const page = await as("meyer");
  await openIncident(page, "NM-024");
  const step = await openStep(page, "Attest that disconnection is clinically safe");
  const form = formOf(step.getByRole("radio", { name: "Cleared" }));
  await step.getByRole("radio", { name: "Cleared" }).check();
  await step.getByLabel("What it covers").fill("Planned examinations.");
  await step.getByLabel("Conditions to stop").fill(" ");
  await step.getByLabel(/^Holds until/).fill(clockIn(24));
  await step.getByRole("button", { name: "Record the answer" }).click();
  await expect(step.getByRole("alert")).toContainText(
    "A clearance says what it covers, when to stop, and until when it holds.",
  );
  await expect(step.getByLabel("What it covers")).toHaveValue("Planned examinations.");

  await step.getByLabel("Conditions to stop").fill("Disk full.");
  await expectRefused(form, { until: clockIn(31 * 24) }, "A clearance lasts 30 days at most.");
  await step.getByRole("radio", { name: "Refused" }).check();
  await expectRefused(form, { reason: " " }, "Say why.");
});

test("G02, G03, G04, G34 nothing is disconnected without clearance, backup and empty queue, or at another system", async ({
  as,
}) => {
  const [cora, mia] = [await as("cora"), await as("mia")];
  await openIncident(cora, "NM-024");
  await reopen(cora, "Back up the system and prove restoration");
  await openIncident(mia, "NM-024");
  await reopen(mia, "Clear the send queue", "Take it back…");
  const form = await answerForm(mia, disconnect);
  await expect(mia.getByRole("button", { name: "Done", exact: true })).toBeDisabled();
  await expectRefused(
    form,
    { labelEnd: "011" },
    "No clinical clearance was in force then: patient safety is not attested.",
    "The backup is not proven: it must be done and verified first.",
    "Studies may still wait to be sent: clear the send queue first.",
    "011 is the end of PT-011, Biograph mCT 64.",
  );
  await expectRefused(form, { labelEnd: "" }, "Type the last three characters of the asset label.");
  await expectAccessible(mia);
});

test("G07, G38, G40 a step is done by its role, at a time that has come, and not ticked where a record answers it", async ({
  as,
}) => {
  const page = await as("tess");
  await openIncident(page, "NM-021");
  const form = await answerForm(page, confirm);
  await expectRefused(form, { doneAt: clockIn(2) }, "That time has not come yet.");
  await expectRefused(
    form,
    { doneAt: "", step: "release-for-clinical-use" },
    "This is done by a clinical lead.",
  );
  await expectRefused(form, { step: "plan-remediation" }, "This step is answered by its record, not ticked.");
  await expectRefused(form, { step: "no-such-step" }, "The checklist has no such step.");
});

test("G37 what safety rests on is never said not to apply", async ({ as }) => {
  const page = await as("tess");
  await openIncident(page, "NM-021");
  const step = await openStep(page, "Map network exposure");
  await step.getByRole("button", { name: "Not applicable" }).click();
  const reason = page.getByRole("dialog").getByLabel("Why it does not apply");
  await reason.fill("There is no backup of this kind.");
  await expectRefused(
    formOf(reason),
    { step: "back-up-and-prove-restore" },
    "Safety rests on this step; it can never be not applicable.",
  );
});

test("G35, G36 nobody verifies their own work, and only a coordinator verifies", async ({ as }) => {
  const [cora, tess] = [await as("cora"), await as("tess")];
  await openIncident(cora, "NM-021");
  const own = await doStep(cora, confirm, { file: "version-screen.png" });
  await expect(own).toContainText("You did this; another coordinator verifies it.");
  await expect(own.getByRole("button", { name: "Verify", exact: true })).toHaveCount(0);
  const takeBack = formOf(own.locator("dialog", { hasText: "Take back" }).locator("textarea"));
  const mine = await hiddenValue(takeBack, "attemptId");
  const key = await hiddenValue(takeBack, "key");

  await openIncident(cora, "NM-017");
  const theirs = await openStep(cora, confirm);
  const form = formOf(theirs.getByRole("button", { name: "Verify", exact: true }));
  await expectRefused(form, { key, attemptId: mine }, "You did this; another coordinator verifies it.");

  await openIncident(tess, "NM-021");
  await expect(await openStep(tess, confirm)).toContainText("Jonas Weber can verify it.");
  await expect(tess.getByRole("button", { name: "Verify", exact: true })).toHaveCount(0);
  const kept = await keptAct(cora, () => sendChanged(form, { key, attemptId: mine }));
  expect(await (await makeByHand(tess, kept)).text()).toContain("Your role here does not allow this.");
  // One browser, two people: the form was opened by the coordinator and is sent by the technician who sat down after her.
  await cora.context().clearCookies();
  await cora.context().addCookies(await tess.context().cookies());
  await expectRefused(
    form,
    { key, attemptId: mine },
    "Somebody else was signed in when this form was opened",
  );
});

test("G08, G09, G10, G11, G12 a risk is accepted with verified controls, by name, on file, for 90 days, by another", async ({
  as,
}) => {
  const [jonas, cora] = [await as("jonas"), await as("cora")];
  await openIncident(jonas, "WS-118");
  const step = await openStep(jonas, "Accept the residual risk");
  await step.getByRole("button", { name: "Record a new acceptance" }).click();
  await step.getByLabel("Who accepts the risk").fill(" ");
  await step.getByLabel("Their function").fill("Medical director");
  await step.getByLabel("Why the risk is accepted").fill("The switch comes in December.");
  await step.getByLabel(/^Holds until/).fill(clockIn(24));
  await step.getByRole("button", { name: "Record the acceptance" }).click();
  await expect(step.getByText("Name the authority")).toBeVisible();
  await step.getByLabel("Who accepts the risk").fill("Dr. Paul Adeyemi");
  const form = formOf(step.getByLabel("Their function"));
  await expectRefused(
    form,
    { until: clockIn(91 * 24) },
    "Attach the signed acceptance.",
    "An acceptance lasts 90 days at most.",
  );

  await openIncident(cora, "WS-118");
  await reopen(cora, "Apply compensating controls");
  await expectRefused(
    form,
    { until: clockIn(24) },
    "The compensating controls must be applied and verified first.",
  );

  const second = await as("jonas");
  await openIncident(second, "WS-118");
  await doStep(second, "Apply compensating controls", {
    texts: { "Controls, each with its owner": "Host firewall (network team)." },
  });
  await cora.reload();
  await verify(cora, "Apply compensating controls");
  await expectRefused(form, {}, "You applied the controls; another coordinator records the acceptance.");
});

test("G13, G14, G15, G16 standalone is left only as approved: by a proven segment or an exception in force", async ({
  as,
}) => {
  const [cora, mia] = [await as("cora"), await as("mia")];
  await openIncident(cora, "PT-011");
  const decide = await openStep(cora, "Decide the containment option");
  await decide.getByRole("button", { name: "Change the decision" }).click();
  await decide.getByRole("radio", { name: "Exception" }).check();
  await decide.getByLabel("Why is standalone impossible?").fill("Reading depends on the archive.");
  await decide.getByRole("button", { name: "Record the decision" }).click();
  await expect(answered(decide)).toHaveCount(2);
  await openIncident(mia, "PT-011");
  await expectRefused(
    await answerForm(mia, "Connect again as approved"),
    { labelEnd: "011" },
    "The exception is not in force: verified controls and an acceptance that has not run out.",
    "An exception is open only after the clinical lead refuses or withdraws the clearance.",
  );

  await decide.getByRole("button", { name: "Change the decision" }).click();
  await decide.getByRole("radio", { name: "Dedicated segment" }).check();
  await decide.getByRole("button", { name: "Record the decision" }).click();
  await expect(answered(decide)).toHaveCount(3);
  await mia.reload();
  await expectRefused(
    await answerForm(mia, "Connect again as approved"),
    { labelEnd: "011" },
    '"Approve leaving standalone" is not signed by both sides.',
    "The segment must be proven first, with the port still down.",
  );
});

test("G17, G31 who built the segment does not approve leaving standalone, and each half has its own role", async ({
  as,
}) => {
  const [jonas, mia, cora, meyer] = [await as("jonas"), await as("mia"), await as("cora"), await as("meyer")];
  await openIncident(jonas, "PT-011");
  await doStep(jonas, "Isolate in a dedicated network segment");
  await openIncident(mia, "PT-011");
  await doStep(mia, "Verify the segmentation", { file: freshProof("ports-filtered.txt"), reads: true });
  await openIncident(cora, "PT-011");
  await verify(cora, "Verify the segmentation", { reads: true });

  const toSign = async (page: Page) => {
    await stepRow(page, "Approve leaving standalone").click();
    await page.getByRole("article").getByRole("link", { name: "Read and sign" }).click();
    await expect(page.getByRole("article", { name: "What you both sign" })).toBeVisible();
  };
  await jonas.reload();
  await toSign(jonas);
  const half = jonas.getByRole("region", { name: "Coordinator", exact: true });
  await expect(half).toContainText("You built the segment or applied the controls; somebody else approves.");
  await expect(half).toContainText("Cora Lindqvist can sign it.");

  await toSign(cora);
  const form = formOf(cora.getByRole("button", { name: /^Sign version/ }));
  const signing = { hash: await hiddenValue(form, "hash"), key: await hiddenValue(form, "key") };
  await openIncident(jonas, "NM-007");
  await toReturn(jonas);
  await expectRefused(
    formOf(jonas.getByRole("button", { name: /^Sign version/ })),
    { ...signing, purpose: "interim" },
    "You built the segment or applied the controls; somebody else approves.",
  );

  // The coordinator's half is sent by the clinical lead.
  const kept = await keptAct(cora, () => sendChanged(form));
  expect(await (await makeByHand(meyer, kept)).text()).toContain("Your role here does not allow this.");
});

async function toReturn(page: Page): Promise<void> {
  await stepRow(page, "Approve the return to full service").click();
  await page.getByRole("article").getByRole("link", { name: "Read and sign" }).click();
  await expect(page.getByRole("article", { name: "What you both sign" })).toBeVisible();
}
