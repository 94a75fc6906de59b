import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  doStep,
  expectState,
  incidentRow,
  openedStep,
  openIncident,
  refusal,
  signNow,
  stepRow,
  toPlace,
  verify,
} from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "cancel" });
test.describe.configure({ mode: "serial" });

const way = "Approve that the system is not affected";
const back = "Return the system to its former connection";

async function toCancel(page: Page, tag: string): Promise<void> {
  await openIncident(page, tag);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("link", { name: "Cancel as a wrong match" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cancel as a wrong match" })).toBeVisible();
}

const whyNot = (page: Page) => page.getByLabel("Why the system is not affected");

test("an untouched wrong match is cancelled with its reason, and stays on record", async ({ as }) => {
  const page = await as("cora");
  await toCancel(page, "NM-021");
  await expectAccessible(page);
  await whyNot(page).fill("   ");
  await page.getByRole("button", { name: "Cancel the incident" }).click();
  await expect(refusal(page)).toContainText("Give a reason.");
  await whyNot(page).fill("The console runs Windows 10 since 2021; read on site.");
  await page.getByRole("button", { name: "Cancel the incident" }).click();
  await expect(page).toHaveURL(/\/incidents\/INC-[0-9-]+$/);

  await toPlace(page, "Incidents");
  await expect(incidentRow(page, "NM-021")).toHaveCount(0);
  await page.getByRole("link", { name: "Closed", exact: true }).click();
  await expect(incidentRow(page, "NM-021")).toContainText("Cancelled");
  await incidentRow(page, "NM-021").getByRole("link", { name: "NM-021" }).click();
  await expectState(page, "cancelled");
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText("Windows 10 since 2021");
});

test("a wrong match whose system was moved is asked for, and waits for its way back", async ({ as }) => {
  const page = await as("cora");
  await toCancel(page, "PT-003");
  await expect(page.getByRole("main")).toContainText(
    "The system is in the dedicated segment, and was on the business network when the incident was opened.",
  );
  await whyNot(page).fill("Its serial number belongs to the model with its own network stack.");
  await page.getByRole("button", { name: "Ask to cancel" }).click();
  await expect(page.getByText("It cannot be cancelled yet.")).toBeVisible();
  for (const title of [way, back])
    await expect(
      page.getByRole("link").filter({ has: page.getByText(title, { exact: true }) }),
    ).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel the incident" })).toHaveCount(0);
  await expectAccessible(page);

  await openIncident(page, "PT-003");
  await expect(page.getByText("To be cancelled as a wrong match.")).toBeVisible();
  await expect(stepRow(page, back)).toContainText("locked");
});

test("two people approve the return on the statement, a technician does it, another verifies, and it ends", async ({
  as,
}) => {
  for (const [person, side] of [
    ["meyer", "Clinical lead"],
    ["jonas", "Coordinator"],
  ] as const) {
    const page = await as(person);
    await openIncident(page, "PT-003");
    await stepRow(page, way).click();
    await openedStep(page, way).getByRole("link", { name: "Read and sign" }).click();
    await expect(page.getByRole("article", { name: "What you both sign" })).toContainText(
      "It is now in the dedicated segment and returns to be on the business network.",
    );
    if (person === "meyer") await expectAccessible(page);
    await signNow(page);
    const half = page.getByRole("region", { name: side, exact: true });
    await expect(half.getByText("signed", { exact: true })).toBeVisible();
  }

  const tess = await as("tess");
  await openIncident(tess, "PT-003");
  await doStep(tess, back, { file: "connection-test.txt", label: "003" });
  const cora = await as("cora");
  await toCancel(cora, "PT-003");
  await expect(cora.getByText("It cannot be cancelled yet.")).toBeVisible();
  await openIncident(cora, "PT-003");
  await verify(cora, back);
  await toCancel(cora, "PT-003");
  await cora.getByRole("button", { name: "Cancel the incident" }).click();

  await toPlace(cora, "Incidents");
  await cora.getByRole("link", { name: "Closed", exact: true }).click();
  await expect(incidentRow(cora, "PT-003")).toContainText("Cancelled");
});

test("a request to cancel is withdrawn when the match was right", async ({ as }) => {
  const page = await as("cora");
  await toCancel(page, "WS-031");
  await whyNot(page).fill("Mixed up with the workplace beside it.");
  await page.getByRole("button", { name: "Ask to cancel" }).click();
  await page.getByRole("button", { name: "Withdraw the request: the match is right" }).click();
  await expect(page.getByRole("button", { name: "Ask to cancel" })).toBeVisible();
  await openIncident(page, "WS-031");
  await expect(page.getByText("To be cancelled as a wrong match.")).toHaveCount(0);
  await expect(stepRow(page, back)).toHaveCount(0);
});
