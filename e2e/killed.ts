import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContext, test as base, expect } from "@playwright/test";
import type { Sql } from "postgres";
import { connect } from "@/db/connect";
import { demoPeople } from "@/server/demo/cast";
import { startPortal } from "./portal";

type Started = Awaited<ReturnType<typeof startPortal>>;

/** A portal that may be killed, with the coordinator signed in and its database open beside it. */
export type Killable = Started & Readonly<{ context: BrowserContext; cookie: string; sql: Sql }>;

export const test = base.extend<object, { killable: Killable }>({
  killable: [
    async ({ browser }, use) => {
      const started = await startPortal("demo", "killed");
      const context = await signedIn(browser, started.portal.url);
      const cookies = await context.cookies();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
      const sql = connect(started.portal.databaseUrl, { max: 2 });
      await use({ ...started, context, cookie, sql });
      await sql.end();
      await context.close();
      await started.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

async function signedIn(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto("/sign-in");
  const cora = demoPeople.find((person) => person.key === "cora");
  await page.getByRole("button", { name: cora?.name ?? "" }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  await page.close();
  return context;
}

/** What does not fit together in a database, by the portal's own check. */
export async function faultsIn(databaseUrl: string): Promise<readonly string[]> {
  const bundle: unknown = await import(pathToFileURL(path.resolve(".data", "build", "admin.mjs")).href);
  // Safe because the launcher bundles server/admin.ts before any journey runs.
  const { checkDatabase } = bundle as typeof import("../server/admin");
  return checkDatabase(databaseUrl);
}
