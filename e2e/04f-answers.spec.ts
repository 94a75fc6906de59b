import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  answered,
  attach,
  clockIn,
  doAgain,
  doStep,
  expectState,
  fillIn,
  freshProof,
  openIncident,
  openStep,
  refusal,
  stepRow,
  verify,
} from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "answers" });
test.describe.configure({ mode: "serial" });

const confirm = "Confirm the affected system";
const map = "Map network exposure";
const backup = "Back up the system and prove restoration";
const isolate = "Isolate in a dedicated network segment";
const install = "Install the remediation";
const proven = "Restore test or the vendor's restore statement";

type Act = Readonly<{ opener: string; label: string; reason: string; submit: string }>;

const returned = { opener: "Return it…", label: "What is missing", submit: "Return it" };
const takenBack = { opener: "Take it back…", label: "Why", submit: "Take it back" };
const notApplicable = {
  opener: "Not applicable",
  label: "Why it does not apply",
  submit: "Ask for agreement",
};

/** An act that is asked for its reason in a dialog. */
async function giveReason(step: Locator, { opener, label, reason, submit }: Act): Promise<void> {
  await step.getByRole("button", { name: opener, exact: true }).click();
  const dialog = step.page().getByRole("dialog");
  await dialog.getByLabel(label).fill(reason);
  await dialog.getByRole("button", { name: submit, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("a step is returned with a reason, repeated with better proof, and verified", async ({ as }) => {
  const [cora, sam, jonas] = [await as("cora"), await as("sam"), await as("jonas")];
  await openIncident(cora, "NM-017");
  const seen = await openStep(cora, confirm);
  await seen.getByRole("button", { name: "Return it…" }).click();
  const dialog = cora.getByRole("dialog");
  await dialog.getByLabel("What is missing").fill("  ");
  await dialog.getByRole("button", { name: "Return it" }).click();
  await expect(dialog.getByText("Say what is missing")).toBeVisible();
  await expectAccessible(cora);
  await dialog.getByLabel("What is missing").fill("The photo does not show the version.");
  await dialog.getByRole("button", { name: "Return it" }).click();
  await expect(dialog).toBeHidden();

  await openIncident(sam, "NM-017");
  await expect(stepRow(sam, confirm)).toContainText(
    "Returned by Cora Lindqvist: The photo does not show the version.",
  );
  const step = await openStep(sam, confirm);
  await expect(step.getByRole("group", { name: "Show again as proof" })).toContainText("version-screen.png");
  await expectAccessible(sam);
  await doStep(sam, confirm, { file: freshProof("version-in-full.txt") });
  await expect(answered(step)).toHaveCount(2);

  await openIncident(jonas, "NM-017");
  await verify(jonas, confirm);
  await expect(stepRow(jonas, map)).toContainText("can be done now");
});

test("a step is said not to apply: returned the first time, agreed to the second", async ({ as }) => {
  const [sam, cora, jonas] = [await as("sam"), await as("cora"), await as("jonas")];
  await openIncident(sam, "NM-017");
  const step = await openStep(sam, map);
  await giveReason(step, { ...notApplicable, reason: "It has no network card." });
  await expect(step).toContainText("Said not to apply.");

  await openIncident(cora, "NM-017");
  await giveReason(await openStep(cora, map), { ...returned, reason: "It hangs on port 7; look again." });
  await sam.reload();
  await expect(step).toContainText("Returned by Cora Lindqvist: It hangs on port 7; look again.");
  await giveReason(step, { ...notApplicable, reason: "Port 7 is the console beside it; photo sent." });

  await openIncident(jonas, "NM-017");
  const agreed = await openStep(jonas, map);
  await expect(agreed).toContainText("Does the step not apply here?");
  await expectAccessible(jonas);
  await agreed.getByRole("button", { name: "Agree that it does not apply" }).click();
  await expect(agreed).toContainText("Does not apply: Port 7 is the console beside it; photo sent.");
});

test("a step that cannot be done is answered so, and the coordinator sees why", async ({ as }) => {
  const [tess, cora] = [await as("tess"), await as("cora")];
  await openIncident(tess, "NM-021");
  const step = await openStep(tess, confirm);
  const reason = "The room is in use until Monday.";
  await giveReason(step, {
    opener: "Can’t",
    label: "Why not",
    reason,
    submit: "Record that it cannot be done",
  });
  await expect(step).toContainText(`Tess Okafor could not do it: ${reason}`);
  await openIncident(cora, "NM-021");
  await expect(stepRow(cora, confirm)).toContainText(`Tess Okafor could not do it: ${reason}`);
  await expect(cora.getByRole("region", { name: "Timeline" })).toContainText(reason);
});

test("two people complete one step at once: one wins, the other is told what changed and loses no word", async ({
  as,
}) => {
  const people = { sam: await as("sam"), cora: await as("cora") };
  const name = { sam: "Sam Petrov", cora: "Cora Lindqvist" };
  await openIncident(people.sam, "NM-017");
  await attach(await openStep(people.sam, backup), "backup-log.txt");
  await openIncident(people.cora, "NM-017");
  const steps = { sam: await openStep(people.sam, backup), cora: await openStep(people.cora, backup) };
  for (const who of ["sam", "cora"] as const)
    await fillIn(steps[who], { texts: { [proven]: `Restored, as ${who} saw it.` } });
  const press = (who: "sam" | "cora") =>
    steps[who].getByRole("button", { name: "Done", exact: true }).click();
  await Promise.all([press("sam"), press("cora")]);

  const told = async () => [await refusal(people.sam).count(), await refusal(people.cora).count()];
  await expect.poll(async () => (await told()).toSorted()).toEqual([0, 1]);
  const [lost, won] = (await told())[0] === 1 ? (["sam", "cora"] as const) : (["cora", "sam"] as const);
  await expect(answered(steps[won])).toContainText(`Done by ${name[won]}`);
  await expect(refusal(people[lost])).toContainText(`${name[won]} answered this step on`);
  await expect(refusal(people[lost])).toContainText("What you typed is kept. Nothing was overwritten.");
  await expectAccessible(people[lost]);
  await people[lost].getByRole("button", { name: "Show what changed" }).click();
  await expect(answered(steps[lost])).toContainText(`Restored, as ${won} saw it.`);
  await expect(steps[lost].getByLabel(proven)).toHaveValue(`Restored, as ${lost} saw it.`);
});

test("what rests on a step that fell is in question, until somebody confirms it and another verifies it again", async ({
  as,
}) => {
  const [cora, tess, jonas] = [await as("cora"), await as("tess"), await as("jonas")];
  await openIncident(cora, "WS-031");
  const reopened = await openStep(cora, backup);
  await giveReason(reopened, {
    opener: "Reopen it…",
    label: "Why",
    reason: "The restored disk did not start.",
    submit: "Reopen it",
  });
  await expect(cora.getByText("In question.").first()).toBeVisible();
  await expect(stepRow(cora, install)).toContainText("in question");
  await expectState(cora, "contained by segment");
  await expectAccessible(cora);

  await openIncident(tess, "WS-031");
  await doStep(tess, backup, {
    file: freshProof("second-backup.txt"),
    texts: { [proven]: "It starts now." },
  });
  await openIncident(jonas, "WS-031");
  await verify(jonas, backup);
  await tess.reload();
  const asked = await openStep(tess, install);
  await expect(asked).toContainText("In question:");
  await asked.getByRole("button", { name: "It still stands" }).click();
  await expect(answered(asked)).toContainText("Confirmed by Tess Okafor");
  await jonas.reload();
  await verify(jonas, install);
});

test("a time claimed within a day counts at once, an older one once another coordinator confirms it", async ({
  as,
}) => {
  const [tess, cora] = [await as("tess"), await as("cora")];
  await openIncident(tess, "NM-014");
  const step = await openStep(tess, isolate);
  await giveReason(step, { ...takenBack, reason: "I took the wrong port." });
  await expect(step).toContainText("Reopened by Tess Okafor: I took the wrong port.");

  await fillIn(step, { at: clockIn(-60 * 24) });
  await step.getByRole("button", { name: "Done", exact: true }).click();
  await expect(refusal(tess)).toContainText(
    'That is before "Decide the containment option", on which this step rests.',
  );
  await expect(step.getByLabel("Done at")).toHaveValue(clockIn(-60 * 24));
  await step.getByLabel("Done at").fill(clockIn(-20));
  await step.getByRole("button", { name: "Done", exact: true }).click();
  await expect(answered(step).first()).toContainText("Done by Tess Okafor");
  await expect(stepRow(tess, "Verify the segmentation")).toContainText("can be done now");

  await doAgain(tess, isolate, { at: clockIn(-30) });
  await expect(step).toContainText("with a time claimed late.");
  await openIncident(cora, "NM-014");
  const late = await openStep(cora, isolate);
  await expect(late).toContainText("Was it done at the claimed time?");
  await expectAccessible(cora);
  await late.getByRole("button", { name: "Confirm the time" }).click();
  await expect(answered(late).first()).toContainText("Verified by Cora Lindqvist");
});

/** The administrator's page about people. */
async function giveRole(nils: Page, person: string, role: RegExp, where: string): Promise<void> {
  const row = nils.getByRole("row").filter({ hasText: person });
  await row.getByRole("button", { name: "Give a role" }).click();
  const dialog = nils.getByRole("dialog", { name: `Give ${person} a role` });
  const option = await dialog.getByRole("option", { name: role }).textContent();
  await dialog.getByLabel("Role").selectOption(option);
  await dialog.getByLabel("Where").selectOption(where);
  await dialog.getByRole("button", { name: "Give the role" }).click();
  await expect(dialog).toBeHidden();
}

test("where nobody would be left to verify, the portal says so first, and the step is done knowingly", async ({
  as,
}) => {
  const [nils, cora] = [await as("nils"), await as("cora")];
  const jonas = nils.getByRole("row").filter({ hasText: "Jonas Weber" });
  await nils.getByRole("button", { name: "Take away: Jonas Weber, Coordinator, all sites" }).click();
  await expect(jonas).toContainText("no role, so nothing is open");

  await openIncident(cora, "NM-021");
  const step = await openStep(cora, confirm);
  await fillIn(step, {
    file: "version-screen.png",
    texts: { "Operating system, serial number, asset tag": "Windows 7, NM-021" },
  });
  await step.getByRole("button", { name: "Done", exact: true }).click();
  await expect(refusal(cora)).toContainText(
    "If you do this, no other coordinator could verify it. Let somebody else do it, or go on knowingly.",
  );
  await expect(step.getByLabel("Operating system, serial number, asset tag")).toHaveValue(
    "Windows 7, NM-021",
  );
  await expectAccessible(cora);
  await step.getByRole("button", { name: "Do it anyway" }).click();
  await expect(answered(step).first()).toContainText("Done by Cora Lindqvist");
  await expect(step).toContainText("Another coordinator can verify it.");

  await giveRole(nils, "Jonas Weber", /^Coordinator/, "All sites");
  const back = await as("jonas");
  await openIncident(back, "NM-021");
  await verify(back, confirm);
});
