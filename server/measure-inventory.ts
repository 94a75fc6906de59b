import "server-only";
import type { ImportProgress } from "@/domain/systems/import-progress";
import { importAdvisory } from "./advisories/import-advisory";
import { seedFile } from "./demo/files";
import { copiedInventory } from "./demo/larger-organisation";
import type { Caller } from "./doors";
import { timeMatching } from "./match-report";
import { importInventory } from "./systems/import-inventory";
import { withProgress } from "./systems/progress";

/** How long one deed took, and where its time went. */
export type DeedTime = Readonly<{
  name: string;
  rows: number;
  milliseconds: number;
  /** What it is to stay within; null where nothing is asked of it. */
  atMost: number | null;
  stages: readonly Readonly<{ name: string; milliseconds: number }>[];
}>;

/** An inventory is taken in, and an advisory compared with it, while somebody waits. */
const mostForImport = 30_000;
const mostForMatching = 2_000;

type InventoryFile = Readonly<{ name: string; bytes: Buffer }>;

/** A file as it comes, its rows at sites that are here: one that is not here stands for the same one of ours throughout. */
export function realInventory(name: string, bytes: Buffer, codes: readonly string[]): InventoryFile {
  const [head = "", ...lines] = bytes.toString("utf8").split("\n");
  if (!/^\uFEFF?"?site"?,/i.test(head)) return { name, bytes };
  const ours = new Map(codes.map((code) => [code, code]));
  const siteOf = (code: string): string => {
    const known = ours.get(code) ?? codes[ours.size % codes.length] ?? code;
    ours.set(code, known);
    return known;
  };
  const placed = lines.map((line) => line.replace(/^[A-Z0-9]+(?=,)/, siteOf));
  return { name, bytes: Buffer.from([head, ...placed].join("\n")) };
}

// Above every number the enlarged demo has given.
const firstNumber = 100_000;

/** An inventory as a large group hands it over: so many systems of its sites, all of them new. */
export const largeInventory = async (codes: readonly string[], count: number): Promise<InventoryFile> => ({
  name: `${count} new systems`,
  bytes: await copiedInventory(codes, count, firstNumber),
});

/** The same inventory after its systems were given another operating system, so that every one of them is compared anew. */
export const upgradedInventory = ({ name, bytes }: InventoryFile): InventoryFile => ({
  name: name.replace("new", "changed"),
  bytes: Buffer.from(bytes.toString("utf8").replaceAll(/"(Windows|Win)[^"]*"/g, '"Windows 11"')),
});

/** Imports an inventory as a coordinator does: compared first, then exactly what was shown is done. */
export async function measureImport(caller: Caller, file: InventoryFile): Promise<DeedTime[]> {
  const input = { fileName: "inventory.csv", content: file.bytes.toString("base64") };
  const compared = await timed(`compare ${file.name}`, () => importInventory(caller, input));
  const shown = compared.outcome.ok ? null : compared.outcome.refusal;
  if (shown === null || !("preview" in shown)) throw new Error(JSON.stringify(compared.outcome));
  const { planHash, rows } = shown.preview;
  if (shown.code !== "to-confirm") return [{ ...compared.time, rows: rows.length }];
  const committed = await timed(`import ${file.name}`, () => importInventory(caller, { ...input, planHash }));
  if (!committed.outcome.ok) throw new Error(JSON.stringify(committed.outcome.refusal));
  return [
    { ...compared.time, rows: rows.length },
    { ...committed.time, rows: rows.length, atMost: mostForImport },
  ];
}

/** How long the reference advisory takes to be compared with so many systems: by the rules alone, on a warm process. */
export async function measureRules(systems: number): Promise<DeedTime> {
  const times = await timeMatching(await seedFile("advisories", "icsma-17-215-02.json"), systems);
  const last = times.ok ? times.value.at(-1) : undefined;
  if (!last) throw new Error("The reference advisory cannot be read");
  const { milliseconds } = last;
  return {
    name: "match by the rules alone",
    rows: systems,
    milliseconds,
    atMost: mostForMatching,
    stages: [],
  };
}

/** How long an advisory takes to be imported and compared with every system there is, all of it stored. */
export async function measureMatchingStored(caller: Caller, systems: number): Promise<DeedTime> {
  const known = (await seedFile("advisories", "icsma-17-215-02.json")).toString("utf8");
  const content = Buffer.from(known.replaceAll("ICSMA-17-215-02", "ICSMA-99-002-01")).toString("base64");
  const input = { fileName: "icsma-99-002-01.json", content };
  const { outcome, time } = await timed("match, stored", () => importAdvisory(caller, input));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return { ...time, rows: systems };
}

async function timed<Outcome>(name: string, act: () => Promise<Outcome>) {
  const told: { name: ImportProgress["stage"]; at: number }[] = [];
  const began = performance.now();
  const outcome = await withProgress(({ stage }) => {
    if (told.at(-1)?.name !== stage) told.push({ name: stage, at: performance.now() });
  }, act);
  const ended = performance.now();
  const stages = told.map((stage, at) => ({
    name: stage.name,
    milliseconds: (told[at + 1]?.at ?? ended) - stage.at,
  }));
  return { outcome, time: { name, rows: 0, milliseconds: ended - began, atMost: null, stages } };
}
