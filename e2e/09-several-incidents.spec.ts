import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { doStep, freshProof, openedStep, openIncident, openStep, refusal } from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "several-incidents" });
test.describe.configure({ mode: "serial" });

const confirming = "Confirm the affected system";

test("one step is recorded on another incident with the files it was shown with", async ({ as }) => {
  const page = await as("tess");
  await openIncident(page, "NM-014");
  const step = await openStep(page, confirming);
  await step.getByRole("link", { name: "Also for…" }).click();
  await expect(page.getByRole("heading", { level: 1, name: confirming })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Done here by Tess Okafor");
  await expect(page.getByRole("main")).toContainText("version-screen.png");
  await expect(page.getByRole("checkbox", { name: /PT-003/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Done on/ })).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("checkbox", { name: /NM-021/ }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done on 1 other" }).click();
  const outcome = page.getByRole("status", { name: "What was done" });
  await expect(outcome).toContainText("NM-021");
  await expectAccessible(page);

  await outcome.getByRole("link").click();
  const there = openedStep(page, confirming);
  await expect(there.getByText(/^Done by Tess Okafor/)).toBeVisible();
  await expect(there.getByText("version-screen.png").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText(
    "version-screen.png here too, from INC-",
  );
});

test("an incident whose step somebody answered meanwhile refuses, says who it was, and keeps their answer", async ({
  as,
}) => {
  const [tess, cora] = [await as("tess"), await as("cora")];
  await openIncident(cora, "NM-021");
  const step = await openStep(cora, confirming);
  await step.getByRole("button", { name: "Return it…" }).click();
  const why = cora.getByRole("dialog");
  await why.getByRole("textbox").fill("The screen is of another console");
  await why.getByRole("button", { name: "Return it" }).click();
  await expect(step.getByText(/^Returned by Cora Lindqvist/).first()).toBeVisible();

  await openIncident(tess, "NM-014");
  await (await openStep(tess, confirming)).getByRole("link", { name: "Also for…" }).click();
  await tess.getByRole("checkbox", { name: /NM-021/ }).check();

  await doStep(cora, confirming, { file: freshProof("own-screen.txt") });
  // The page says by itself that it changed, and still sends what was read.
  const changed = tess.getByRole("status").filter({ hasText: "I have read it again" });
  await expect(changed).toContainText("NM-021: it does not wait for the step any more.");
  await expectAccessible(tess);
  await tess.getByRole("button", { name: "Done on 1 other" }).click();
  await expect(refusal(tess)).toContainText("Cora Lindqvist answered this step");
  await expect(tess.getByRole("checkbox", { name: /NM-021/ })).toBeChecked();
  await changed.getByRole("button", { name: "I have read it again" }).click();
  await expect(tess.getByRole("checkbox", { name: /NM-021/ })).toHaveCount(0);
});
