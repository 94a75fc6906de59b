import { expect, type Page } from "@playwright/test";
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
  await skipToPage(page);
  await tabTo(page, boxes.first());
  await page.keyboard.press("Space");
  await expect(boxes.first()).toBeChecked();
  await openDialog(
    page,
    page.getByRole("button", { name: /^Return/ }),
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
  await skipToPage(page);
  await press(page, main(page).getByRole("link", { name: "Open the step" }));
  await expect(page).toHaveURL(/\/incidents\/INC-/);
  const dialog = page.getByRole("dialog", { name: "Report a worse state" });
  await skipToPage(page);
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

test("a clinical lead answers what a system is worth to care, by keys alone", async ({ page }) => {
  await signInByKeys(page, "meyer");
  await expect(page).toHaveURL("/my-steps");
  await skipToPage(page);
  await press(page, main(page).getByRole("link", { name: "Open the step" }));
  await expect(page.getByRole("article")).toBeVisible();
  await skipToPage(page);
  const step = page.getByRole("article");
  const field = step.getByRole("radio").or(step.getByRole("textbox")).first();
  await tabTo(page, field);
});

test("an executive opens the rows of a number and freezes a briefing, by keys alone", async ({ page }) => {
  await signInByKeys(page, "eve");
  await expect(page).toHaveURL("/status");
  await skipToPage(page);
  await press(
    page,
    main(page)
      .getByRole("link", { name: /exposed$/ })
      .first(),
  );
  await expect(page.getByRole("table", { name: "Systems" })).toBeVisible();
  await skipToPage(page);
  await press(page, main(page).getByRole("link", { name: "Back to status" }));
  await expect(page).toHaveURL("/status");
  await skipToPage(page);
  await press(page, main(page).getByRole("link", { name: "Freeze a briefing" }));
  await expect(page).toHaveURL("/status/briefings/new");
  await skipToPage(page);
  await typeInto(page, page.getByLabel("Name"), "Morning briefing");
  await press(page, page.getByRole("button", { name: "Freeze the briefing" }));
  await expect(page.getByRole("heading", { level: 1, name: "Morning briefing" })).toBeVisible();
});

test("an administrator adds a person and gives a role, by keys alone", async ({ page }) => {
  await signInByKeys(page, "nils");
  await expect(page).toHaveURL("/admin/people");
  await skipToPage(page);
  const dialog = page.getByRole("dialog", { name: "Add a person" });
  await openDialog(page, page.getByRole("button", { name: "Add a person" }), dialog);
  await typeInto(page, dialog.getByLabel("Name"), "Kim Lund");
  await typeInto(page, dialog.getByLabel("E-mail"), "kim.lund@example.org");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const row = page.getByRole("table", { name: "People" }).getByRole("row").filter({ hasText: "Kim Lund" });
  const role = page.getByRole("dialog", { name: "Give Kim Lund a role" });
  await skipToPage(page);
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
  await skipToPage(page);
  await tabTo(page, main(page).getByRole("searchbox"));
  await page.keyboard.type("INC");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=INC/);
  await skipToPage(page);
  await press(
    page,
    page.getByRole("table", { name: "Entries" }).getByRole("link", { name: /^INC-/ }).first(),
  );
  await expect(page).toHaveURL(/\/incidents\/INC-/);
});
