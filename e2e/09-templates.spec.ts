import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { openIncident, stepRow } from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "templates" });

const templates = (page: Page) =>
  page.getByRole("navigation", { name: "Administration" }).getByRole("link", { name: "Templates" });

async function addStep(page: Page) {
  await page.getByRole("link", { name: "Add a step" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A new step");
  await page.getByRole("textbox", { name: "Title", exact: true }).fill("Call the network team");
  await page.getByLabel("Short name").fill("Call the network");
  await page.getByRole("checkbox", { name: "Confirm the affected system" }).first().check();
  await page.getByRole("button", { name: "Add the step" }).click();
  await expect(page.getByLabel("Short name")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue(
    "Call the network team",
  );
  await expectAccessible(page);
  await page.getByLabel("Short name").fill("call-the-network");
  await page.getByRole("button", { name: "Add the step" }).click();
  await expect(page.getByRole("link", { name: "Call the network team" })).toBeVisible();
}

test("an administrator edits and publishes a version, and a coordinator adopts it in a running incident", async ({
  as,
}) => {
  const nils = await as("nils");
  await templates(nils).click();
  const essential = nils.getByRole("region", { name: "Essential: imaging advisory response" });
  await expect(essential).toContainText("Version 1");
  await expectAccessible(nils);
  await essential.getByRole("button", { name: "Begin the next version" }).click();
  await expect(nils.getByRole("heading", { level: 1 })).toContainText("draft of version 2");
  await expect(nils.getByText("The check finds no fault")).toBeVisible();
  await expectAccessible(nils);

  await addStep(nils);

  // A fault is named with its step, and nothing is published with it.
  await nils.getByRole("button", { name: "Take out: Back up the system and prove restoration" }).click();
  await expect(nils.getByText("Exactly one step of kind backup is needed; there are 0.")).toBeVisible();
  await nils.getByRole("button", { name: "Publish…" }).click();
  const dialog = nils.getByRole("dialog", { name: "Publish version 2" });
  await dialog.getByLabel("What is new").fill("The network team is called first.");
  await dialog.getByRole("button", { name: "Publish version 2" }).click();
  await expect(dialog.getByRole("alert")).toContainText("never published");
  await expect(dialog.getByLabel("What is new")).toHaveValue("The network team is called first.");
  await dialog.getByRole("button", { name: "Close" }).click();
  await nils.getByRole("button", { name: "Give the draft up" }).click();

  await essential.getByRole("button", { name: "Begin the next version" }).click();
  await addStep(nils);
  await nils.getByRole("button", { name: "Publish…" }).click();
  await dialog.getByLabel("What is new").fill("The network team is called first.");
  await dialog.getByRole("button", { name: "Publish version 2" }).click();
  await expect(nils).toHaveURL("/admin/templates/essential/2");
  await expect(nils.getByText("The network team is called first.")).toBeVisible();
  await nils.getByRole("link", { name: "Standalone" }).click();
  await expect(nils.getByText("Disconnect and run standalone")).toBeVisible();
  await expectAccessible(nils);

  const cora = await as("cora");
  await openIncident(cora, "NM-014");
  await expect(stepRow(cora, "Call the network team")).toHaveCount(0);
  await cora.getByRole("button", { name: "More" }).click();
  await cora.getByRole("link", { name: "Adopt version 2 of the checklist" }).click();
  await expect(cora.getByRole("heading", { level: 1 })).toHaveText("Adopt version 2");
  await expect(cora.getByText("Call the network team")).toBeVisible();
  await expectAccessible(cora);
  await cora.getByRole("button", { name: "Adopt version 2" }).click();
  await expect(cora.getByRole("heading", { level: 1 })).toContainText("NM-014");
  await expect(stepRow(cora, "Call the network team")).toBeVisible();
  await expect(cora.getByText(/adopted version 2 of the checklist, before: 1/)).toBeVisible();

  await cora.goto("/admin/templates");
  await expect(cora.getByRole("table", { name: /^Versions of Essential/ })).toContainText("Version 2");
  await expect(cora.getByRole("button", { name: /Begin/ })).toHaveCount(0);
});

test("two editors at once: the second is told, and what was typed stays", async ({ as }) => {
  const [one, other] = [await as("nils"), await as("nils")];
  await one.goto("/admin/templates");
  const full = one.getByRole("region", { name: /^Full/ });
  await full.getByRole("button", { name: "Begin the next version" }).click();
  await expect(one.getByRole("heading", { level: 1 })).toContainText("draft of version");
  for (const page of [one, other]) await page.goto("/admin/templates/full/draft/step?key=map-exposure");
  const title = (page: Page) => page.getByRole("textbox", { name: "Title", exact: true });
  await title(one).fill("Map the network");
  await title(other).fill("Draw the network");
  await one.getByRole("button", { name: "Save the step" }).click();
  await expect(one.getByRole("link", { name: "Map the network" })).toBeVisible();
  const changed = other
    .getByRole("status")
    .filter({ hasText: "The draft changed since you opened this step." });
  await expect(changed).toContainText("its title is “Map the network” now");
  await expectAccessible(other);
  await other.getByRole("button", { name: "Save the step" }).click();
  await expect(other.getByRole("main").getByRole("alert")).toContainText("changed this draft meanwhile");
  await expect(title(other)).toHaveValue("Draw the network");
  await changed.getByRole("button", { name: "I have read it again" }).click();
  await other.getByRole("button", { name: "Save the step" }).click();
  await expect(other.getByRole("link", { name: "Draw the network" })).toBeVisible();
});

test("a draft that ends under somebody who is typing says so, and keeps what was typed", async ({ as }) => {
  const [one, other] = [await as("nils"), await as("nils")];
  await one.goto("/admin/templates");
  await one
    .getByRole("region", { name: "Essential: imaging advisory response" })
    .getByRole("button", { name: "Begin the next version" })
    .click();
  await expect(one.getByRole("heading", { level: 1 })).toContainText("draft of version");
  await other.goto("/admin/templates/essential/draft/step?key=map-exposure");
  const title = other.getByRole("textbox", { name: "Title", exact: true });
  await title.fill("Draw the network");
  await one.getByRole("button", { name: "Give the draft up" }).click();
  await expect(one).toHaveURL("/admin/templates");
  await expect(other.getByRole("alert").filter({ hasText: "This draft was given up." })).toBeVisible();
  await expect(title).toHaveValue("Draw the network");
  await expectAccessible(other);
  await other.getByRole("button", { name: "Save the step" }).click();
  await expect(other.getByRole("alert").filter({ hasText: "given up meanwhile" })).toBeVisible();
  await expect(title).toHaveValue("Draw the network");
  await other.goto("/admin/templates/essential/draft");
  await expect(other.getByRole("heading", { level: 1 })).toContainText("no draft");
});
