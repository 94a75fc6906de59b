import { expect } from "@playwright/test";
import { qrPath } from "@/lib/qr";
import { expectAccessible } from "./accessible";
import { openedStep } from "./at-incident";
import { goTo } from "./deeds";
import { test } from "./fixtures";

const sheetsIn = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test("the labels of a list fill sheets of 21, and the code leads whoever has no step there to the system, after signing in", async ({
  as,
  page: stranger,
  portal,
}) => {
  const page = await as("cora");
  await goTo(page, "Systems");
  await page.getByRole("link", { name: "Labels for these" }).click();
  const labels = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("img", { name: /opens its page/ }) });
  await expect(labels.first()).toBeVisible();
  const count = await labels.count();
  expect(count).toBeGreaterThan(21);
  await expectAccessible(page);
  expect(sheetsIn(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toBe(
    Math.ceil(count / 21),
  );

  await goTo(page, "Systems");
  await page.getByRole("link", { name: "NM-014", exact: true }).click();
  await expect(page).toHaveURL(/\/systems\/[0-9a-f-]{36}$/);
  const address = page.url();
  await page.getByRole("link", { name: "Label", exact: true }).click();
  const code = page.getByRole("img", { name: "Code of NM-014: opens its page" });
  await expect(code.locator("path")).toHaveAttribute("d", qrPath(`${address}/next`).path);
  await expect(page.getByRole("listitem").filter({ has: code }).locator("b")).toHaveText("014");
  await expectAccessible(page);
  expect(sheetsIn(await page.pdf({ preferCSSPageSize: true }))).toBe(1);

  await stranger.goto(`${address.replace(portal.url, "")}/next`);
  await expect(stranger).toHaveURL(/\/sign-in\?next=/);
  await stranger.getByRole("button", { name: "Cora Lindqvist" }).click();
  await expect(stranger).toHaveURL(address);
});

test("the code on a label opens the technician's next step at that system, and nobody else's", async ({
  as,
  problems,
}) => {
  problems.expect(/the server responded with a status of 404 .*\/next/);
  const tess = await as("tess");
  await goTo(tess, "My steps");
  const title = (await tess.getByRole("heading", { level: 2 }).first().textContent()) ?? "";
  const step = await tess.getByRole("link", { name: "Open the step" }).first().getAttribute("href");
  const keys = tess.getByRole("main").locator(".key");
  const tag =
    (await keys
      .filter({ hasText: /^[A-Z]{2,3}-\d+$/ })
      .first()
      .textContent()) ?? "";
  await goTo(tess, "Systems");
  await tess.getByRole("link", { name: tag, exact: true }).click();
  await expect(tess).toHaveURL(/\/systems\/[0-9a-f-]{36}$/);
  const system = tess.url();
  await tess.goto(`${system}/next`);
  await expect(openedStep(tess, title)).toBeVisible();
  expect(tess.url()).toContain(step?.split("#")[0] ?? "nowhere");

  const away = await as("sam");
  expect((await away.goto(`${system}/next`))?.status()).toBe(404);
});

test("a site stands on one page: numbers, systems by room, whom to call", async ({ as, problems }) => {
  problems.expect(/the server responded with a status of 404 .*\/sites\//);
  const page = await as("cora");
  await page.goto("/sites/NORTH");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Northgate General");
  await expect(page.getByRole("heading", { name: "Systems by room" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add a contact" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Called for").fill("Firewall on duty");
  await dialog.getByLabel("Name").fill("Ned Ito");
  await dialog.getByLabel("Telephone").fill("4711");
  await dialog.getByRole("button", { name: "Add the contact" }).click();
  await expect(page.getByText("Firewall on duty")).toBeVisible();
  await page.getByRole("button", { name: "End: Firewall on duty, Ned Ito" }).click();
  await expect(page.getByText("Firewall on duty")).toHaveCount(0);

  const away = await as("sam");
  const answer = await away.goto("/sites/NORTH");
  expect(answer?.status()).toBe(404);
});
