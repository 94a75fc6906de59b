import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { devices, expect, type Page } from "@playwright/test";
import { demoSites } from "@/server/demo/cast";
import { expectAccessible } from "./accessible";
import { openedStep, stepRow, toPlace, verify } from "./at-incident";
import { dropOn, held, paste, realFile, seedFile } from "./files";
import { test } from "./fixtures";

test.use({ journey: "proof" });
test.describe.configure({ mode: "serial" });

const first = "Confirm the affected system";
const second = "Map network exposure";

const report = held(seedFile("evidence", "service-report.pdf"), "application/pdf");
const screenshot = { ...held(seedFile("evidence", "switch-port-down.png"), "image/png"), name: "image.png" };
/** A photo as a camera takes it: large, and never the same twice. */
const photo = (name: string, kb: number) => ({
  name,
  mimeType: "image/jpeg",
  buffer: Buffer.concat([
    Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"),
    randomBytes(kb * 1024),
  ]),
});

/** A scan that calls itself a photo: the real one where it is here. */
function scan() {
  const real = realFile("dicom", "ct-ge-rhapsode_CT_small.dcm");
  const made = Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), Buffer.alloc(300)]);
  return {
    name: "not-a-scan.jpg",
    mimeType: "image/jpeg",
    buffer: real.isHere ? readFileSync(real.path) : made,
  };
}

const attachArea = (page: Page) => page.getByRole("region", { name: "Attach files" });
const evidence = (page: Page) => page.getByRole("region", { name: "Evidence" });
const file = (page: Page, name: string | RegExp) =>
  evidence(page).getByRole("listitem").filter({ hasText: name });

/** Holds what the browser sends to so many bytes a second; null: no more. */
async function slowUploads(page: Page, bytesPerSecond: number | null) {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Network.enable");
  await browser.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond ?? -1,
  });
}

/** The row of the step on the technician's own page. */
const waitingRow = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("link")
    .filter({ has: page.getByText(first, { exact: true }) });

/** Opens the step from where it stands: the soonest stands alone in large type, the others in their rooms. */
async function openWaiting(page: Page) {
  const next = page.getByRole("heading", { level: 2, name: first });
  await expect(next.or(waitingRow(page)).first()).toBeVisible();
  if (await next.isVisible()) await page.getByRole("link", { name: "Open the step" }).click();
  else await waitingRow(page).click();
}

async function openFromMySteps(page: Page) {
  await toPlace(page, "My steps");
  await openWaiting(page);
  await expect(openedStep(page, first)).toBeVisible();
}

test("my steps are the steps of the technician's own site", async ({ as }) => {
  const page = await as("tess");
  await expect(page).toHaveURL("/my-steps");
  await expect(page.getByText(/^\d+ steps? waits? for you on \d+ systems?\.$/)).toBeVisible();
  for (const tag of ["PT-003", "NM-014", "NM-021"]) {
    await expect(page.getByRole("main").getByText(tag).first()).toBeVisible();
  }
  const elsewhere = demoSites.filter(({ code }) => code !== "NORTH");
  for (const { name } of elsewhere) await expect(page.getByRole("main")).not.toContainText(name);
  await expectAccessible(page);
});

test("on a phone the technician opens an incident from there and takes a photo of the screen", async ({
  as,
}) => {
  const page = await as("tess", devices["Pixel 7"]);
  await expect(page.getByRole("link", { name: "Open the step" })).toBeVisible();
  await openWaiting(page);
  const step = openedStep(page, first);
  await expect(step).toBeVisible();
  await expect(step).toContainText("Photo or export of the version screen, missing");
  await expectAccessible(page);
  const camera = page.waitForEvent("filechooser");
  await attachArea(page).getByRole("button", { name: "Take a photo" }).click();
  const chooser = await camera;
  await expect(page.locator('input[type="file"][capture="environment"][accept="image/*"]')).toHaveCount(1);
  await chooser.setFiles(photo("IMG_0417.jpg", 30));
  await expect(step.getByRole("listitem").filter({ hasText: "IMG_0417.jpg" }).first()).toBeVisible();
  await expect(step).not.toContainText("missing");
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
});

test("at the desk a photo and a PDF are dropped together, and each shows how far it has come", async ({
  as,
}) => {
  const page = await as("tess");
  await openFromMySteps(page);
  await slowUploads(page, 200_000);
  await dropOn(attachArea(page), [photo("console.jpg", 900), report]);
  const bar = page.getByRole("progressbar", { name: "Sending console.jpg" });
  await expect(bar).toHaveAttribute("max", /^\d+$/);
  const sent = async () => Number((await bar.getAttribute("value")) ?? 0);
  await expect.poll(sent).toBeGreaterThan(50_000);
  expect(await sent()).toBeLessThan(900 * 1024);
  await expect(page.getByRole("status").filter({ hasText: "Sending console.jpg." })).toBeAttached();
  await expectAccessible(page);
  await slowUploads(page, null);
  await expect(file(page, "console.jpg")).toContainText("Tess Okafor");
  await expect(file(page, "service-report.pdf")).toContainText("SHA-256");
  await expect(bar).toHaveCount(0);
});

test("a screenshot is pasted, a file is chosen twice, and a scan's patient data goes into quarantine", async ({
  as,
}) => {
  const page = await as("tess");
  await openFromMySteps(page);
  await paste(page, [screenshot]);
  await expect(file(page, /Pasted \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.png/)).toHaveCount(1);

  const chooser = page.waitForEvent("filechooser");
  await attachArea(page).getByRole("button", { name: "Choose files" }).click();
  expect((await chooser).isMultiple()).toBe(true);
  await (await chooser).setFiles([photo("label.jpg", 20), scan()]);
  await expect(file(page, "label.jpg")).toHaveCount(1);
  const understood = page.getByRole("button", { name: "OK, not-a-scan.jpg" });
  await expect(understood).toBeVisible();
  await expect(openedStep(page, first)).toContainText(
    "It is in quarantine: it holds DICOM, and so patient data.",
  );
  await expect(file(page, "not-a-scan.jpg")).toHaveCount(0);
  await expect(openedStep(page, first)).toContainText("One file of this step does not count.");
  await expect(file(page, /quarantined-[0-9a-f]{8}/)).toHaveCount(1);
  await expectAccessible(page);
  await understood.click();
  await expect(understood).toBeHidden();
});

test("a locked step says what is missing and who can unlock it, until that is done", async ({ as }) => {
  const page = await as("tess");
  await openFromMySteps(page);
  await openedStep(page, first)
    .getByLabel("Operating system, serial number, asset tag")
    .fill("Windows 7, NM-021");
  await openedStep(page, first).getByRole("button", { name: "Done", exact: true }).click();
  await expect(
    openedStep(page, first)
      .getByText(/^Done by Tess Okafor/)
      .first(),
  ).toBeVisible();

  await toPlace(page, "My steps");
  const locked = page
    .getByRole("link")
    .filter({ hasText: second })
    .filter({ hasText: "is done and waits for" });
  await expect(locked).toContainText(
    /(Cora Lindqvist or Jonas Weber|Jonas Weber or Cora Lindqvist) can do it/,
  );
  await expectAccessible(page);
  await locked.click();
  const step = openedStep(page, second);
  await expect(step).toContainText("Locked. One thing is missing.");
  await expect(step.getByRole("listitem").filter({ hasText: first })).toContainText(
    /Jonas Weber|Cora Lindqvist/,
  );
  await expect(step.getByRole("button", { name: "Done", exact: true })).toBeDisabled();
  await expectAccessible(page);

  const jonas = await as("jonas");
  await jonas.goto(page.url());
  await verify(jonas, first);
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(step).not.toContainText("Locked.");
  await paste(page, [screenshot]);
  await page
    .getByRole("combobox", { name: /^What Pasted .* shows$/ })
    .selectOption("Internet reachability (optional)");
  await page.getByRole("button", { name: "Send the file" }).click();
  await expect(
    step
      .getByRole("listitem")
      .filter({ hasText: "Internet reachability" })
      .filter({ hasText: "Tess Okafor" })
      .first(),
  ).toBeVisible();
  await step.getByRole("button", { name: "Done", exact: true }).click();
  await expect(step.getByText(/^Done by Tess Okafor/).first()).toBeVisible();
  await expect(stepRow(page, first)).toContainText("verified by Jonas Weber");
});
