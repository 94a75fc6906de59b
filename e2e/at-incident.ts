import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";
import { toLocalInput } from "@/lib/dates";
import { seedFile } from "./files";

/** Most of the demo's sites, Northgate and St. Anna among them, live by this clock. */
const siteZone = "Europe/Berlin";

/** What a person would type into a field for a time, read on the site's clock, so many hours before now or after it. */
export const clockIn = (hours: number): string =>
  toLocalInput(new Date(Date.now() + hours * 3_600_000), siteZone);

export async function toPlace(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name }).click();
  await expect(page.getByRole("navigation", { name: "Where I am" })).toContainText(name);
}

/** Finds an incident in the list by the asset label of its system, and opens it. */
export async function openIncident(page: Page, tag: string): Promise<void> {
  await toPlace(page, "Incidents");
  await incidentRow(page, tag).getByRole("link", { name: tag }).click();
  await expect(page.getByRole("heading", { level: 1, name: tag })).toBeVisible();
}

export const incidentRow = (page: Page, tag: string): Locator =>
  page.getByRole("table", { name: "Incidents" }).getByRole("row").filter({ hasText: tag });

/** The row of a step in the checklist; its link opens it. */
export const stepRow = (page: Page, title: string): Locator =>
  page
    .getByRole("region", { name: "Steps" })
    .getByRole("link")
    .filter({ has: page.getByText(title, { exact: true }) });

/** The step that is open. */
export const openedStep = (page: Page, title: string): Locator => page.getByRole("article", { name: title });

export async function openStep(page: Page, title: string): Promise<Locator> {
  const step = openedStep(page, title);
  if (!(await step.isVisible())) await stepRow(page, title).click();
  await expect(step).toBeVisible();
  return step;
}

/** A proof nobody has sent before. */
export const freshProof = (name: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(`${name}\n${randomUUID()}\n`),
});

type Scan = Readonly<{
  address?: string;
  open?: readonly number[];
  hoursAgo?: number;
  /** It ended at this moment rather than a minute ago. */
  justNow?: boolean;
  end?: boolean;
  name?: string;
}>;

/** A scan of the demo's system NM-021 as nmap writes it, a minute old, its ports filtered unless they are said to be open. */
export function portScan(scan: Scan = {}) {
  const {
    address = "10.10.14.37",
    open = [],
    hoursAgo = 0,
    justNow = false,
    end = true,
    name = "port-scan.xml",
  } = scan;
  const ended = Math.floor(Date.now() / 1000 - (justNow ? 0 : 60) - hoursAgo * 3600);
  const whole = open.reduce(
    (text, port) =>
      text.replace(`portid="${port}"><state state="filtered"`, `portid="${port}"><state state="open"`),
    readFileSync(seedFile("evidence", "port-scan.xml"), "utf8"),
  );
  const text = whole
    .replaceAll("ADDRESS", address)
    .replaceAll("BEGUN", String(ended - 12))
    .replaceAll("ENDED", String(ended))
    .replace("</nmaprun>", `<!-- ${randomUUID()} --></nmaprun>`);
  const cut = end ? text : text.replace(/<runstats>.*<\/runstats>/, "");
  return { name, mimeType: "application/xml", buffer: Buffer.from(cut) };
}

/** What the console shows once the package of the demo's plans is on it. */
export const onTheConsole = {
  "Package, as the console shows it": "SMP-2017-08",
  "Version, as the console shows it": "1.3",
} as const;

/** Signs the half that is open to the reader: the button, and the second click of people without a password. */
export async function signNow(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Sign version/ }).click();
  await page.getByRole("button", { name: "Yes, sign it" }).click();
}

type Proof = Parameters<Awaited<ReturnType<typeof chooser>>["setFiles"]>[0];

async function chooser(step: Locator) {
  const opened = step.page().waitForEvent("filechooser");
  await step.getByRole("button", { name: "Choose files" }).click();
  return opened;
}

/** Attaches a file to the open step as what the step asks for first, and waits until the portal shows it. */
export async function attach(
  step: Locator,
  file: string | ReturnType<typeof freshProof>,
  /** What it shows, where the step asks for several things. */
  shows?: RegExp,
): Promise<void> {
  const proof: Proof = typeof file === "string" ? seedFile("evidence", file) : file;
  const name = typeof file === "string" ? file : file.name;
  await (await chooser(step)).setFiles(proof);
  const send = step.getByRole("button", { name: "Send the file" });
  const proved = step.getByRole("list").first().getByText(name);
  await expect(send.or(proved).first()).toBeVisible();
  if (await send.isVisible()) {
    const choice = step.getByLabel(`What ${name} shows`);
    const label = shows && (await choice.getByRole("option", { name: shows }).textContent());
    if (label) await choice.selectOption({ label });
    await send.click();
  }
  await expect(proved).toBeVisible();
}

export type Doing = Readonly<{
  file?: string | ReturnType<typeof freshProof>;
  /** Texts by the labels of their fields. */
  texts?: Readonly<Record<string, string>>;
  /** The last three characters of the asset label. */
  label?: string;
  /** When it was done, on the site's clock; left out, now. */
  at?: string;
  /** The portal cannot read the file: the doer reads every port filtered in it. */
  reads?: boolean;
}>;

export const labelField = (step: Locator): Locator =>
  step.getByRole("textbox", { name: "The last three characters of the asset label" });

/** Says of every port that the file shows it filtered, and where. */
async function readFiltered(step: Locator): Promise<void> {
  for (const port of ["80/tcp", "443/tcp", "3465/tcp"]) {
    await step.getByLabel(`${port}, as the file shows it`).selectOption("filtered");
    await step.getByLabel(`Where it says so of ${port}`).fill("rule 9");
  }
}

/** Fills in the answer of the open step. */
export async function fillIn(step: Locator, { file, texts = {}, label, at, reads }: Doing): Promise<void> {
  if (file) await attach(step, file);
  if (reads) {
    await readFiltered(step);
    await step.getByLabel("When the extract was taken").fill(clockIn(0));
  }
  for (const [name, text] of Object.entries(texts)) await step.getByLabel(name).fill(text);
  if (label !== undefined) await labelField(step).fill(label);
  if (at === undefined) return;
  await step.getByText("Done earlier? Give the time").click();
  await step.getByLabel("Done at").fill(at);
}

/** What was answered before, newest first. */
export const answered = (step: Locator): Locator =>
  step
    .locator("section", { has: step.page().getByRole("heading", { name: "What was answered" }) })
    .getByRole("listitem");

/** Does a step of the incident that is open, and sees it recorded under the own name. */
export async function doStep(page: Page, title: string, doing: Doing = {}): Promise<Locator> {
  const step = await openStep(page, title);
  const before = await step.getByText(/^Done by /).count();
  await fillIn(step, doing);
  await step.getByRole("button", { name: "Done", exact: true }).click();
  await expect(step.getByText(/^Done by /)).toHaveCount(before + 1);
  return step;
}

/** Does a step again that counts already. */
export async function doAgain(page: Page, title: string, doing: Doing = {}): Promise<Locator> {
  const step = await openStep(page, title);
  const before = await step.getByText(/^Done by /).count();
  await step.getByRole("button", { name: /^Do it again/ }).click();
  await fillIn(step, doing);
  await step.getByRole("button", { name: "Done again" }).click();
  await expect(step.getByText(/^Done by /)).toHaveCount(before + 1);
  return step;
}

/** Verifies what another person did, reading for themselves what the portal cannot read. */
export async function verify(
  page: Page,
  title: string,
  { reads = false }: Pick<Doing, "reads"> = {},
): Promise<Locator> {
  const step = await openStep(page, title);
  if (reads) await readFiltered(step);
  const before = await step.getByText(/^Verified by /).count();
  await step.getByRole("button", { name: "Verify", exact: true }).click();
  await expect(step.getByText(/^Verified by /)).toHaveCount(before + 1);
  return step;
}

/** The head of the incident says its state, and offers to say why. */
export async function expectState(page: Page, words: string): Promise<void> {
  await expect(page.getByText(`Why ${words}?`)).toBeVisible();
}

/** Why the last act was refused. */
export const refusal = (page: Page): Locator => page.getByRole("main").getByRole("alert");

/** Opens the reasons of the state. */
export async function why(page: Page, words: string): Promise<Locator> {
  const reasons = page.getByRole("group").filter({ has: page.getByText(`Why ${words}?`) });
  await reasons.getByText(`Why ${words}?`).click();
  await expect(reasons.getByText("What would change it")).toBeVisible();
  return reasons;
}
