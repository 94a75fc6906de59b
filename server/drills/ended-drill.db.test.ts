import { Readable } from "node:stream";
import { asc, eq, inArray, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { events, evidence, imagingSystems, incidentNow, incidents, stepNow } from "@/db/schema";
import { insertTemplate } from "@/db/templates";
import { db, inUndone } from "@/db/testing/database";
import { essential } from "@/domain/checklist/templates";
import type { Priority } from "@/domain/priority/values";
import type { Caller, Running } from "../doors";
import { receiveFile } from "../evidence/receive-file";
import { askForStep } from "../incidents/ask-for-step";
import { assignIncident } from "../incidents/assign-incident";
import { addComment, correctComment, withdrawComment } from "../incidents/comments";
import { completeStepForSeveral } from "../incidents/complete-step-for-several";
import { reportWorseState } from "../incidents/report-worse-state";
import { writeHandover } from "../incidents/write-handover";
import { movePriorities } from "../priority/move-priorities";
import { overridePriority } from "../priority/override-priority";
import { waitForVendor } from "../priority/wait-for-vendor";
import { adoptTemplate, previewAdoption } from "../templates/adopt-template";
import { discovered } from "../testing/discovered";
import { examples } from "../testing/matrix";
import { northgate } from "../testing/northgate";
import { endDrill } from "./end-drill";
import { readDrillReport } from "./read-drills";
import { startDrill } from "./start-drill";

const world = await northgate(db);
const { now, advisoryId } = world;
const [cora, tess, meyer] = [world.person("cora"), world.person("tess"), world.person("meyer")];
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const first = "confirm-affected";

type Opened = Readonly<{
  drill: string;
  key: string;
  other: string;
  comment: string;
  /** The file of the first step. */
  file: string;
  /** What adopting the next version would change, as it was read. */
  adoption: string;
  /** The priority that the table gave. */
  table: Priority | null;
}>;

/** A drill at two systems of Northgate, with the file of the first step and a comment there. */
async function opened(tx: Tx): Promise<Opened> {
  const systems = await tx
    .select({ id: imagingSystems.id })
    .from(imagingSystems)
    .where(sql`site_id = ${world.siteId} and state <> 'retired'`)
    .orderBy(asc(imagingSystems.assetTag))
    .limit(2);
  const input = { advisoryId, name: "Autumn rehearsal", systemIds: systems.map(({ id }) => id) };
  const outcome = await startDrill(cora, input, { on: tx, now });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  const drill = outcome.value.key;
  const [key, other] = [`${drill}-01`, `${drill}-02`];
  expect(await attach(tx, key, later(1))).toBe("done");
  const said = { key, text: "Look at the port", typedBy: tess.id };
  await addComment(tess, said, { on: tx, now: later(1) });
  const [comment] = await tx.execute<{ id: string }>(sql`select id from comments where text = ${said.text}`);
  await insertTemplate(tx, { ...essential, version: 2 }, { by: null, note: "new", at: now });
  const [own] = await tx.select({ id: incidents.id }).from(incidents).where(eq(incidents.key, key));
  const [file] = await tx
    .select({ id: evidence.id })
    .from(evidence)
    .where(eq(evidence.incidentId, own?.id ?? world.facts.incident.id));
  const [state] = await tx
    .select()
    .from(incidentNow)
    .where(eq(incidentNow.incidentId, own?.id ?? world.facts.incident.id));
  const offered = await previewAdoption(cora, { template: "essential", key }, { on: tx, now: later(1) });
  return {
    drill,
    key,
    other,
    comment: comment?.id ?? "",
    file: file?.id ?? "",
    adoption: offered?.rows[0]?.seen ?? "",
    table: state?.priority ?? null,
  };
}

const end = (tx: Tx, drill: string, minutes = 20) =>
  endDrill(cora, { drill }, { on: tx, now: later(minutes) });

async function attach(tx: Tx, key: string, at: Date): Promise<string> {
  const bytes = Buffer.from(`version ${at.toISOString()}`);
  const about = {
    id: crypto.randomUUID(),
    key,
    name: "version.txt",
    stepKey: first,
    requirement: "photo-or-export-of-the-version-screen",
    supersedes: null,
  };
  const arriving = {
    about,
    size: bytes.length,
    bytes: Readable.from([bytes]),
    callerAfter: async () => tess,
  };
  const outcome = await receiveFile(tess, arriving, { on: tx, now: at });
  return outcome.ok ? "done" : outcome.refusal.code;
}

type AnyCommand = (
  who: Caller,
  input: unknown,
  running?: Running,
) => Promise<{ ok: true } | { ok: false; refusal: { code: string } }>;
const asking =
  (command: AnyCommand, who: Caller, input: (on: Opened) => object) =>
  async (tx: Tx, on: Opened, at: Date): Promise<string> => {
    const outcome = await command(who, { key: on.key, ...input(on) }, { on: tx, now: at });
    return outcome.ok ? "done" : outcome.refusal.code;
  };

const until = later(10_000).toISOString();
const deeds: Readonly<Record<string, (tx: Tx, on: Opened, at: Date) => Promise<string>>> = {
  "attach evidence": (tx, { key }, at) => attach(tx, key, at),
  "a step for several": asking(completeStepForSeveral, tess, ({ other, file }) => ({
    step: first,
    doneAt: "",
    own: { seen: "", answers: {}, evidenceIds: [], labelEnd: "" },
    standing: "",
    along: [file],
    others: [{ key: other, seen: "", answers: {}, labelEnd: "" }],
  })),
  "adopt a version": asking(adoptTemplate, cora, ({ key, adoption }) => ({
    template: "essential",
    version: 2,
    keys: [key],
    seen: { [key]: adoption },
  })),
  "override the priority": asking(overridePriority, cora, ({ table }) => ({
    seen: "0",
    table,
    priority: "scheduled",
    until,
    reason: "Rehearsed",
  })),
  "wait for the vendor": asking(waitForVendor, cora, () => ({
    seen: "0",
    until,
    vendorCase: "",
    reason: "Asked",
  })),
  "ask for a step": asking(askForStep, cora, () => ({ step: first })),
  comment: asking(addComment, tess, () => ({ text: "Anything", typedBy: tess.id })),
  "correct a comment": asking(correctComment, tess, ({ comment }) => ({
    comment,
    text: "Something else",
    typedBy: tess.id,
  })),
  "withdraw a comment": asking(withdrawComment, tess, ({ comment }) => ({ comment, reason: "Wrong" })),
  assign: asking(assignIncident, cora, () => ({ seen: "", personId: tess.id })),
  "hand over": asking(writeHandover, tess, () => ({ seen: "", text: "It runs until six" })),
  "report a worse state": asking(reportWorseState, tess, () => ({
    kind: "found-connected",
    foundAt: now.toISOString(),
    reason: "Rehearsed",
  })),
};

describe("what can be done in a drill that runs is refused in one that has ended", () => {
  test.each(Object.keys(deeds))("%s", async (name) => {
    await inUndone(async (tx) => expect(await deeds[name]?.(tx, await opened(tx), later(30))).toBe("done"));
    await inUndone(async (tx) => {
      const on = await opened(tx);
      await end(tx, on.drill);
      const before = await written(tx, on);
      expect(await deeds[name]?.(tx, on, later(30))).toBe("drill-ended");
      expect(await written(tx, on)).toEqual(before);
    });
  });
});

/** Everything that was written of the incidents of a drill. */
async function written(tx: Tx, { key, other }: Opened) {
  const own = await tx
    .select()
    .from(incidents)
    .where(inArray(incidents.key, [key, other]))
    .orderBy(incidents.key);
  const ids = own.map(({ id }) => id);
  return {
    own,
    events: await tx.$count(events, inArray(events.incidentId, ids)),
    now: await tx
      .select()
      .from(incidentNow)
      .where(inArray(incidentNow.incidentId, ids))
      .orderBy(incidentNow.incidentId),
    steps: await tx.$count(stepNow, inArray(stepNow.incidentId, ids)),
  };
}

/** The example of a command, told of the drill's incidents wherever it tells of one. */
function ofDrill(input: unknown, { key, other }: Opened): unknown {
  const text = JSON.stringify(input ?? null);
  const told = text.replaceAll(world.facts.incident.key, key).replaceAll(world.otherKey, other);
  return told === text ? null : JSON.parse(told);
}

test("no command there is writes anything of it, whoever asks", () =>
  inUndone(async (tx) => {
    const on = await opened(tx);
    await end(tx, on.drill);
    const before = await written(tx, on);
    const tried: string[] = [];
    for (const [name, command] of discovered().commands) {
      const input = ofDrill(examples[name]?.(world), on);
      if (input === null) continue;
      tried.push(name);
      for (const who of [cora, tess, meyer])
        expect((await command(who, input, { on: tx, now: later(30) })).ok, name).toBe(false);
      expect(await written(tx, on), name).toEqual(before);
    }
    expect(tried.length).toBeGreaterThan(30);
    expect(tried).toEqual(expect.arrayContaining(["adopt-template", "complete-step", "add-comment"]));
  }));

test("what is kept of it can still be read, and its chain says who did", () =>
  inUndone(async (tx) => {
    const on = await opened(tx);
    await end(tx, on.drill);
    const [file] = await tx.execute<{ id: string }>(sql`
      select e.id from evidence e join incidents i on i.id = e.incident_id where i.key = ${on.key}`);
    const download = discovered().commands.get("download-evidence");
    expect(
      await download?.(cora, { evidenceId: file?.id, id: file?.id }, { on: tx, now: later(30) }),
    ).toMatchObject({ ok: true });
  }));

test("the list of what may adopt leaves it out, and what a catalogue changes leaves it as it was", () =>
  inUndone(async (tx) => {
    const on = await opened(tx);
    const listed = async () =>
      (
        await previewAdoption(cora, { template: "essential", key: null }, { on: tx, now: later(30) })
      )?.rows.map(({ key }) => key);
    expect(await listed()).toEqual(expect.arrayContaining([on.key, on.other]));
    await end(tx, on.drill);
    expect(await listed()).not.toContain(on.key);
    const before = await written(tx, on);
    await movePriorities(tx, [advisoryId], { now: later(60) });
    expect(await written(tx, on)).toEqual(before);
  }));

test("a step that was done late is late in the report, and stays so", () =>
  inUndone(async (tx) => {
    const on = await opened(tx);
    const [own] = await tx.select().from(incidents).where(eq(incidents.key, on.key));
    const [step] = await tx
      .select()
      .from(stepNow)
      .where(sql`incident_id = ${own?.id ?? ""} and step_key = ${first}`);
    if (!step?.dueAt) throw new Error("The first step is due at no time");
    const late = new Date(step.dueAt.getTime() + 3_600_000);
    const { ok } = await completeStepForSeveral(
      tess,
      {
        key: on.key,
        step: first,
        doneAt: "",
        own: { seen: "", answers: {}, evidenceIds: [], labelEnd: "" },
        standing: "",
        along: [on.file],
        others: [{ key: on.other, seen: "", answers: {}, labelEnd: "" }],
      },
      { on: tx, now: late },
    );
    expect(ok).toBe(true);
    await verifyAll(tx, on, new Date(late.getTime() + 60_000));
    const at = async (time: Date) => {
      const report = await readDrillReport(cora, { key: on.drill }, { on: tx, now: time });
      return report?.systems.map((system) => system.report.steps.find(({ key }) => key === first) ?? null);
    };
    const told = await at(new Date(late.getTime() + 120_000));
    expect(told).toMatchObject([
      { late: true, doneBy: tess.name, verifiedBy: cora.name, waitsFor: null },
      { late: true, doneBy: tess.name },
    ]);
    expect(await at(new Date(late.getTime() + 86_400_000 * 40))).toEqual(told);
  }));

async function verifyAll(tx: Tx, { key, other }: Opened, at: Date): Promise<void> {
  const command = discovered().commands.get("verify-step");
  for (const each of [key, other]) {
    const [attempt] = await tx.execute<{ id: string }>(sql`
      select a.id from step_attempts a join incidents i on i.id = a.incident_id where i.key = ${each} and a.current`);
    const outcome = await command?.(cora, { key: each, attemptId: attempt?.id }, { on: tx, now: at });
    expect(outcome?.ok).toBe(true);
  }
}
