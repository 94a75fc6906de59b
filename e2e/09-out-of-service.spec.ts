import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  doStep,
  expectState,
  freshProof,
  incidentRow,
  openedStep,
  openIncident,
  refusal,
  stepRow,
  toPlace,
  verify,
} from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "out-of-service" });
test.describe.configure({ mode: "serial" });

const planning = "Plan the remediation with the vendor";
const leaving = "Withdraw the system from service";

/** The row of a step on the way out. */
const rowOf = (page: Page, title: string) =>
  page
    .getByRole("main")
    .getByRole("link")
    .filter({ has: page.getByText(title, { exact: true }) });

async function toWithdraw(page: Page, tag: string): Promise<void> {
  await openIncident(page, tag);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("link", { name: "Withdraw from service" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Withdraw from service" })).toBeVisible();
}

test("a technician reads who does what on the way out of service, and cannot plan it", async ({ as }) => {
  const page = await as("mia");
  await toWithdraw(page, "PT-011");
  await expect(page.getByRole("main")).toContainText("It is not planned.");
  await expect(page.getByRole("main")).toContainText("Another coordinator than who did it verifies it.");
  await expect(page.getByRole("link", { name: "Go to the plan" })).toHaveCount(0);
  await expectAccessible(page);
  await rowOf(page, planning).click();
  const step = openedStep(page, planning);
  await step.getByRole("radio", { name: /The system is withdrawn from service/ }).check();
  await step.getByLabel("Why").fill("It is replaced");
  await step.getByRole("button", { name: "Record the plan" }).click();
  await expect(refusal(page)).toContainText(/coordinator/i);
});

test("a coordinator plans it, a technician does it with the label and proof, another verifies, and it closes as withdrawn", async ({
  as,
}) => {
  const cora = await as("cora");
  await toWithdraw(cora, "PT-011");
  await cora.getByRole("link", { name: "Go to the plan" }).click();
  const plan = openedStep(cora, planning);
  await plan.getByRole("radio", { name: /The system is withdrawn from service/ }).check();
  await plan.getByLabel("Why").fill("The scanner is replaced in December.");
  await plan.getByRole("button", { name: "Record the plan" }).click();
  await expect(stepRow(cora, leaving)).toBeVisible();

  const mia = await as("mia");
  await toWithdraw(mia, "PT-011");
  await rowOf(mia, leaving).click();
  await expect(openedStep(mia, leaving)).toBeVisible();
  await doStep(mia, leaving, { file: freshProof("removed.txt"), label: "011" });
  await verify(cora, leaving);
  await toWithdraw(cora, "PT-011");
  await expectAccessible(cora);
  await rowOf(cora, "Close the incident").click();
  const closing = openedStep(cora, "Close the incident");
  await expect(closing).toBeVisible();
  for (const text of await closing.getByRole("textbox").all()) await text.fill("As agreed with radiology.");
  await closing.getByRole("button", { name: /^Close the incident/ }).click();
  await expectState(cora, "withdrawn from service");

  await toPlace(cora, "Incidents");
  await cora.getByRole("link", { name: "Closed", exact: true }).click();
  await expect(incidentRow(cora, "PT-011")).toContainText("Withdrawn");
});

test("only a coordinator reopens it, with a reason, and everything is kept", async ({ as }) => {
  const closed = async (page: Page) => {
    await toPlace(page, "Incidents");
    await page.getByRole("link", { name: "Closed", exact: true }).click();
    await incidentRow(page, "PT-011").getByRole("link", { name: "PT-011" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "PT-011" })).toBeVisible();
  };
  const mia = await as("mia");
  await closed(mia);
  await expect(mia.getByRole("button", { name: "Reopen…" })).toHaveCount(0);
  await expect(mia.getByRole("main")).toContainText("Closed. Cora Lindqvist or Jonas Weber can reopen it.");
  const cora = await as("cora");
  await closed(cora);
  await cora.getByRole("button", { name: "Reopen…" }).click();
  const dialog = cora.getByRole("dialog", { name: /^Reopen INC-/ });
  await expect(dialog).toContainText("The system stays retired in the inventory");
  await expectAccessible(cora);
  await dialog.getByLabel("Why").fill("It is used as a trainer after all");
  await dialog.getByRole("button", { name: "Reopen the incident" }).click();
  await expect(cora.getByRole("region", { name: "Timeline" })).toContainText("reopened the incident");
  await expect(stepRow(cora, leaving)).toContainText("verified by");
});
