import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { parse } from "csv-parse/sync";
import readXlsxFile from "read-excel-file/node";
import { expectAccessible } from "./accessible";
import { test } from "./fixtures";

/** The pages with a list that a person finds, each by its address. */
const pages = {
  cora: [
    "/incidents?standing=all&sort=newest",
    "/systems?site=NORTH",
    "/advisories",
    "/advisories/asked",
    "/advisories/answers",
    "/verify",
    "/today/blocked",
    "/status",
    "/status/systems?number=affected",
    "/sites/NORTH",
    "/admin/event-log",
  ],
  tess: ["/my-steps", "/incidents"],
  nils: ["/admin/people", "/admin/sites"],
} as const;

for (const [who, addresses] of Object.entries(pages)) {
  test(`${who} takes every list away in both kinds, with as many rows in one as in the other`, async ({
    as,
  }) => {
    const page = await as(who as keyof typeof pages);
    for (const address of addresses) {
      await page.goto(address);
      const csv = page.getByRole("link", { name: "Take the whole list away as CSV" });
      const xlsx = page.getByRole("link", { name: "Take the whole list away as XLSX" });
      const [texts, cells] = [await csv.getAttribute("href"), await xlsx.getAttribute("href")];
      const text = await page.request.get(texts ?? "");
      const sheet = await page.request.get(cells ?? "");
      for (const [answer, kind] of [[text, "csv"] as const, [sheet, "xlsx"] as const]) {
        expect([address, answer.status()]).toEqual([address, 200]);
        expect(answer.headers()).toMatchObject({
          "content-security-policy": "default-src 'none'; sandbox",
          "x-content-type-options": "nosniff",
          "cache-control": "private, no-store",
        });
        const name = new RegExp(`^attachment; filename="[a-z-]+-\\d{4}-\\d\\d-\\d\\dT\\d{4}Z\\.${kind}"`);
        expect(answer.headers()["content-disposition"]).toMatch(name);
      }
      // Safe because without named columns a row is a list of texts.
      const rows = parse(await text.body(), { bom: true }) as string[][];
      const [found] = await readXlsxFile(await sheet.body());
      expect([address, found?.data.length]).toEqual([address, rows.length]);
      expect(rows.length, address).toBeGreaterThan(1);
    }
  });
}

test("a narrowed list is taken away as it is narrowed, whatever page of it is open", async ({ as }) => {
  const page = await as("cora");
  await page.goto("/incidents?site=NORTH&standing=all");
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Take the whole list away as CSV" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^incidents-.*Z\.csv$/);
  const rows = parse(await readFile(await download.path()), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
  expect(new Set(rows.map((row) => row.Site))).toEqual(new Set(["Northgate General Hospital"]));
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(rows.length + 1);
  await expectAccessible(page);
});

test("who may not see a list is told that there is nothing, and a look at the headers reads nothing", async ({
  as,
}) => {
  const page = await as("tess");
  for (const list of ["people", "sites", "event-log", "verify-queue", "briefings", "no-such-list"]) {
    expect([list, (await page.request.get(`/api/lists/${list}?format=csv`)).status()]).toEqual([list, 404]);
  }
  expect((await page.request.get("/api/lists/incidents?format=pdf")).status()).toBe(404);
  expect((await page.request.head("/api/lists/incidents")).status()).toBe(405);
});

test("after action: what is not there yet stands beside every median, each number opens its rows, and the page explains itself", async ({
  as,
}) => {
  const page = await as("eve");
  await page.goto("/advisories");
  await page.getByRole("link", { name: "ICSMA-17-215-02" }).first().click();
  await page.getByRole("link", { name: "After action" }).click();
  const table = page.getByRole("table", { name: "After-action report, by site" });
  await expect(table).toContainText("not yet contained");
  for (const name of ["Median", "Worst", "Time to contain", "Left out"]) {
    await expect(page.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) })).toHaveCount(1);
  }
  await expectAccessible(page);
  const number = page.getByRole("link", { name: /^Not yet contained: / });
  const waiting = Number(/(\d+) of/.exec((await number.getAttribute("aria-label")) ?? "")?.[1]);
  await number.click();
  await expect(page.getByRole("table", { name: "Time to contain" }).getByRole("row")).toHaveCount(
    waiting + 1,
  );
  await expectAccessible(page);
  await page.goBack();
  const pdf = await page.request.get(
    (await page.getByRole("link", { name: "Take the whole list away as PDF" }).getAttribute("href")) ?? "",
  );
  expect(pdf.headers()).toMatchObject({
    "content-type": "application/pdf",
    "content-security-policy": "default-src 'none'; sandbox",
  });
  expect((await pdf.body()).subarray(0, 8).toString()).toBe("%PDF-1.7");
});

test("an incident's report is a file behind its menu, and a stranger finds none", async ({ as }) => {
  const page = await as("cora");
  await page.goto("/incidents?site=NORTH");
  await page.getByRole("table").getByRole("row").nth(1).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/incidents\/INC-\d{4}-\d{4}$/);
  await page.getByRole("button", { name: "More" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Report as PDF" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^INC-\d{4}-\d{4} report .*Z\.pdf$/);
  const stranger = await as("sam");
  expect((await stranger.request.get(new URL(download.url()).pathname)).status()).toBe(404);
});
