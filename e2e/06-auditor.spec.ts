import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { openIncident, openStep, stepRow, toPlace } from "./at-incident";
import { referenceAdvisory } from "./files";
import { test } from "./fixtures";
import { type HandMade, keptAct, makeByHand } from "./hand-made";

test.use({ journey: "auditor" });

/** Whatever changes something is a form that is not a search, or takes a file. */
const acts = (page: Page) =>
  page.getByRole("main").locator("form:not(search form), input[type=file], [contenteditable]");

async function expectToRead(page: Page, address: string) {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(200);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  await expect(acts(page), address).toHaveCount(0);
}

/** Where the links of a page lead that begin with a path. */
async function leadsTo(page: Page, path: string): Promise<readonly string[]> {
  const hrefs = await page
    .getByRole("main")
    .locator(`a[href^="${path}"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(hrefs.map((href) => href.split(/[?#]/)[0] ?? ""))];
}

/** The address of one thing of a list, not of another list beside it. */
const byId = (href: string) => /\/[0-9a-f-]{36}$/.test(href);

test("the auditor reads every incident and every step of it, and meets no act", async ({ as }) => {
  const page = await as("ada");
  await page.goto("/incidents?standing=all");
  const incidents = await leadsTo(page, "/incidents/INC-");
  expect(incidents).toHaveLength(15);
  for (const incident of incidents) await expectToRead(page, incident);
  const [one = ""] = incidents;
  await page.goto(one);
  const steps = page.getByRole("region", { name: "Steps" }).locator(`a[href^="${one}?step="]`);
  const opened = await steps.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(opened.length).toBeGreaterThan(10);
  for (const step of opened) await expectToRead(page, step);
});

test("every other screen in reach is for reading too, and holds to the rules of access", async ({ as }) => {
  const page = await as("ada");
  const read = async (address: string) => {
    await expectToRead(page, address);
    await expectAccessible(page);
  };
  for (const list of ["/incidents", "/my-steps", "/status", "/advisories"]) await read(list);
  const [advisory = ""] = (await leadsTo(page, "/advisories/")).filter(byId);
  for (const list of ["asked", "contacts", "catalogues", "aliases"]) await read(`/advisories/${list}`);
  await read("/sites/NORTH");
  for (const part of ["", "/findings", "/matches", "/revisions"]) await read(advisory + part);
  await read("/systems");
  const [system = ""] = (await leadsTo(page, "/systems/")).filter(byId);
  await read(system);
  await page.goto("/incidents");
  const [incident = ""] = await leadsTo(page, "/incidents/INC-");
  for (const part of ["", "/timeline", "/paper", "/approve/return"]) await read(incident + part);
});

test("the auditor opens evidence, and reaches no page that only changes something", async ({
  as,
  problems,
}) => {
  problems.expect(/the server responded with a status of 404/);
  const page = await as("ada");
  await openIncident(page, "PT-003");
  const saved = page.waitForEvent("download");
  await page
    .getByRole("link", { name: /^Download / })
    .first()
    .click();
  expect((await saved).suggestedFilename()).toMatch(/\.\w+$/);
  await page.goto("/advisories");
  const [advisory = ""] = await leadsTo(page, "/advisories/");
  for (const closed of [
    `${advisory}/open`,
    "/systems/new",
    "/systems/import",
    "/admin/people",
    "/admin/sites",
  ]) {
    expect((await page.goto(closed))?.status(), closed).toBe(404);
  }
});

test("requests made by hand are refused, and change nothing", async ({ as, portal }) => {
  const [ada, cora, tess, nils] = [await as("ada"), await as("cora"), await as("tess"), await as("nils")];
  const kept: [string, HandMade][] = [];

  await openIncident(tess, "NM-014");
  const incident = new URL(tess.url()).pathname;
  kept.push(["a report", await keptAct(tess, () => report(tess))]);
  await tess.reload();
  const cannot = await keptAct(tess, () => sayCannot(tess, "Verify the segmentation"));
  kept.push(["an answer", cannot]);

  await toPlace(cora, "Advisories");
  await cora.getByRole("button", { name: "Import an advisory" }).click();
  await cora.getByLabel("Choose a file").setInputFiles(referenceAdvisory());
  kept.push([
    "an import",
    await keptAct(cora, () => cora.getByRole("button", { name: "Import the advisory" }).click()),
  ]);

  await nils.getByRole("button", { name: "Disable: Tess Okafor" }).waitFor();
  kept.push([
    "a disabling",
    await keptAct(nils, () => nils.getByRole("button", { name: "Disable: Tess Okafor" }).click()),
  ]);

  for (const [what, request] of kept) {
    const answer = await makeByHand(ada, request);
    expect(answer.status(), what).toBeLessThan(500);
    expect(await answer.text(), what).toMatch(/"code":"(not-allowed|not-found)"/);
  }
  const upload = await ada.request.post(`/api${incident}/evidence?step=plan-remediation`, {
    headers: { origin: portal.url, "x-filename": "note.txt", "content-type": "application/octet-stream" },
    data: Buffer.from("a note"),
  });
  expect(upload.status()).toBe(403);
  expect(await upload.json()).toMatchObject({ code: "not-allowed" });

  await tess.goto(incident);
  await expect(tess.getByRole("main")).not.toContainText("Worse state reported");
  await expect(tess.getByRole("main")).not.toContainText("note.txt");
  await expect(stepRow(tess, "Verify the segmentation")).not.toContainText("could not do it");
  await expect(nils.getByRole("button", { name: "Disable: Tess Okafor" })).toBeVisible();
  // The same request is a good one when it comes from the person it belongs to.
  expect(await (await makeByHand(tess, cannot)).text()).toContain('"done"');
  await tess.reload();
  await expect(stepRow(tess, "Verify the segmentation")).toContainText("Tess Okafor could not do it");
});

async function report(page: Page) {
  await page.getByRole("button", { name: "Report a worse state…" }).click();
  const dialog = page.getByRole("dialog", { name: "Report a worse state" });
  await dialog.getByRole("radio", { name: "Found connected" }).check();
  await dialog.getByRole("textbox", { name: "What you saw" }).fill("The cable is plugged in again.");
  await dialog.getByRole("button", { name: "Report it now" }).click();
}

async function sayCannot(page: Page, title: string) {
  await openStep(page, title);
  await page.getByRole("button", { name: "Can’t" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Why not" }).fill("The scanner is in use.");
  await dialog.getByRole("button", { name: "Record that it cannot be done" }).click();
}
