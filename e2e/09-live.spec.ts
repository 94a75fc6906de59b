import { expect, type Page } from "@playwright/test";
import { connect } from "@/db/connect";
import { expectAccessible } from "./accessible";
import { openIncident, openStep, verify } from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "live" });
test.describe.configure({ mode: "serial" });

const tag = "NM-014";
const half = "Port 12 is filtered, and port";
const seen = "The cable is in port 12 of the business network.";
const mark = (page: Page) => page.getByRole("banner").getByRole("status");

async function report(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: "Report a worse state…" }).click();
  const dialog = page.getByRole("dialog", { name: "Report a worse state" });
  await dialog.getByRole("radio", { name: "Found connected" }).check();
  await dialog.getByLabel("What you saw").fill(words);
  await dialog.getByRole("button", { name: "Report it now" }).click();
  await expect(dialog).toBeHidden();
}

/** A page that would be new after a reload; tells whether it is still the same. */
async function marked(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => document.body.setAttribute("data-same", ""));
  return () => page.evaluate(() => document.body.hasAttribute("data-same"));
}

test("what one person does another's open page shows at once, and a half-typed text stays", async ({
  as,
}) => {
  const [tess, jonas, sam] = [await as("tess"), await as("jonas"), await as("sam")];
  const inbox = sam.getByRole("link", { name: /^Inbox, / });
  const before = await inbox.getAttribute("aria-label");
  await openIncident(jonas, tag);
  await openIncident(tess, tag);
  const isSame = await marked(tess);
  const timeline = tess.getByRole("region", { name: "Timeline" });
  await tess.getByRole("button", { name: "Report a worse state…" }).click();
  const field = tess.getByRole("dialog", { name: "Report a worse state" }).getByLabel("What you saw");
  await field.pressSequentially(half);

  await report(jonas, seen);
  await expect(timeline).toContainText(seen);
  await expect(mark(tess)).toHaveText("Updated just now");
  await expect(field).toHaveValue(half);
  await expect(field).toBeFocused();
  await field.pressSequentially(" 14 too");
  await expect(field).toHaveValue(`${half} 14 too`);
  expect(await isSame()).toBe(true);
  await expectAccessible(tess);
  await tess.keyboard.press("Escape");

  // Nothing of Northgate was told to a technician of another site.
  await sam.reload();
  await expect(inbox).toHaveAttribute("aria-label", before ?? "");
  await inbox.click();
  await expect(sam.getByRole("heading", { level: 1 })).toHaveText(/Inbox/);
  await expect(sam.getByRole("main")).not.toContainText(tag);
});

test("who is told finds it counted in the frame, reads it in the inbox, and comes to the incident", async ({
  as,
}) => {
  const meyer = await as("meyer");
  await meyer.getByRole("link", { name: /^Inbox, \d+ unread$/ }).click();
  const row = meyer.getByRole("listitem").filter({ hasText: seen });
  await expect(row).toContainText("Worse state reported");
  await expect(row).toContainText("Jonas Weber reported");
  await expectAccessible(meyer);
  const read = meyer.getByRole("region", { name: "Read", exact: true });
  await row.getByRole("button", { name: /^Mark as read/ }).click();
  await expect(read.getByRole("listitem").filter({ hasText: seen })).toBeVisible();
  await expect(row.getByRole("button")).toHaveCount(0);
  await row.getByRole("link", { name: "Worse state reported" }).click();
  await expect(meyer.getByRole("heading", { level: 1, name: tag })).toBeVisible();
});

test("what runs out is recorded by the clock and shown on the open page", async ({ as, portal }) => {
  const [cora, tess] = [await as("cora"), await as("tess")];
  await openIncident(cora, tag);
  const sql = connect(portal.databaseUrl, { max: 1 });
  const [step] = await sql<{ title: string }[]>`
    update step_now set due_at = now() where (incident_id, step_key) = (
      select s.incident_id, s.step_key from step_now s join incidents i on i.id = s.incident_id
      join imaging_systems m on m.id = i.system_id where m.asset_tag = ${tag} and s.state in ('available', 'blocked') and s.role = 'technician'
      order by s.position limit 1)
    returning title`;
  // Its round comes every minute; the journey does not wait for it.
  await sql`select graphile_worker.add_job('follow-clock', '{}'::json)`;
  await sql.end();
  await expect(cora.getByRole("region", { name: "Timeline" })).toContainText(`${step?.title} was due`);
  await tess.getByRole("link", { name: /^Inbox, \d+ unread$/ }).click();
  const told = tess.getByRole("listitem").filter({ hasText: `${step?.title} was due` });
  await expect(told.filter({ hasText: tag }).first()).toContainText("Overdue");
});

test("a text whose field goes away under it is kept to be copied", async ({ as, portal }) => {
  const sql = connect(portal.databaseUrl, { max: 1 });
  const [waiting] = await sql<{ tag: string; title: string }[]>`
    select m.asset_tag as tag, s.title from step_now s join incidents i on i.id = s.incident_id
    join imaging_systems m on m.id = i.system_id
    join step_attempts a on a.incident_id = i.id and a.step_key = s.step_key and a.current
    join people p on p.id = a.by_person
    where s.waits_for = 'verification' and p.name not in ('Cora Lindqvist', 'Jonas Weber') order by i.key, s.position limit 1`;
  await sql.end();
  if (!waiting) throw new Error("Nothing waits for a verification in the demo");
  const [cora, jonas] = [await as("cora"), await as("jonas")];
  for (const page of [cora, jonas]) await openIncident(page, waiting.tag);
  const step = await openStep(cora, waiting.title);
  await step.getByRole("button", { name: "Return it…" }).click();
  await cora.getByRole("dialog").getByRole("textbox").fill(half);
  await verify(jonas, waiting.title);
  const lost = cora.getByRole("alert").filter({ hasText: "The field you were typing in is gone." });
  await expect(lost.getByRole("definition")).toHaveText(half);
  await expectAccessible(cora);
  await lost.getByRole("button", { name: "Close" }).click();
  await expect(lost).toBeHidden();
});

test("a grant that is taken away cuts what is heard, and the page shows no more of the site", async ({
  as,
}) => {
  const [meyer, nils] = [await as("meyer"), await as("nils")];
  await openIncident(meyer, tag);
  const isSame = await marked(meyer);
  await nils.goto("/admin/people");
  await nils
    .getByRole("button", { name: "Take away: Dr. Anna Meyer, Clinical lead, Northgate General Hospital" })
    .click();
  await expect(meyer.getByRole("heading", { level: 1, name: tag })).toBeHidden();
  expect(await isSame()).toBe(true);
});

test("a session that ends in another tab is told in the open one, with what was typed", async ({
  as,
  problems,
}) => {
  problems.expect(/401/);
  const cora = await as("cora");
  await openIncident(cora, tag);
  await cora.getByRole("button", { name: "Report a worse state…" }).click();
  const field = cora.getByRole("dialog", { name: "Report a worse state" }).getByLabel("What you saw");
  await field.fill(half);
  const second = await cora.context().newPage();
  await second.goto("/incidents");
  await second.getByRole("button", { name: /Your menu/ }).click();
  await second.getByRole("button", { name: "Sign out" }).click();
  await expect(second).toHaveURL(/sign-in/);
  await expect(cora.getByText("You are signed out.")).toBeVisible({ timeout: 40_000 });
  await expect(field).toHaveValue(half);
});
