import { expect } from "@playwright/test";
import { openedStep, toPlace } from "./at-incident";
import { goTo, viewOfAdvisory } from "./deeds";
import { test } from "./fixtures";
import { expectFitsThumbs } from "./targets";

test.use({
  journey: "tablet",
  viewport: { width: 820, height: 1180 },
  hasTouch: true,
  isMobile: true,
});

test("Today on a tablet", async ({ as }) => {
  const cora = await as("cora");
  await expect(cora).toHaveURL("/today");
  await expectFitsThumbs(cora);
  await cora.goto("/today/blocked");
  await expect(cora.getByRole("region", { name: /^Blocked by others/ })).toBeVisible();
  await expectFitsThumbs(cora);
});

test("an advisory's findings and its matches on a tablet", async ({ as }) => {
  const cora = await as("cora");
  await goTo(cora, "Advisories");
  await expectFitsThumbs(cora);
  await cora.getByRole("link", { name: "ICSMA-17-215-02" }).tap();
  await viewOfAdvisory(cora, "Findings");
  await expectFitsThumbs(cora);
  await viewOfAdvisory(cora, "Matches");
  await expectFitsThumbs(cora);
});

test("a technician's step on a tablet", async ({ as }) => {
  const tess = await as("tess");
  await toPlace(tess, "My steps");
  await expectFitsThumbs(tess);
  const title = (await tess.getByRole("main").getByRole("heading", { level: 2 }).first().textContent()) ?? "";
  await tess.getByRole("link", { name: "Open the step" }).tap();
  await expect(openedStep(tess, title)).toBeVisible();
  await expectFitsThumbs(tess);
});

test("status and the incidents on a tablet", async ({ as }) => {
  const eve = await as("eve");
  await expectFitsThumbs(eve);
  await toPlace(eve, "Incidents");
  await expectFitsThumbs(eve);
});
