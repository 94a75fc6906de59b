import { expect, type Page } from "@playwright/test";
import { answered } from "./at-incident";
import { test } from "./fixtures";
import { openDialog, press, signInByKeys, skipToPage, tabTo, typeInto } from "./keys";

test.use({ journey: "keyboard", viewport: { width: 1280, height: 800 } });

const main = (page: Page) => page.getByRole("main");
const place = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Places" }).getByRole("link", { name });

test("a coordinator verifies what another did, by keys alone", async ({ page }) => {
  await signInByKeys(page, "cora");
  await expect(page).toHaveURL("/today");
  await skipToPage(page);
  await press(page, main(page).getByRole("link", { name: / to verify$/ }));
  await expect(page).toHaveURL("/verify");
  const boxes = main(page).getByRole("checkbox", { name: /^Select/ });
  const before = await boxes.count();
  await tabTo(page, boxes.first());
  await page.keyboard.press("Space");
  await expect(boxes.first()).toBeChecked();
  await openDialog(
    page,
    page.getByRole("button", { name: "Return…" }),
    page.getByRole("dialog", { name: "Return what is selected" }),
  );
  const dialog = page.getByRole("dialog", { name: "Return what is selected" });
  await typeInto(page, dialog.getByLabel("What is missing"), "The photo does not show the label");
  await press(page, dialog.getByRole("button", { name: "Return it" }));
  await expect(dialog).toBeHidden();
  await expect(boxes).toHaveCount(before - 1);
});

test("a technician opens the next step and reports a worse state, by keys alone", async ({ page }) => {
  await signInByKeys(page, "tess");
  await expect(page).toHaveURL("/my-steps");
  await press(page, main(page).getByRole("link", { name: "Open the step" }));
  await expect(page).toHaveURL(/\/incidents\/INC-/);
  const dialog = page.getByRole("dialog", { name: "Report a worse state" });
  await openDialog(page, page.getByRole("button", { name: "Report a worse state…" }), dialog);
  const kinds = dialog.getByRole("radio");
  await tabTo(page, kinds);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(dialog.getByRole("radio", { name: "Found connected" })).toBeChecked();
  await typeInto(page, dialog.getByLabel("What you saw"), "The cable is in port 12.");
  await press(page, dialog.getByRole("button", { name: "Report it now" }));
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText("The cable is in port 12.");
});

test("a clinical lead answers what it means for patients, by keys alone", async ({ page }) => {
  await signInByKeys(page, "meyer");
  await expect(page).toHaveURL("/my-steps");
  await press(page, main(page).getByRole("link", { name: "Open the step" }));
  await expect(page.getByRole("article")).toBeVisible();
  const step = page.getByRole("article", { name: "Assess clinical impact" });
  await tabTo(page, step.getByRole("radio", { name: /^Works/ }));
  await page.keyboard.press("Space");
  await typeInto(page, step.getByLabel("Exams a day"), "11");
  await tabTo(page, step.getByRole("radio", { name: /^(Yes|No|Unknown)$/ }));
  await page.keyboard.press("Space");
  await press(page, step.getByRole("button", { name: "Record the answer" }));
  await expect(answered(step)).toContainText("Dr. Anna Meyer");
});

test("an executive opens the rows of a number and the briefings, by keys alone", async ({ page }) => {
  await signInByKeys(page, "eve");
  await expect(page).toHaveURL("/status");
  await press(
    page,
    main(page)
      .getByRole("link", { name: /exposed$/ })
      .first(),
  );
  await expect(page.getByRole("table", { name: "Systems" })).toBeVisible();
  await press(page, main(page).getByRole("link", { name: "Back to status" }));
  await expect(page).toHaveURL("/status");
  await press(page, main(page).getByRole("link", { name: "All briefings" }));
  await expect(page).toHaveURL("/status/briefings");
});

test("an administrator adds a person and gives a role, by keys alone", async ({ page }) => {
  await signInByKeys(page, "nils");
  await expect(page).toHaveURL("/admin/people");
  const dialog = page.getByRole("dialog", { name: "Add a person" });
  await openDialog(page, page.getByRole("button", { name: "Add a person" }), dialog);
  await typeInto(page, dialog.getByLabel("Name"), "Kim Lund");
  await typeInto(page, dialog.getByLabel("E-mail"), "kim.lund@example.org");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const row = page.getByRole("table", { name: "People" }).getByRole("row").filter({ hasText: "Kim Lund" });
  const role = page.getByRole("dialog", { name: "Give Kim Lund a role" });
  await openDialog(page, row.getByRole("button", { name: "Give a role" }), role);
  await tabTo(page, role.getByLabel("Role"));
  await page.keyboard.type("Tech");
  await tabTo(page, role.getByLabel("Where"));
  await page.keyboard.type("Quay");
  await press(page, role.getByRole("button", { name: "Give the role" }));
  await expect(role).toBeHidden();
  await expect(row).toContainText("Technician");
});

test("an auditor searches the event log and reads an incident, by keys alone", async ({ page }) => {
  await signInByKeys(page, "ada");
  await tabTo(page, place(page, "Event log"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/admin/event-log");
  await tabTo(page, main(page).getByRole("searchbox"));
  await page.keyboard.type("INC");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=INC/);
  await press(
    page,
    page.getByRole("table", { name: "Entries" }).getByRole("link", { name: /^INC-/ }).first(),
  );
  await expect(page).toHaveURL(/\/incidents\/INC-/);
});
