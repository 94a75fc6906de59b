import { expect, type Page } from "@playwright/test";
import type { DemoPersonKey } from "@/server/demo/cast";
import { expectFitsEveryWidth, expectPrints, expectStill } from "./fitting";
import { test } from "./fixtures";
import { unclearNames } from "./named";
import { makeWhatIsMissing, routes, screens } from "./screens";

test.use({ journey: "screens" });
test.describe.configure({ mode: "serial" });

const people = ["cora", "tess", "meyer", "eve", "ada", "nils"] as const satisfies readonly DemoPersonKey[];
const seen = new Set<string>();

/** Of all pages, those that are open to this person. */
async function openTo(page: Page, databaseUrl: string): Promise<readonly (readonly [string, string])[]> {
  const all = [...(await screens(databaseUrl))];
  const asked: number[] = [];
  for (const [, address] of all) asked.push((await page.request.get(address)).status());
  expect(asked.filter((status) => status !== 200 && status !== 404)).toEqual([]);
  return all.filter((_, index) => asked[index] === 200);
}

for (const who of people) {
  test(`every screen of ${who} can be told by ear, fits every width and stands on paper`, async ({
    as,
    portal,
  }) => {
    if (who === "cora") await makeWhatIsMissing(await as("cora"), await as("nils"));
    const page = await as(who);
    const session = await page.context().newCDPSession(page);
    const unclear: string[] = [];
    for (const [route, address] of await openTo(page, portal.databaseUrl)) {
      await page.goto(address);
      await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
      unclear.push(...(await unclearNames(session)).map((fault) => `${address}: ${fault}`));
      // How a page is laid out is the same for all who may open it.
      if (seen.has(route)) continue;
      seen.add(route);
      await expectStill(page);
      await expectFitsEveryWidth(page);
      await expectPrints(page);
    }
    expect(unclear).toEqual([]);
  });
}

test("no screen was left out", () => {
  // An advisory written by hand, and a later version of a checklist: the demo has neither.
  const elsewhere = ["/advisories/[id]/edit", "/incidents/adopt"];
  expect(routes().filter((route) => !seen.has(route) && !elsewhere.includes(route))).toEqual([]);
});
