import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { doStep, openStep } from "./at-incident";
import { numbersOn } from "./counted";
import { test } from "./fixtures";

test.use({ journey: "drill" });

const band = (page: Page) => page.getByRole("region", { name: "Drill", exact: true });

test("a drill from opening to its report, and the numbers of status unchanged by it", async ({ as }) => {
  const eve = await as("eve");
  await expect(eve.getByRole("table", { name: "Sites, worst first" })).toBeVisible();
  const before = await numbersOn(eve);
  expect(before.length).toBeGreaterThan(20);

  const cora = await as("cora");
  await cora.goto("/drills");
  await expectAccessible(cora);
  await cora.getByRole("link", { name: "Open a drill" }).click();
  await cora.getByRole("link", { name: "ICSMA-17-215-02" }).click();
  await expect(cora).toHaveURL(/advisory=/);
  await cora.getByRole("textbox", { name: "Name of the drill" }).fill("Autumn rehearsal");
  await cora.getByRole("checkbox", { name: /NM-021/ }).check();
  await cora.getByRole("button", { name: "Add message" }).click();
  await cora.getByRole("textbox", { name: "What is told" }).fill("The network team asks for the VLAN.");
  await cora.getByRole("textbox", { name: /Asks for an answer/ }).fill("30");
  await expectAccessible(cora);
  await cora.getByRole("button", { name: "Open the drill" }).click();
  await expect(cora).toHaveURL(/\/drills\/DRL-\d{4}-0001$/);
  await expect(band(cora)).toContainText("A rehearsal");
  await expectAccessible(cora);

  const tess = await as("tess");
  await tess.goto("/my-steps");
  await tess.getByRole("link", { name: "Take part: Autumn rehearsal" }).click();
  await tess.getByRole("link", { name: /^DRL-\d{4}-0001-01$/ }).click();
  await expect(band(tess)).toContainText("The network team asks for the VLAN.");
  await band(tess).getByRole("textbox", { name: "Answer" }).fill("It is VLAN 42.");
  await band(tess).getByRole("button", { name: "Answer the message" }).click();
  await expect(band(tess)).toContainText("“It is VLAN 42.”");
  await doStep(tess, "Confirm the affected system", { file: "version-screen.png" });
  await expectAccessible(tess);
  await tess.goto(`${new URL(tess.url()).pathname}/paper`);
  await expect(band(tess)).toBeVisible();

  await eve.reload();
  await expect(eve.getByRole("table", { name: "Sites, worst first" })).toBeVisible();
  expect(await numbersOn(eve)).toEqual(before);
  await cora.goto("/incidents?standing=all");
  await expect(cora.getByRole("table", { name: "Incidents" })).not.toContainText("DRL-");

  await cora.goto("/drills");
  await cora.getByRole("link", { name: /^DRL-\d{4}-0001$/ }).click();
  await cora.getByRole("button", { name: "End the drill…" }).click();
  await cora.getByRole("dialog").getByRole("button", { name: "End the drill" }).click();
  await expect(cora.getByRole("heading", { level: 1 })).toHaveText("Report: Autumn rehearsal");
  await expect(cora.getByRole("table", { name: /^Messages that asked/ })).toContainText("It is VLAN 42.");
  const steps = cora.getByRole("table", { name: /^Steps/ });
  await expect(steps.getByRole("row").filter({ hasText: "Confirm the affected system" })).toContainText(
    "Tess",
  );
  await expect(steps.getByRole("row").filter({ hasText: "Confirm the affected system" })).toContainText(
    "asked and not answered",
  );
  await expect(band(cora)).toBeVisible();
  await expectAccessible(cora);

  await tess.goto("/drills");
  await tess.getByRole("link", { name: /^DRL-\d{4}-0001$/ }).click();
  await tess.getByRole("link", { name: /^DRL-\d{4}-0001-01$/ }).click();
  await expect(band(tess)).toContainText("ended: nothing is done in it any more");
  const step = await openStep(tess, "Map network exposure");
  await expect(step).toBeVisible();
});
