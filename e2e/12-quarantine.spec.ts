import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { markedFile, markers } from "@/server/systems/testing/dicom-files";
import { expectAccessible } from "./accessible";
import { openIncident, openStep } from "./at-incident";
import { held, seedFile } from "./files";
import { test } from "./fixtures";

test.use({ journey: "quarantine" });
test.describe.configure({ mode: "serial" });

const tag = "NM-021";
const step = "Confirm the affected system";
const scan = {
  name: "MARKNAME_HANS.jpg",
  mimeType: "image/jpeg",
  buffer: markedFile({ model: "Symbia T16" }),
};
const screenshot = { ...held(seedFile("evidence", "version-screen.png"), "image/png"), name: "screen.png" };

const evidence = (page: Page) => page.getByRole("region", { name: "Evidence" });
const quarantined = /^quarantined-[0-9a-f]{8}$/;

async function attach(page: Page, file: typeof scan) {
  const chooser = page.waitForEvent("filechooser");
  await page
    .getByRole("region", { name: "Attach files" })
    .getByRole("button", { name: "Choose files" })
    .click();
  await (await chooser).setFiles(file);
}

async function openFile(page: Page, name: string | RegExp) {
  await openIncident(page, tag);
  await evidence(page).getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function decide(page: Page, opener: string, title: string, submit: string, reason: string) {
  await page.getByRole("button", { name: opener }).click();
  const dialog = page.getByRole("dialog", { name: title });
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: submit }).click();
  await expect(dialog).toBeHidden();
}

test("a scan with patient data goes into quarantine, and the step says that it does not count", async ({
  as,
}) => {
  const page = await as("tess");
  await openIncident(page, tag);
  const opened = await openStep(page, step);
  await attach(page, scan);
  await expect(opened).toContainText("One file of this step does not count.");
  await expect(opened).toContainText("missing");
  await page.getByRole("button", { name: "OK, MARKNAME_HANS.jpg" }).click();
  await opened.getByRole("link", { name: quarantined }).click();
  await expect(page.getByText("A coordinator of the site decides what becomes of it.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Download/ })).toHaveCount(0);
  await expectAccessible(page);
});

test("a coordinator sees the names of its tags, and releases the device tags as a text", async ({ as }) => {
  const page = await as("cora");
  await openFile(page, quarantined);
  await expect(page.getByRole("listitem").filter({ hasText: /^Patient's Name$/ })).toBeVisible();
  await expectAccessible(page);
  await decide(
    page,
    "Release the device tags",
    "Release the device tags",
    "Release as text",
    "The model is needed",
  );
  await expect(page.getByRole("listitem").filter({ hasText: "released the device tags" })).toBeVisible();
  const body = await page.content();
  for (const marker of markers.filter((each) => each !== "<script>")) expect(body).not.toContain(marker);

  await openIncident(page, tag);
  const coming = page.waitForEvent("download");
  await evidence(page)
    .getByRole("link", { name: /^Download device-tags-/ })
    .click();
  const text = readFileSync(await (await coming).path(), "utf8");
  expect(text).toContain("Model: Symbia T16");
  expect(text).not.toContain("MARK");
});

test("it is rejected, and its bytes are destroyed once a clinical lead agrees", async ({ as }) => {
  const cora = await as("cora");
  await openFile(cora, quarantined);
  await decide(cora, "Reject", "Reject the file", "Reject the file", "It is of no use here");
  await expect(cora.getByText("Another coordinator, or a clinical lead of the site, agrees")).toBeVisible();
  const meyer = await as("meyer");
  await openFile(meyer, quarantined);
  await decide(
    meyer,
    "Destroy the bytes",
    "Destroy the bytes for good",
    "Destroy the bytes",
    "Its tags were looked at",
  );
  await expect(meyer.getByText("Its bytes are destroyed.")).toBeVisible();
  await expectAccessible(meyer);
});

test("names on a screenshot are covered by pointer and by keys, and the original is held", async ({ as }) => {
  const tess = await as("tess");
  await openIncident(tess, tag);
  await openStep(tess, step);
  await attach(tess, screenshot);
  await expect(evidence(tess).getByRole("link", { name: "screen.png", exact: true })).toBeVisible();

  const page = await as("cora");
  await openFile(page, "screen.png");
  const preview = page.getByRole("img", { name: "Preview of screen.png" });
  await expect(preview).toBeVisible();
  await expect
    .poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page.getByRole("link", { name: "Cover parts of the picture" }).click();
  const picture = page.getByRole("application", { name: "Boxes over screen.png" });
  await picture.scrollIntoViewIfNeeded();
  const place = await picture.boundingBox();
  if (!place) throw new Error("The picture is not shown");
  await page.mouse.move(place.x + 20, place.y + 20);
  await page.mouse.down();
  await page.mouse.move(place.x + 120, place.y + 60);
  await page.mouse.up();
  await expect(page.getByText("1 box", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Add a box" }).click();
  const second = picture.getByRole("button", { name: /^Box 2/ });
  const before = await second.getAttribute("aria-label");
  await second.press("ArrowDown");
  await second.press("Shift+ArrowRight");
  expect(await second.getAttribute("aria-label")).not.toBe(before);
  await page.getByRole("button", { name: "Add a box" }).click();
  await picture.getByRole("button", { name: /^Box 3/ }).press("Delete");
  await expect(page.getByText("2 boxes", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("What is covered and why").fill("A name on the screen");
  await page.getByRole("button", { name: "Cover and replace" }).click();
  await expect(page.getByText("In quarantine: a copy with places covered took its place")).toBeVisible();
  await openFile(page, "covered-screen.png");
  await expect(page.getByRole("img", { name: "Preview of covered-screen.png" })).toBeVisible();
});
