import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { type TestCell, workbook } from "@/server/systems/testing/workbook";
import { expectAccessible } from "./accessible";
import { goTo } from "./deeds";
import { test } from "./fixtures";

test.use({ journey: "inventory-files" });
test.describe.configure({ mode: "serial" });

const headers = ["Inventarnummer", "Hersteller", "Modell", "Geräteart", "Betriebssystem", "S/N", "Bemerkung"];
const rows: readonly (readonly TestCell[])[] = [
  ["XL-1", "SIEMENS NM", "Symbia T16", "SPECT/CT", "Win 7 x64", { number: "10275007" }, "Raum 4"],
  ["XL-2", "Siemens Healthineers", "Biograph mCT 64", "PET/CT", "Windows 10", "00123", "Raum 5"],
];
const file = (name: string, cells: readonly (readonly TestCell[])[]) => ({
  name,
  mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  buffer: Buffer.from(workbook({ name: "Geräte", rows: [headers, ...cells] })),
});

const column = (page: Page, header: string) =>
  page
    .getByRole("table", { name: "Columns of the file" })
    .getByRole("row")
    .filter({ hasText: header })
    .getByRole("combobox");
const choose = (page: Page, chosen: Parameters<ReturnType<Page["getByLabel"]>["setInputFiles"]>[0]) =>
  page.getByLabel("Choose a file").setInputFiles(chosen);

test("a workbook that names no site asks for it, and shows each column with what it is taken as", async ({
  as,
}) => {
  const page = await as("cora");
  await page.goto("/systems/import");
  await choose(page, file("geraete.xlsx", rows));
  await expect(page.getByText("No column is taken as Site")).toBeVisible();
  await expect(column(page, "Inventarnummer")).toHaveValue("assetTag");
  await expect(column(page, "S/N")).toHaveValue("serial");
  await expect(column(page, "Bemerkung")).toHaveValue("");
  await expectAccessible(page);

  await column(page, "Bemerkung").selectOption("Location");
  await page.getByLabel("Site of every row").selectOption({ label: "Northgate General Hospital (NORTH)" });
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("2 new, 0 changed, 0 unchanged, 0 refused.")).toBeVisible();
  await expectAccessible(page);

  await choose(page, { name: "old.xls", mimeType: "", buffer: Buffer.from("d0cf11e0a1b11ae1", "hex") });
  await expect(page.getByText(/saved? (it )?as/i)).toBeVisible();
  await expect(column(page, "Bemerkung")).toHaveValue("location");

  await choose(page, file("geraete.xlsx", rows));
  await page.getByRole("button", { name: "Import 2 rows" }).click();
  await expect(page.getByText("2 systems registered, 0 corrected.")).toBeVisible();
  await goTo(page, "Systems");
  await page.getByRole("searchbox").fill("XL-2");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: "XL-2", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("00123");
  await expect(page.getByRole("main")).toContainText("Raum 5");
});

test("the next file with these headers is taken as before, and says by whom", async ({ as }) => {
  const page = await as("jonas");
  await page.goto("/systems/import");
  const [first = [], second = []] = rows;
  await choose(page, file("geraete-dezember.xlsx", [first, second.with(4, "Windows 11")]));
  await expect(page.getByText(/Columns mapped as on .* by Cora Lindqvist/)).toBeVisible();
  await expect(page.getByText("0 new, 1 changed, 1 unchanged, 0 refused.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Rows of the file" })).toContainText(
    "Operating system: Windows 10 becomes Windows 11",
  );
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByText("0 systems registered, 1 corrected.")).toBeVisible();
});

test("the export of a list, imported again, changes nothing", async ({ as }) => {
  const page = await as("cora");
  await goTo(page, "Systems");
  const exported = page.waitForEvent("download");
  await page.getByRole("link", { name: "Take the whole list away as CSV" }).click();
  const content = await readFile(await (await exported).path());
  await page.goto("/systems/import");
  await choose(page, { name: "inventory.csv", mimeType: "text/csv", buffer: content });
  await expect(page.getByText("0 new, 0 changed, 128 unchanged, 0 refused.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import/ })).toHaveCount(0);
});

test("a technician exports what is in reach, and imports nothing", async ({ as, portal }) => {
  const page = await as("sam");
  const answer = await page.request.get("/api/lists/systems?format=csv");
  const text = await answer.text();
  expect(text).toContain("SOUTH");
  expect(text).not.toContain("NORTH");
  const refused = await page.request.post("/api/systems/import", {
    headers: { origin: portal.url },
    data: Buffer.from("x"),
  });
  expect(refused.status()).toBeGreaterThanOrEqual(400);
  expect(refused.status()).toBeLessThan(500);
});
