import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { test } from "./fixtures";
import { setupPath } from "./portal";

test.use({ start: "production", journey: "signing-in" });
test.describe.configure({ mode: "serial" });

const email = "ines.roth@hospital.example";
const password = "the gantry turns once a second";
const wrong = "The e-mail address and the password do not fit each other.";

const told = (page: Page) => page.getByRole("main").getByRole("alert");

async function giveCredentials(page: Page, address: string, secret: string) {
  await page.getByLabel("E-mail").fill(address);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function signOut(page: Page) {
  await page.getByRole("button", { name: /Your menu$/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

test("outside the demo nobody is offered, and the first administrator begins with a link that works once", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page).toHaveURL("/sign-in");
  await expect(page.getByRole("button", { name: /Enter/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto("/setup/nobody-gave-this-link");
  await expect(page.getByRole("heading", { name: "This link is over" })).toBeVisible();

  await page.goto(setupPath());
  await expect(page.getByRole("heading", { name: "The first administrator" })).toBeVisible();
  await page.getByLabel("Your name").fill("Ines Roth");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("too short");
  await page.getByRole("button", { name: "Become the first administrator" }).click();
  await expect(page.getByRole("heading", { name: "The first administrator" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Become the first administrator" }).click();
  await expect(page).toHaveURL("/admin/people");
  await expect(page.getByRole("row").filter({ hasText: email })).toContainText("Administrator, all sites");

  await page.goto(setupPath());
  await expect(page.getByRole("heading", { name: "This link is over" })).toBeVisible();
});

test("a wrong password and an unknown person read the same, and what was typed stays", async ({ page }) => {
  await page.goto("/sign-in");
  for (const address of [email, "nobody@hospital.example"]) {
    await giveCredentials(page, address, "a guess at a password");
    await expect(told(page)).toHaveText(wrong);
    await expect(page).toHaveURL("/sign-in");
    await page.reload();
  }
  await giveCredentials(page, email, "a guess at a password");
  await expect(told(page)).toHaveText(wrong);
  await expectAccessible(page);
  await giveCredentials(page, email.toUpperCase(), password);
  await expect(page).toHaveURL("/admin/people");
});

test("signing in leads on to the page that was asked for, and never to another host", async ({
  page,
  portal,
  problems,
}) => {
  problems.expect(/status of 404 .*\/%09\/elsewhere\.example/);
  await page.goto("/admin/sites?from=a-link");
  await expect(page).toHaveURL("/sign-in?next=%2Fadmin%2Fsites%3Ffrom%3Da-link");
  await giveCredentials(page, email, password);
  await expect(page).toHaveURL("/admin/sites?from=a-link");
  await expect(page.getByText("No site yet.")).toBeVisible();
  await expectAccessible(page);
  for (const next of [
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example",
    "javascript:alert(1)",
    "/%09/elsewhere.example",
  ]) {
    await signOut(page);
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await giveCredentials(page, email, password);
    await expect(page).not.toHaveURL(/\/sign-in/);
    expect(new URL(page.url()).origin, next).toBe(portal.url);
  }
});

test("signing out ends the session: its cookie opens nothing when it is sent again", async ({
  page,
  browser,
  portal,
}) => {
  await page.goto("/sign-in");
  await giveCredentials(page, email, password);
  await expect(page).toHaveURL("/admin/people");
  const cookies = await page.context().cookies();
  const replayed = await browser.newContext({ baseURL: portal.url });
  await replayed.addCookies(cookies);
  expect((await replayed.request.get("/admin/people", { maxRedirects: 0 })).status()).toBe(200);

  await signOut(page);
  const late = await replayed.request.get("/admin/people", { maxRedirects: 0 });
  expect(await late.text()).not.toContain(email);
  const other = await replayed.newPage();
  await other.goto("/admin/people");
  await expect(other).toHaveURL(/\/sign-in/);
  const upload = await replayed.request.post("/api/incidents/INC-2026-0001/evidence", {
    headers: { origin: portal.url },
    data: Buffer.from("a note"),
  });
  expect(upload.status()).toBe(401);
  await replayed.close();
});

test("after ten wrong passwords an account waits, even for the right one", async ({ page }) => {
  const account = "guessed.at@hospital.example";
  await page.goto("/sign-in");
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    await giveCredentials(page, account, `guess number ${attempt}`);
    await expect(told(page)).toHaveText(wrong);
    await page.reload();
  }
  await giveCredentials(page, account, "guess number 11");
  await expect(told(page)).toContainText("Too many attempts for this account.");
});
