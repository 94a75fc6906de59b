import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { goTo, viewOfAdvisory } from "./deeds";
import { test } from "./fixtures";

test.use({ journey: "asked" });
test.describe.configure({ mode: "serial" });

test("an overdue question to a vendor is answered late, stays late, and leads to the decision", async ({
  as,
}) => {
  const page = await as("cora");
  await goTo(page, "Advisories");
  await page.getByRole("link", { name: "Asked of vendors" }).click();
  const question = page.getByRole("listitem").filter({ hasText: "CS-4471902" });
  await expect(question).toContainText(/due \w{3} \d+ \w{3}.*, \d d late/);
  await expect(question).toContainText("Customer Care Center");
  await expectAccessible(page);

  await question.getByRole("button", { name: "Record the answer" }).click();
  const dialog = page.getByRole("dialog", { name: "What the vendor answered" });
  await dialog.getByLabel("Answer", { exact: true }).fill("The server is affected.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Record and decide" }).click();
  await expect(page).toHaveURL(/\/matches\?standing=vendor-asked/);
  const match = page.getByRole("table", { name: "Matches" }).getByRole("row").filter({ hasText: "WS-112" });
  await expect(match).toContainText("vendor asked");

  await page.goto("/advisories/asked");
  await expect(question).toContainText(/answered .*, \d d late/);
  await expect(question).toContainText("The server is affected.");
});

test("every question names somebody of the vendor", async ({ as }) => {
  const page = await as("cora");
  await page.goto("/advisories/contacts");
  await page.getByRole("button", { name: "Add a contact" }).click();
  const dialog = page.getByRole("dialog", { name: "Whom to ask at a vendor" });
  await dialog.getByLabel("Vendor").fill("Mediso");
  await dialog.getByLabel("Name").fill("Service desk");
  await dialog.getByLabel("Answers for").fill("Customer Care Center");
  await dialog.getByLabel("Telephone").fill("0800 555 0177");
  await dialog.getByRole("button", { name: "Add the contact" }).click();
  const row = page
    .getByRole("table", { name: "Vendor contacts" })
    .getByRole("row")
    .filter({ hasText: "Mediso" });
  await expect(row).toContainText("0800 555 0177");
  await expectAccessible(page);
  await row.getByRole("button", { name: "End" }).click();
  await expect(row).toHaveCount(0);
});

test("a site that does not answer is named in the sentence, and is silent in its row", async ({ as }) => {
  const page = await as("eve");
  await page.goto("/status");
  await expect(page.getByRole("main").getByRole("paragraph").first()).toContainText(
    "Quayside Infirmary has not answered.",
  );
  const row = page
    .getByRole("table", { name: "Sites, worst first" })
    .getByRole("row")
    .filter({ hasText: "Quayside Infirmary" });
  await expect(row).toContainText(/silent 1 d \d+ h/);
  await expectAccessible(page);
  await row.getByRole("link", { name: /: silent/ }).click();
  const site = page
    .getByRole("table", { name: "Site answers" })
    .getByRole("row")
    .filter({ hasText: "Quayside" });
  await expect(site).toContainText("silent");
  await expectAccessible(page);
});

test("sites are asked after a preview in their own time, and their technicians see it", async ({ as }) => {
  const page = await as("cora");
  await goTo(page, "Advisories");
  await page.getByRole("link", { name: "ICSMA-17-215-02" }).click();
  await viewOfAdvisory(page, "Site answers");
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Answer by").fill(`${day}T16:00`);
  await page.getByRole("button", { name: "See who would be asked" }).click();
  const preview = page.getByRole("table", { name: "Sites to ask" });
  await expect(preview).toContainText(/16:00 CES?T/);
  const whom = preview.getByRole("combobox", { name: /^Whom to ask at Quayside/ });
  await whom.selectOption({ index: 1 });
  const [name = ""] = ((await whom.locator("option:checked").textContent()) ?? "").split(",");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Ask \d+ sites?$/ }).click();
  await expect(preview).toHaveCount(0);
  const quayside = page
    .getByRole("table", { name: "Site answers" })
    .getByRole("row")
    .filter({ hasText: "Quayside" });
  await expect(quayside).toContainText("first due");
  await expect(quayside).toContainText("silent");
  await expect(quayside).toContainText(name);

  const technician = await as("tess");
  await technician.goto("/my-steps");
  const asked = technician.getByRole("list", { name: "Asked to answer" });
  await expect(asked).toContainText("Northgate General Hospital is asked to answer for");
  await expectAccessible(technician);
});
