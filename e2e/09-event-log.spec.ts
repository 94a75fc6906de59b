import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { goTo } from "./deeds";
import { test } from "./fixtures";

test.use({ journey: "event-log" });

test("an auditor finds who did what, narrows it, takes it along and verifies it", async ({ as }) => {
  const page = await as("ada");
  await goTo(page, "Event log");
  const entries = page.getByRole("table", { name: "Entries" }).getByRole("row");
  await expect(entries).toHaveCount(51);
  await expectAccessible(page);
  await page.getByLabel("What", { exact: true }).selectOption({ label: "Approvals" });
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("link", { name: "Remove the filter: Approvals" })).toBeVisible();
  const first = entries.nth(1);
  await expect(first).toContainText("approval.");
  await first.locator("summary").click();
  await expect(first).toContainText("Hash before");
  await expectAccessible(page);

  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Take the whole list away as JSON Lines" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^event-log-\d{4}-\d\d-\d\d\.jsonl$/);
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\n");
  expect(lines).toHaveLength((await entries.count()) - 1);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ type: expect.stringMatching(/^approval\./) });

  await page.getByRole("searchbox").fill("nothing is like this");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("Nothing was recorded that is like this")).toBeVisible();
  await page.getByRole("link", { name: "Verify the log" }).click();
  await expect(page.getByText("Every entry is what was recorded, and none is missing.")).toBeVisible();
  await expectAccessible(page);
});

test("an administrator sees of incidents only when something happened, who did it and of what kind it was", async ({
  as,
}) => {
  const page = await as("nils");
  await page.goto("/admin/people");
  await page.getByRole("link", { name: "Event log" }).click();
  await page.getByLabel("What", { exact: true }).selectOption({ label: "Steps" });
  await page.getByRole("button", { name: "Find" }).click();
  const entries = page.getByRole("table", { name: "Entries" });
  await expect(entries).toContainText("Not yours to see");
  await expect(entries).not.toContainText("INC-");
  await expectAccessible(page);
});

test("a technician has no event log", async ({ as, problems }) => {
  problems.expect(/the server responded with a status of 404 .*\/admin\/event-log/);
  const page = await as("tess");
  for (const place of ["/admin/event-log", "/admin/event-log/verification"]) {
    expect((await page.goto(place))?.status()).toBe(404);
  }
  for (const file of ["/api/event-log", "/api/lists/event-log?format=xlsx"]) {
    expect((await page.request.get(file)).status()).toBe(404);
  }
});
