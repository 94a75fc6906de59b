import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { doStep, openedStep, openIncident, openStep, toPlace, verify } from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "today" });
test.describe.configure({ mode: "serial" });

const tag = "NM-021";
const sentence = (page: Page) => page.getByText(/things? waits? for you:/);
const firstNumber = (words: string | null) => Number(/\d+/.exec(words ?? "")?.[0]);

/** How many things the rows of a section are: an advisory's row counts its systems, every other row itself. */
async function thingsIn(page: Page, section: string): Promise<number> {
  const region = page.getByRole("region").filter({ has: page.locator(`#${section}`) });
  const rows = await region.getByRole("listitem").allInnerTexts();
  if (section === "undecided") return rows.reduce((sum, row) => sum + firstNumber(row), 0);
  const large = await region.getByRole("link", { name: "Open the step" }).count();
  return rows.length + large;
}

/** Follows every number of the sentence to what it counts. */
async function expectNumbersToOpenTheirRows(page: Page) {
  const links = await sentence(page)
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => [link.getAttribute("href") ?? "", link.textContent ?? ""]));
  let sum = 0;
  for (const [href = "", words = ""] of links) {
    const count = firstNumber(words);
    sum += count;
    await sentence(page).getByRole("link", { name: words, exact: true }).click();
    await expect(page).toHaveURL(href.startsWith("#") ? `/today${href}` : href);
    if (href === "/verify") {
      const queue = page.getByRole("list", { name: "To verify" });
      await expect(queue.getByRole("checkbox")).toHaveCount(count);
    } else {
      const section = href.replace(/^.*[/#]/, "");
      expect(await thingsIn(page, section), `“${words}” leads to ${href}`).toBe(count);
    }
    await toPlace(page, "Today");
  }
  return sum;
}

test("a coordinator's own step stands large on Today once nothing locks it, and opens where it is done", async ({
  as,
}) => {
  const [tess, cora, meyer] = [await as("tess"), await as("cora"), await as("meyer")];
  await openIncident(tess, tag);
  await doStep(tess, "Confirm the affected system", {
    file: "version-screen.png",
    texts: { "Operating system, serial number, asset tag": "Windows 7, SN 100482, NM-021" },
  });
  await openIncident(cora, tag);
  await verify(cora, "Confirm the affected system");
  await tess.reload();
  await doStep(tess, "Map network exposure", {
    texts: { "Switch port, VLAN, IP": "Gi1/0/14, VLAN 20, 10.20.0.21" },
  });
  await openIncident(meyer, tag);
  const impact = await openStep(meyer, "Assess clinical impact");
  await impact.getByRole("radio", { name: "Works fully" }).check();
  await impact.getByLabel("Exams a day").fill("11");
  const alternative = impact.getByRole("group", { name: "Is there another system for these patients?" });
  await alternative.getByRole("radio", { name: "No", exact: true }).check();
  await impact.getByRole("button", { name: "Record the answer" }).click();
  await expect(impact).toContainText("Dr. Anna Meyer");

  await toPlace(cora, "Today");
  const yours = cora.getByRole("region", { name: /^Yours to do/ });
  const decide = yours.getByRole("heading", { name: "Decide the containment option" });
  await expect(decide).toBeVisible();
  await expect(yours).toContainText(tag);
  await expectAccessible(cora);
  await yours.getByRole("link", { name: "Open the step" }).click();
  await expect(openedStep(cora, "Decide the containment option")).toBeVisible();
});

test("who waits for a technician's step asks for it where the incident says what may happen next", async ({
  as,
}) => {
  const cora = await as("cora");
  await openIncident(cora, "NM-014");
  const next = cora.getByRole("region", { name: "What may happen next" });
  const ask = next.getByRole("button", { name: /^Ask: / }).first();
  const name = (await ask.getAttribute("aria-label")) ?? "";
  await ask.click();
  await expect(next.getByRole("button", { name: name.replace("Ask", "Ask again") })).toBeVisible();
  await expect(next).toContainText("Cora Lindqvist asked");
  await expectAccessible(cora);
});

test("every number on Today opens exactly what it counts, and the title says their sum", async ({ as }) => {
  const cora = await as("cora");
  await expect(cora).toHaveURL("/today");
  const sum = await expectNumbersToOpenTheirRows(cora);
  expect(sum).toBe(firstNumber(await sentence(cora).textContent()));
  await expect(cora).toHaveTitle(new RegExp(`^Today \\(${sum}\\)`));
});

test("each section has all its rows on a page of its own", async ({ as }) => {
  const cora = await as("cora");
  for (const section of ["yours", "silent", "endings", "undecided", "blocked"]) {
    await cora.goto("/today");
    const there = await thingsIn(cora, section);
    await cora.goto(`/today/${section}`);
    const all = cora.getByRole("region").filter({ has: cora.locator(`#${section}`) });
    await expect(all.getByRole("listitem").first()).toBeVisible();
    expect(await thingsIn(cora, section)).toBeGreaterThanOrEqual(there);
  }
  await expectAccessible(cora);
});

for (const who of ["tess", "meyer", "mia"] as const) {
  test(`the number on My steps is that of the steps below it, each opened by its link (${who})`, async ({
    as,
  }) => {
    const page = await as(who);
    await page.goto("/my-steps");
    const main = page.getByRole("main");
    const words = (await main.getByRole("status").first().textContent()) ?? "";
    const [steps = 0, systems = 0] = (words.match(/\d+/g) ?? []).map(Number);
    const acts = main.locator("[data-row=act]");
    const large = main.getByRole("link", { name: "Open the step" });
    await expect(large).toHaveCount(1);
    expect((await acts.count()) + 1).toBe(steps);
    const hrefs = await main
      .locator("[data-row=act] a")
      .or(large)
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(new Set(hrefs.map((href) => href.split("?")[0])).size).toBe(systems);
    const title = (await main.getByRole("heading", { level: 2 }).first().textContent()) ?? "";
    await large.click();
    await expect(openedStep(page, title)).toBeVisible();
  });
}

test("why an incident has its priority is told beside it in every list", async ({ as }) => {
  const cora = await as("cora");
  for (const address of ["/incidents", "/today/blocked", "/sites/NORTH", "/status/systems?number=exposed"]) {
    await cora.goto(address);
    const why = cora
      .getByRole("main")
      .getByRole("link", { name: /^Why immediate: INC-/ })
      .first();
    await why.click();
    const dialog = cora.getByRole("dialog", { name: /^INC-\S+: why immediate\?$/ });
    await expect(dialog).toContainText("Exploitation");
    await expect(dialog).toContainText("Human impact");
    await expect(dialog).toContainText("SSVC deployer 1.0.0 gives immediate");
    await expect(cora).toHaveURL(address);
    await cora.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(why).toBeFocused();
  }
  await cora.goto("/incidents");
  await cora
    .getByRole("link", { name: /^Why immediate: INC-/ })
    .first()
    .click();
  await expect(cora.getByRole("dialog", { name: /why immediate/ })).toBeVisible();
  await expectAccessible(cora);
});
