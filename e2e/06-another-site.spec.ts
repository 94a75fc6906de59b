import { type APIResponse, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { openIncident, toPlace } from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "another-site" });

const site = "Northgate";
const tag = "PT-003";
const strange = "00000000-0000-4000-8000-000000000000";

/** What of Northgate has an address: as the coordinator finds it. */
async function addressesOf(cora: Page) {
  await openIncident(cora, tag);
  const incident = new URL(cora.url()).pathname;
  const file = await cora
    .getByRole("link", { name: /^Download / })
    .first()
    .getAttribute("href");
  await toPlace(cora, "Systems");
  await cora.getByRole("searchbox").fill(tag);
  await cora.getByRole("button", { name: "Find" }).click();
  const system = await cora.getByRole("link", { name: tag, exact: true }).getAttribute("href");
  if (!file || !system) throw new Error("The demo has no such file or system.");
  return { incident, file, system };
}

/** The asset labels of all systems of the site. */
async function tagsOf(cora: Page): Promise<readonly string[]> {
  await cora.goto("/systems?site=NORTH");
  const rows = await cora.getByRole("table", { name: "Systems" }).getByRole("row").allInnerTexts();
  const tags = rows.flatMap((row) => row.match(/\b[A-Z]{2}-\d{3}\b/)?.[0] ?? []);
  expect(tags).toHaveLength(16);
  return tags;
}

async function expectNothingOfIt(page: Page, tags: readonly string[]) {
  const text = await page.content();
  expect(
    [site, ...tags].filter((word) => text.includes(word)),
    page.url(),
  ).toEqual([]);
}

test("a technician of another site sees none of it: not in lists, not in counts, not by search", async ({
  as,
}) => {
  const cora = await as("cora");
  const tags = await tagsOf(cora);
  await toPlace(cora, "Advisories");
  await cora.getByRole("link", { name: "ICSMA-17-215-02" }).click();
  await expect(cora).toHaveURL(/\/advisories\/.+/);
  const advisory = new URL(cora.url()).pathname;

  const sam = await as("sam");
  await expect(sam).toHaveURL("/my-steps");
  const lists = ["/my-steps", "/incidents", "/incidents?standing=all", "/status", "/systems", advisory];
  const narrowed = [
    "/incidents?site=NORTH&standing=all",
    "/systems?site=NORTH",
    "/status/systems",
    "/status/systems?number=exposed&site=NORTH",
    `${advisory}/matches`,
    `${advisory}/matches?level=excluded`,
    `${advisory}/matches?site=NORTH`,
  ];
  for (const address of [...lists, ...narrowed]) {
    await sam.goto(address);
    await expectNothingOfIt(sam, tags);
  }
  for (const [place, label] of [
    ["/incidents", "Search incidents"],
    ["/systems", "Find a system"],
    [`${advisory}/matches`, "Find a system"],
  ] as const) {
    await sam.goto(place);
    await sam.getByRole("searchbox", { name: label }).fill(tag);
    await sam.getByRole("searchbox", { name: label }).press("Enter");
    await expect(sam).toHaveURL(/q=PT-003/);
    await expect(sam.getByRole("row").filter({ hasText: tag })).toHaveCount(0);
  }
  await sam.goto(advisory);
  await expect(sam.getByRole("link", { name: "Matches 13" })).toBeVisible();
  await sam.goto("/status");
  await expect(sam.getByRole("main")).toContainText("of 13 systems");
});

/** The framework sends the rows of a page as each is ready: their order is chance, what they say is not. */
const piece = /<script NONCE">self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;

/** An answer without what differs at every request: the address that was asked, the nonces, the time, the order of rows. */
async function told(answer: APIResponse, asked: string) {
  const headers = Object.entries(answer.headers()).filter(([name]) => name !== "date");
  const all = `${answer.status()}\n${JSON.stringify(headers)}\n${await answer.text()}`;
  const body = all
    .replaceAll(asked, "ASKED")
    .replace(/nonce[-"=\\: ]+[A-Za-z0-9+/=]+/g, "NONCE")
    // The moment from which an open page asks what is new.
    .replace(/(since[\\": ]+)\d{13}/g, "$1NOW");
  const rows = [...body.matchAll(piece)].map(([, text = '""']) => String(JSON.parse(text))).join("");
  return { around: body.replace(piece, ""), rows: rows.split("\n").toSorted() };
}

test("what is out of reach and what does not exist are answered with the same bytes", async ({ as }) => {
  const { incident, file, system } = await addressesOf(await as("cora"));
  const sam = await as("sam");
  const key = incident.split("/").at(-1) ?? "";
  const idOf = (address: string) => address.split("/").at(-1) ?? "";
  const pages = ["", "?step=disconnect", "/approve/return", "/paper", "/timeline", "/cancel"];
  const pairs = [
    ...pages.map((page) => [
      `/incidents/${key}${page}`,
      `/incidents/INC-2026-9876${page}`,
      key,
      "INC-2026-9876",
    ]),
    ...["", "/edit"].map((page) => [`${system}${page}`, `/systems/${strange}${page}`, idOf(system), strange]),
    [file, `/api/evidence/${strange}`, idOf(file), strange],
  ] as const;
  for (const [foreign = "", unknown = "", own = "", none = ""] of pairs) {
    const [one, other] = [await sam.request.get(foreign), await sam.request.get(unknown)];
    expect(one.status(), foreign).toBe(404);
    expect(await told(one, own), foreign).toEqual(await told(other, none));
  }
});

test("the page for it says no more than that nothing is here", async ({ as, problems }) => {
  problems.expect(/the server responded with a status of 404 .*\/incidents\//);
  const { incident } = await addressesOf(await as("cora"));
  const sam = await as("sam");
  await sam.goto(incident);
  await expect(sam.getByRole("heading", { level: 1 })).toHaveText("Nothing is here for you");
  await expectAccessible(sam);
  await sam.getByRole("link", { name: "Go to where your work begins" }).click();
  await expect(sam).toHaveURL("/my-steps");
});
