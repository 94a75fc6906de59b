import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { openIncident, openStep } from "./at-incident";
import { test } from "./fixtures";
import { keptAct, makeByHand } from "./hand-made";
import { addPerson, giveRole, passwordLink, person } from "./people";

test.use({ journey: "administration" });

const tab = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Administration" }).getByRole("link", { name });

async function addSite(page: Page, fields: Readonly<Record<string, string>>) {
  await page.getByRole("button", { name: "Add a site" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a site" });
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole("button", { name: "Add the site" }).click();
  return dialog;
}

async function takeAway(page: Page, grant: string) {
  const button = page.getByRole("button", { name: `Take away: ${grant}` });
  await button.click();
  await expect(button).toHaveCount(0);
}

test("the administrator adds a site, and what cannot be read stays in the fields", async ({ as }) => {
  const nils = await as("nils");
  await expect(nils).toHaveURL("/admin/people");
  await expectAccessible(nils);
  await tab(nils, "Sites").click();
  const dialog = await addSite(nils, {
    Code: "WEST",
    Name: "Westfield Clinic",
    "Time zone": "Europe/Nowhere",
  });
  await expect(dialog.getByLabel("Time zone")).toHaveAttribute("aria-invalid", "true");
  await expect(dialog.getByLabel("Name")).toHaveValue("Westfield Clinic");
  await expectAccessible(nils);
  await dialog.getByLabel("Time zone").fill("Europe/Berlin");
  await dialog.getByRole("button", { name: "Add the site" }).click();
  await expect(dialog).toBeHidden();
  const added = nils
    .getByRole("table", { name: "Sites" })
    .getByRole("row")
    .filter({ hasText: "Westfield Clinic" });
  await expect(added).toContainText("WEST");
  await expectAccessible(nils);
});

test("a person is added with a role and a link, chooses a password, and works from there on", async ({
  as,
  page,
  browser,
  portal,
  problems,
}) => {
  problems.expect(/the server responded with a status of 404 .*\/incidents/);
  const nils = await as("nils");
  await addPerson(nils, "Lena Fischer", "lena.fischer@isocenter.example");
  await giveRole(nils, "Lena Fischer", "technician", "Northgate General Hospital");
  const link = await passwordLink(nils, "Lena Fischer");
  expect(new URL(link).origin).toBe(portal.url);

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Choose a password" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Password").fill("a phantom waits in room two");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page).toHaveURL("/my-steps");
  await expect(page.getByRole("main")).toContainText("NM-021");

  const late = await browser.newContext();
  const again = await late.newPage();
  await again.goto(link);
  await expect(again.getByRole("heading", { name: "This link is over" })).toBeVisible();
  await late.close();

  await takeAway(nils, "Lena Fischer, Technician, Northgate General Hospital");
  await expect(person(nils, "Lena Fischer")).toContainText("no role, so nothing is open");
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Incidents" }).click();
  await expect(page.getByRole("heading", { name: "Nothing is here for you" })).toBeVisible();
  for (const address of ["/my-steps", "/incidents", "/status", "/systems", "/advisories"]) {
    expect((await page.request.get(address)).status(), address).toBe(404);
  }
  await page.getByRole("link", { name: "Go to where your work begins" }).click();
  await expect(page.getByRole("heading", { name: "Nothing is open to you yet" })).toBeVisible();
  await expectAccessible(page);
});

test("a grant that is taken away acts at the very next request, in the middle of the work", async ({
  as,
  page,
}) => {
  const nils = await as("nils");
  await addPerson(nils, "Piet Maas", "piet.maas@isocenter.example");
  await giveRole(nils, "Piet Maas", "technician", "Northgate General Hospital");
  await giveRole(nils, "Piet Maas", "technician", "Southmoor Medical Center");
  await page.goto(await passwordLink(nils, "Piet Maas"));
  await page.getByLabel("Password").fill("a phantom waits in room three");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await openIncident(page, "NM-021");
  await openStep(page, "Confirm the affected system");
  await page.getByRole("button", { name: "Can’t" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Why not" }).fill("The console is in use until noon.");

  const act = await keptAct(page, () =>
    dialog.getByRole("button", { name: "Record that it cannot be done" }).click(),
  );

  await takeAway(nils, "Piet Maas, Technician, Northgate General Hospital");
  expect(await (await makeByHand(page, act)).text()).toContain(
    "This does not exist, or it is not yours to see.",
  );
  // The open page hears it too, and shows no more of the site.
  await expect(page.getByRole("heading", { level: 1, name: "NM-021" })).toBeHidden();
  const gone = await page.request.get(page.url());
  expect(gone.status()).toBe(404);
  await page.goto("/my-steps");
  await expect(page.getByRole("main")).not.toContainText("Northgate");
  await expect(page.getByRole("main")).toContainText("Southmoor");

  await nils.getByRole("button", { name: "Disable: Piet Maas" }).click();
  await expect(person(nils, "Piet Maas")).toContainText("Disabled");
  // The open page hears it: it says so, or has led to signing in where it was just reading anew. Whatever else is asked for leads there.
  const told = page.getByText("You are signed out.");
  await expect(told.or(page.getByRole("heading", { name: "Enter the demo as" })).first()).toBeVisible();
  expect((await page.request.get("/incidents")).url()).toContain("/sign-in");
});

test("the days without work are kept one by one, and a line that is no day says so and loses nothing", async ({
  as,
}) => {
  const nils = await as("nils");
  await tab(nils, "Sites").click();
  const site = nils.getByRole("table", { name: "Sites" }).getByRole("row").filter({ hasText: "Northgate" });
  await site.getByRole("button", { name: "Calendar" }).click();
  const dialog = nils.getByRole("dialog", { name: "When Northgate General Hospital works" });
  await dialog.getByRole("checkbox", { name: "Sat" }).check();
  await dialog.getByLabel("The working day ends at").fill("17:30");
  await dialog.getByLabel("Days without work").fill("2026-12-25\nthe day after");
  await dialog.getByRole("button", { name: "Set the calendar" }).click();
  await expect(dialog.getByLabel("Days without work")).toHaveAttribute("aria-invalid", "true");
  await expect(dialog.getByLabel("Days without work")).toHaveValue("2026-12-25\nthe day after");
  await expectAccessible(nils);
  await dialog.getByLabel("Days without work").fill("2026-12-25\n2026-12-26");
  await dialog.getByRole("button", { name: "Set the calendar" }).click();
  await expect(dialog).toBeHidden();
  await expect(site).toContainText("Mon, Tue, Wed, Thu, Fri, Sat until 17:30, without 2 days");
});
