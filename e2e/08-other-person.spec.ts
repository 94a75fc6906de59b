import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { test } from "./fixtures";

test.use({ journey: "other-person" });

test("a form kept open is not sent in the name of who signs in next, and keeps what was typed", async ({
  as,
}) => {
  const page = await as("jonas");
  await page.goto("/sites/NORTH");
  await page.getByRole("button", { name: "Add a contact" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Called for").fill("Firewall on duty");
  await dialog.getByLabel("Name").fill("Ned Ito");
  await dialog.getByLabel("Telephone").fill("4711");

  const other = await page.context().newPage();
  await other.goto("/sign-in");
  await other.getByRole("button", { name: "Cora Lindqvist" }).click();
  await expect(other).not.toHaveURL(/\/sign-in/);

  const send = dialog.getByRole("button", { name: "Add the contact" });
  await send.click();
  await expect(dialog.getByText("Somebody else was signed in when this form was opened")).toBeVisible();
  await expect(dialog.getByText("you are Cora Lindqvist")).toBeVisible();
  await expect(dialog.getByLabel("Name")).toHaveValue("Ned Ito");
  await expectAccessible(page);

  await other.goto("/sign-in");
  await other.getByRole("button", { name: "Jonas" }).click();
  await expect(other).not.toHaveURL(/\/sign-in/);
  await send.click();
  await expect(page.getByText("Firewall on duty")).toBeVisible();
});

test("a link to a file leads a visitor without a session to sign in, and back to the file", async ({
  page,
}) => {
  await page.goto("/api/lists/systems?site=NORTH");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fapi%2Flists%2Fsystems%3Fsite%3DNORTH$/);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Cora Lindqvist" }).click();
  expect((await download).suggestedFilename()).toMatch(/^systems-.*Z\.csv$/);
});
