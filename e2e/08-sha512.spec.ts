import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { goTo, viewOfAdvisory } from "./deeds";
import { test } from "./fixtures";

test.use({ journey: "sha512" });

test("a SHA-512 that comes after the file is checked, and one that does not fit is finding C11", async ({
  as,
}) => {
  const page = await as("cora");
  await goTo(page, "Advisories");
  await page.getByRole("link", { name: "ICSMA-17-215-02" }).click();
  await viewOfAdvisory(page, "Revisions");
  await expect(page.getByText("no SHA-512 was given")).toBeVisible();
  await page.getByRole("button", { name: "Give its SHA-512…" }).click();
  const dialog = page.getByRole("dialog", { name: "Check with a SHA-512" });
  await dialog.getByLabel("SHA-512 as text").fill("md5");
  await dialog.getByRole("button", { name: "Check it" }).click();
  await expect(dialog.getByRole("alert")).toContainText("128 hexadecimal digits");
  await expectAccessible(page);
  await dialog.getByLabel("SHA-512 as text").fill("a1".repeat(64));
  await dialog.getByRole("button", { name: "Check it" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("the given SHA-512 does not fit")).toBeVisible();
  await viewOfAdvisory(page, "Findings");
  await expect(page.getByText("SHA-512 does not fit", { exact: true })).toBeVisible();
  await expectAccessible(page);
});
