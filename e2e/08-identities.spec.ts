import { expect, type Page } from "@playwright/test";
import {
  deviceElements,
  dicomFile,
  markedFile,
  markers,
  realDicomFiles,
} from "@/server/systems/testing/dicom-files";
import { expectAccessible } from "./accessible";
import { goTo } from "./deeds";
import { dropOn } from "./files";
import { test } from "./fixtures";

test.use({ start: "demo", journey: "identities" });
test.describe.configure({ mode: "serial" });

const held = (buffer: Buffer) => ({ name: "Mustermann^Max.dcm", mimeType: "application/dicom", buffer });
const place = (page: Page) => page.getByText("Drop a DICOM file of this system here");

async function openSystem(page: Page, tag: string): Promise<void> {
  await goTo(page, "Systems");
  await page.getByRole("searchbox", { name: "Find a system" }).fill(tag);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: tag, exact: true }).click();
  await expect(page).toHaveURL(/\/systems\/[0-9a-f-]{36}$/);
}

test("a file is compared, recorded, and says nothing new the second time", async ({ as }) => {
  const page = await as("cora");
  await openSystem(page, "NM-014");
  const file = markedFile({ modality: "NM", manufacturer: "SIEMENS NM", model: "Encore2" });
  await dropOn(place(page), [held(file)]);
  await expect(page.getByRole("table", { name: "What the file says" })).toContainText("Encore2");
  await expectAccessible(page);
  const sure = page.getByRole("checkbox", { name: /This is the right system/ });
  if (await sure.isVisible()) await sure.check();
  await page.getByRole("button", { name: "Add the NM identity" }).click();
  await expect(page.getByText("The NM identity was added.")).toBeVisible();
  await expect(page.getByText("from a DICOM file by Cora Lindqvist")).toBeVisible();
  await expect(page.getByText("added the NM identity from a DICOM file.")).toBeVisible();

  await dropOn(place(page), [held(file)]);
  await expect(
    page.getByText("The NM identity says exactly this already. Nothing was changed."),
  ).toBeVisible();
  const shown = await page.content();
  for (const marker of markers) if (marker !== "<script>") expect(shown).not.toContain(marker);
  await expectAccessible(page);
});

test("another manufacturer asks whether it is the right system, and a second part stands beside the first", async ({
  as,
}) => {
  const page = await as("cora");
  await openSystem(page, "NM-014");
  const other = dicomFile(
    deviceElements({ modality: "CT", manufacturer: "GE MEDICAL SYSTEMS", serial: "172.16.193.2" }),
  );
  await dropOn(place(page), [held(other)]);
  await expect(page.getByText("Is this the right system?")).toBeVisible();
  await expect(page.getByText("looks like an IP address")).toBeVisible();
  await page.getByRole("button", { name: "Add the CT identity" }).click();
  await expect(page.getByText("Say that this is the right system")).toBeVisible();
  await page.getByRole("checkbox", { name: /This is the right system/ }).check();
  await page.getByRole("button", { name: "Add the CT identity" }).click();
  await expect(page.getByText("2 parts")).toBeVisible();
});

test("every real file gives a comparison or a sentence", async ({ as }) => {
  test.skip(realDicomFiles.length === 0, "The real DICOM files are not here.");
  const page = await as("cora");
  for (const { bytes } of realDicomFiles) {
    await openSystem(page, "NM-014");
    await dropOn(place(page), [held(bytes)]);
    const answer = page.getByRole("table", { name: "What the file says" }).or(page.getByRole("alert"));
    await expect(answer.first()).toBeVisible();
  }
});
