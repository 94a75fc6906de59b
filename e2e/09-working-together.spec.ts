import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { incidentRow, openIncident, openStep, toPlace } from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "working-together" });
test.describe.configure({ mode: "serial" });

const comments = (page: Page) => page.getByRole("region", { name: "Comments", exact: true });
const words = (page: Page) => page.getByLabel("Say something to everybody on this incident");
const inADialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });

/** Coming back to the window draws the page anew; it is drawn when the portal was asked for it. */
async function comeBack(page: Page): Promise<void> {
  const drawn = page.waitForResponse((response) => response.url().includes("_rsc="));
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await drawn;
}

test("an incident is assigned by a coordinator, and found as mine and no longer as nobody's", async ({
  as,
}) => {
  const page = await as("cora");
  await toPlace(page, "Incidents");
  await page.getByRole("button", { name: "Assigned" }).click();
  await page.getByRole("link", { name: "Nobody’s" }).click();
  await expect(page.getByRole("link", { name: "Remove the filter: Assigned: nobody’s" })).toBeVisible();
  await expect(incidentRow(page, "NM-014")).toContainText("assigned to nobody");

  await incidentRow(page, "NM-014").getByRole("link", { name: "NM-014" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "NM-014" })).toBeVisible();
  await expect(page.getByText("Assigned to nobody", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Assign…" }).click();
  const dialog = inADialog(page, /^Assign INC-/);
  await expect(dialog.getByRole("option", { name: "Sam Petrov" })).toHaveCount(0);
  await expect(dialog.getByRole("option", { name: "Eve Hartmann" })).toHaveCount(0);
  await dialog.getByLabel("To whom").selectOption("Tess Okafor");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Assign" }).click();
  await expect(page.getByText("Assigned to Tess Okafor")).toBeVisible();

  const tess = await as("tess");
  await toPlace(tess, "Incidents");
  await tess.getByRole("button", { name: "Assigned" }).click();
  await tess.getByRole("link", { name: "Mine" }).click();
  await expect(tess.getByRole("link", { name: "Remove the filter: Assigned: mine" })).toBeVisible();
  await expect(tess.getByRole("table", { name: "Incidents" }).getByRole("row")).toHaveCount(2);
  await expect(incidentRow(tess, "NM-014")).toContainText("assigned to Tess Okafor");
  await openIncident(tess, "NM-014");
  await expect(tess.getByRole("button", { name: "Assign…" })).toHaveCount(0);
});

test("a comment mentions whoever may see the incident, and is corrected and withdrawn in sight", async ({
  as,
}) => {
  const page = await as("tess");
  await openIncident(page, "NM-014");
  await words(page).pressSequentially("The port is up again, @sam");
  await expect(page.getByRole("list", { name: "Mention" })).toHaveCount(0);
  await words(page).fill("");
  await words(page).pressSequentially("The port is up again, @lind");
  const offer = page.getByRole("list", { name: "Mention" });
  await expect(offer.getByRole("button", { name: "@Cora Lindqvist" })).toBeVisible();
  await expectAccessible(page);
  await words(page).press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(words(page)).toHaveValue("The port is up again, @Cora Lindqvist ");
  await expect(words(page)).toBeFocused();
  await comments(page).getByRole("button", { name: "Comment", exact: true }).click();
  const said = comments(page).getByRole("listitem").filter({ hasText: "The port is up again" });
  await expect(said.getByText("@Cora Lindqvist", { exact: true })).toBeVisible();
  await expect(words(page)).toHaveValue("");

  await said.getByRole("button", { name: "Correct…" }).click();
  const correction = inADialog(page, "Correct your comment");
  await correction.getByLabel("What it should say").fill("Port 39 is up again, @Cora Lindqvist");
  await correction.getByRole("button", { name: "Correct it" }).click();
  const corrected = comments(page).getByRole("listitem").filter({ hasText: "Port 39 is up again" });
  await corrected.getByText("Corrected: what it said before").click();
  await expect(corrected.getByText("The port is up again,")).toBeVisible();

  const cora = await as("cora");
  await openIncident(cora, "NM-014");
  const hers = comments(cora).getByRole("listitem").filter({ hasText: "Port 39 is up again" });
  await expect(hers.getByRole("button", { name: "Correct…" })).toHaveCount(0);
  await hers.getByRole("button", { name: "Withdraw…" }).click();
  const withdrawal = inADialog(cora, "Withdraw the comment");
  await withdrawal.getByLabel("Why").fill("It was port 38, of another scanner");
  await withdrawal.getByRole("button", { name: "Withdraw it" }).click();
  await expect(comments(cora).getByText("Withdrawn by Cora Lindqvist")).toBeVisible();
  await comments(cora).getByText("Read it all the same").click();
  await expect(comments(cora).getByText("Port 39 is up again")).toBeVisible();
  await expect(cora.getByRole("region", { name: "Timeline" })).toContainText("withdrew a comment");
  await expectAccessible(cora);
});

test("who only reads sees what was said, and writes nothing", async ({ as }) => {
  const page = await as("eve");
  await openIncident(page, "NM-014");
  await expect(comments(page).getByText("Withdrawn by Cora Lindqvist")).toBeVisible();
  await expect(words(page)).toHaveCount(0);
  for (const name of ["Assign…", "Hand over…", "Withdraw…"])
    await expect(page.getByRole("button", { name })).toHaveCount(0);
});

const saidThere = (page: Page, text: string) =>
  comments(page).getByRole("paragraph").filter({ hasText: text });

test("what is typed outlives a fresh page, a reload and the wait for an answer, and nobody else sends it", async ({
  as,
}) => {
  const page = await as("tess");
  await openIncident(page, "PT-003");
  const address = page.url();
  await words(page).fill("The switch is behind the lead wall");

  const cora = await as("cora");
  await openIncident(cora, "PT-003");
  await words(cora).fill("Where is the switch?");
  await comments(cora).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(saidThere(cora, "Where is the switch?")).toBeVisible();

  await comeBack(page);
  await expect(saidThere(page, "Where is the switch?")).toBeVisible();
  await expect(words(page)).toHaveValue("The switch is behind the lead wall");
  await page.reload();
  await expect(words(page)).toHaveValue("The switch is behind the lead wall");

  // Somebody else signs in on the same device, in another tab: this page still shows what Tess typed.
  const beside = await page.context().newPage();
  await beside.goto("/sign-in");
  await beside.getByRole("button", { name: /Mia Castellano/ }).click();
  await expect(beside).not.toHaveURL(/sign-in/);
  await comments(page).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(comments(page).getByRole("alert")).toBeVisible();
  await expect(words(page)).toHaveValue("The switch is behind the lead wall");
  await beside.goto("/sign-in");
  await beside.getByRole("button", { name: /Jonas Weber/ }).click();
  await expect(beside).not.toHaveURL(/sign-in/);
  await comments(page).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(comments(page).getByRole("alert")).toContainText("Somebody else was signed in");
  await beside.goto(address);
  await expect(words(beside)).toHaveValue("");
  await expect(comments(beside).getByText("behind the lead wall")).toHaveCount(0);

  await beside.goto("/sign-in");
  await beside.getByRole("button", { name: /Tess Okafor/ }).click();
  await expect(beside).not.toHaveURL(/sign-in/);
  await beside.goto(address);
  await expect(words(beside)).toHaveValue("The switch is behind the lead wall");
  await beside.getByRole("button", { name: /Your menu$/ }).click();
  await beside.getByRole("button", { name: "Sign out" }).click();
  await expect(beside).toHaveURL(/sign-in/);
  expect(
    await beside.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft"))),
  ).toEqual([]);
});

test("a step has comments of its own", async ({ as }) => {
  const page = await as("tess");
  await openIncident(page, "NM-014");
  const step = await openStep(page, "Verify the segmentation");
  await step.getByText("Comment on this step").click();
  await step.getByRole("textbox", { name: "Your comment", exact: true }).fill("The long scan is under way");
  await step.getByRole("button", { name: "Comment on the step" }).click();
  await expect(step.getByRole("heading", { name: "Comments on this step" })).toBeVisible();
  await expect(step.getByRole("paragraph").filter({ hasText: "The long scan is under way" })).toBeVisible();
  await expect(
    comments(page).getByRole("listitem").filter({ hasText: "The long scan is under way" }),
  ).toContainText("Verify the segmentation");
  await expectAccessible(page);
});

test("the next shift reads the handover note, and of two who write one is told what the other wrote", async ({
  as,
}) => {
  const [tess, cora] = [await as("tess"), await as("cora")];
  for (const page of [tess, cora]) {
    await openIncident(page, "NM-014");
    await page.getByRole("button", { name: "Hand over…" }).click();
  }
  const type = (page: Page, text: string) =>
    inADialog(page, "Handover note").getByLabel("What the next shift must know").fill(text);
  const send = (page: Page) =>
    inADialog(page, "Handover note").getByRole("button", { name: "Hand over" }).click();
  // Both have begun before either sends: what the other read is what stood there then, however soon its page is drawn anew.
  await type(tess, "The scan ends at six. Ring 2140.");
  await type(cora, "All quiet");
  await send(tess);
  const note = tess.getByRole("region", { name: "Handover" });
  await expect(note).toContainText("Handover from Tess Okafor");
  await expect(note).toContainText("The scan ends at six.");

  await send(cora);
  await expect(inADialog(cora, "Handover note").getByRole("alert")).toContainText("Tess Okafor changed this");
  await inADialog(cora, "Handover note").getByRole("button", { name: "Show what changed" }).click();
  await expect(cora.getByRole("region", { name: "Handover" })).toContainText("The scan ends at six.");
  await expect(inADialog(cora, "Handover note").getByLabel("What the next shift must know")).toHaveValue(
    "All quiet",
  );
  await inADialog(cora, "Handover note").getByRole("button", { name: "Hand over" }).click();
  await expect(cora.getByRole("region", { name: "Handover" })).toContainText("All quiet");
});
