import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { openIncident, openStep } from "./at-incident";
import { test } from "./fixtures";
import { addPerson, giveRole, passwordLink } from "./people";

test.use({ journey: "password-at-signing" });

const password = "a quiet bunker under the old wing";
const approve = "Approve the return to full service";

test("whoever has a password signs with it; a wrong one signs nothing and loses nothing", async ({
  as,
  page,
}) => {
  const nils = await as("nils");
  await addPerson(nils, "Lena Fischer", "lena.fischer@hospital.example");
  await giveRole(nils, "Lena Fischer", "coordinator", "All sites");
  await page.goto(await passwordLink(nils, "Lena Fischer"));
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page).toHaveURL("/today");

  await openIncident(page, "NM-007");
  await (await openStep(page, approve)).getByRole("link", { name: "Read and sign" }).click();
  await expect(page.getByRole("heading", { level: 1, name: approve })).toBeVisible();
  const sign = page.getByRole("button", { name: /^Sign version/ });
  await page.getByLabel("Conditions").fill("Only the first list of the day.");
  await page.getByLabel("Your password").fill("a guess at a password");
  await sign.click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("password");
  await expect(page.getByLabel("Conditions")).toHaveValue("Only the first list of the day.");
  await expectAccessible(page);
  await page.getByLabel("Your password").fill(password);
  await sign.click();
  const half = page.getByRole("region", { name: "Coordinator", exact: true });
  await expect(half.getByText("signed", { exact: true })).toBeVisible();
  await expect(half).toContainText("Lena Fischer");
});
