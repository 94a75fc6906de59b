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
  stages: readonly Readonly<{ name: string; milliseconds: number }>[];
}>;

type InventoryFile = Readonly<{ name: string; bytes: Buffer }>;

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
  return [compared, committed].map(({ time }) => ({ ...time, rows: rows.length }));
}

/** How long the reference advisory takes to be compared with so many systems: by the rules alone, on a warm process. */
export async function measureRules(systems: number): Promise<DeedTime> {
  const times = await timeMatching(await seedFile("advisories", "icsma-17-215-02.json"), systems);
  const last = times.ok ? times.value.at(-1) : undefined;
  if (!last) throw new Error("The reference advisory cannot be read");
  return { name: "match by the rules alone", rows: systems, milliseconds: last.milliseconds, stages: [] };
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
  return { outcome, time: { name, rows: 0, milliseconds: ended - began, stages } };
}
