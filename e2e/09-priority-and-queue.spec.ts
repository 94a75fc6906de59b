import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { doStep, incidentRow, openIncident, portScan, toPlace } from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "priority" });
test.describe.configure({ mode: "serial" });

const queue = (page: Page): Locator => page.getByRole("list", { name: "To verify" });
const entry = (page: Page, tag: string): Locator =>
  page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading") })
    .filter({ hasText: tag });

async function openQueue(page: Page): Promise<void> {
  await page.goto("/verify");
  await expect(page.getByRole("heading", { level: 1, name: "To verify" })).toBeVisible();
}

test("the priority does not move with a step that is only done, and moves when another person verified it", async ({
  as,
}) => {
  const tess = await as("tess");
  await openIncident(tess, "NM-014");
  await doStep(tess, "Verify the segmentation", {
    file: portScan({ address: "10.10.14.111", justNow: true }),
  });

  const cora = await as("cora");
  await toPlace(cora, "Incidents");
  await expect(incidentRow(cora, "NM-014")).toContainText("Immediate");
  await openIncident(cora, "NM-014");
  const reasons = cora.getByRole("group").filter({ has: cora.getByText("Why immediate?") });
  await reasons.getByText("Why immediate?").click();
  await expect(reasons).toContainText("Exposure: open");
  await expect(reasons).toContainText("SSVC deployer 1.0.0");
  await expectAccessible(cora);

  await openQueue(cora);
  await expect(entry(cora, "NM-014")).toContainText("Tess Okafor claims");
  await expect(entry(cora, "NM-014").getByRole("link", { name: "port-scan.xml" })).toBeVisible();
  await expect(entry(cora, "NM-014").getByRole("list", { name: "Ports" })).toContainText("443/tcp filtered");
  await expectAccessible(cora);
  await entry(cora, "NM-014").getByRole("link", { name: "Verify the segmentation" }).focus();
  await cora.keyboard.press("v");
  await expect(entry(cora, "NM-014")).toHaveCount(0);

  await toPlace(cora, "Incidents");
  await expect(incidentRow(cora, "NM-014")).toContainText("Out of cycle");
  await openIncident(cora, "NM-014");
  await expect(cora.getByRole("region", { name: "Timeline" })).toContainText(
    "The priority is Out of cycle, before immediate: exposure is controlled, before open.",
  );
});

test("the queue is worked by keyboard: what is returned says why, and own work is never verified by oneself", async ({
  as,
}) => {
  const cora = await as("cora");
  await openIncident(cora, "NM-021");
  await doStep(cora, "Confirm the affected system", {
    file: "version-screen.png",
    texts: { "Operating system, serial number, asset tag": "Windows 7, SN 100482, NM-021" },
  });
  await openQueue(cora);
  const own = cora.getByRole("region", { name: "Waits for another person" });
  await expect(own).toContainText("NM-021");
  await expect(own).toContainText("Jonas Weber can.");
  await expect(own.getByRole("checkbox")).toHaveCount(0);
  const waiting = own
    .getByRole("listitem")
    .filter({ has: cora.getByRole("heading") })
    .filter({ hasText: "NM-021" });
  await waiting.getByRole("button", { name: /^Ask: / }).click();
  await expect(waiting).toContainText("Cora Lindqvist asked Jonas Weber");

  const before = await queue(cora).getByRole("checkbox").count();
  await cora.keyboard.press("j");
  await cora.keyboard.press("Space");
  await expect(queue(cora).getByRole("checkbox").first()).toBeChecked();
  await cora.keyboard.press("r");
  const dialog = cora.getByRole("dialog", { name: "Return what is selected" });
  await dialog.getByLabel("What is missing").fill("The photo does not show the label");
  await dialog.getByRole("button", { name: "Return it" }).click();
  await expect(dialog).toBeHidden();
  await expect(cora.getByRole("main").getByRole("checkbox")).toHaveCount(before - 1);

  const jonas = await as("jonas");
  await openQueue(jonas);
  await expect(entry(jonas, "NM-021").getByRole("checkbox")).toBeVisible();
});

test("a coordinator lands on Today, each number opens its rows, and one click asks whoever can unblock", async ({
  as,
}) => {
  const cora = await as("cora");
  await expect(cora).toHaveURL("/today");
  await expect(cora).toHaveTitle(/^Today \(\d+\)/);
  const sentence = cora.getByText(/things? waits? for you:/);
  const total = Number(/^\d+/.exec((await sentence.textContent()) ?? "")?.[0]);
  await expect(cora).toHaveTitle(new RegExp(`^Today \\(${total}\\)`));
  await expectAccessible(cora);

  const toVerify = sentence.getByRole("link", { name: / to verify$/ });
  const count = Number.parseInt((await toVerify.textContent()) ?? "", 10);
  await toVerify.click();
  await expect(queue(cora).getByRole("checkbox")).toHaveCount(count);
  await toPlace(cora, "Today");

  const blocked = cora.getByRole("region", { name: /^Blocked by others/ });
  const number = sentence.getByRole("link", { name: /blocked by others$/ });
  await expect(blocked.getByRole("listitem")).toHaveCount(
    Number.parseInt((await number.textContent()) ?? "", 10),
  );
  const row = blocked.getByRole("listitem").first();
  await row.getByRole("button", { name: /^Ask:/ }).click();
  await expect(row).toContainText(/Cora Lindqvist asked today/);
  await row.getByRole("button", { name: /^Ask again:/ }).click();
  await expect(row.getByRole("alert")).toContainText("less than an hour ago");
});

test("a coordinator overrides the priority with a reason and an end, and notes the wait for the vendor", async ({
  as,
}) => {
  const cora = await as("cora");
  await openIncident(cora, "NM-021");
  const reasons = cora.getByRole("group").filter({ has: cora.getByText("Why immediate?") });
  await reasons.getByText("Why immediate?").click();
  await reasons.getByRole("button", { name: "Override the priority…" }).click();
  const dialog = cora.getByRole("dialog", { name: "Override the priority" });
  await dialog.getByRole("radio", { name: "Scheduled" }).check();
  await dialog.getByLabel("Why").fill("It is switched off until the move");
  await dialog.getByRole("button", { name: "Set the priority" }).click();
  await expect(cora.getByText("Scheduled, overridden").first()).toBeVisible();
  const scheduled = cora.getByRole("group").filter({ has: cora.getByText("Why scheduled?") });
  await expect(scheduled).toContainText("The table gives immediate.");

  await scheduled.getByRole("button", { name: "Wait for the vendor…" }).click();
  const wait = cora.getByRole("dialog", { name: "Wait for the vendor" });
  await wait.getByLabel("What the vendor is to do").fill("Send the patch");
  await wait.getByRole("button", { name: "Note the wait" }).click();
  await expect(cora.getByText("waits for the vendor until").first()).toBeVisible();
  await cora.goto("/incidents?priority=scheduled");
  await expect(incidentRow(cora, "NM-021")).toContainText("Scheduled, overridden");
});

test("a technician's steps stand by room, the next one in large type under one thumb", async ({ as }) => {
  const tess = await as("tess", { viewport: { width: 360, height: 740 } });
  await expect(tess).toHaveURL("/my-steps");
  await expect(tess.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await expect(tess.getByRole("region", { name: /Northgate General Hospital, / }).first()).toBeVisible();
  expect(await tess.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(tess);
  await tess.getByRole("link", { name: "Open the step" }).click();
  await expect(tess.getByRole("article").first()).toBeVisible();
});
