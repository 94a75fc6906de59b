import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import type { PortalOptions } from "./e2e/portal";

/** Journeys in Chromium against the production build; `npm test -- e2e` brings what they need. */
export default defineConfig<object, PortalOptions>({
  testDir: "e2e",
  outputDir: ".data/e2e",
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: Math.max(1, Math.min(4, availableParallelism())),
  timeout: 180_000,
  // How fast a page is the bench measures; a journey only waits until it is there.
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json"]],
  use: {
    browserName: "chromium",
    start: "demo",
    journey: "",
    actionTimeout: 15_000,
    trace: "retain-on-failure",
    locale: "en-GB",
    // Nobody's zone: a time shown in the browser's zone instead of the site's is noticed.
    timezoneId: "Asia/Kathmandu",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-sync",
      ],
    },
  },
});
