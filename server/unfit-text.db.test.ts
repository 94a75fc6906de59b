import { describe, expect, test } from "vitest";
import { db, inUndone } from "@/db/testing/database";
import type { Caller } from "./doors";
import { reportWorseState } from "./incidents/report-worse-state";
import { discovered } from "./testing/discovered";
import { commandsByRole, examples, questions } from "./testing/matrix";
import { type Northgate, northgate } from "./testing/northgate";

const { commands, queries } = discovered();
const world: Northgate = await northgate(db);

/** What no person types and a script sends: NUL, half a surrogate pair, a control character, a turned direction, a flood. */
const unfit: Readonly<Record<string, string>> = {
  NUL: "\u0000",
  "a text with NUL in it": "INC\u0000-2026",
  "half a pair": "\ud800",
  "a bell": "\u0007x",
  "a turned direction": "\u202egpj.exe",
  "100 kB": "x".repeat(100_000),
};

/** The same input with the text in place of each of its values in turn, and once as a key of its own. */
function withOne(value: unknown, text: string, kept: ReadonlySet<string>): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((each, at) => withOne(each, text, kept).map((other) => value.with(at, other)));
  }
  if (typeof value !== "object" || value === null) return [text];
  const changed = Object.entries(value)
    .filter(([key]) => !kept.has(key))
    .flatMap(([key, each]) => withOne(each, text, kept).map((other) => ({ ...value, [key]: other })));
  return [...changed, { ...value, [text]: text }];
}

/** Ids and words of a closed list are read by the page, and are of their type when a query is asked. */
const readByThePage = new Set(
  "id ids withId advisoryId siteId advisory supersedes name level standing state phase assigned sort from to size before all version range".split(
    " ",
  ),
);

/** Somebody who may carry the command out, so that its rule and its save are reached. */
function whoMay(name: string) {
  const roles = commandsByRole[name] ?? [];
  if (roles.includes("coordinator")) return "cora";
  return roles.includes("administrator") ? "nils" : "meyer";
}

const undone = new Error("undone");

/** Carries a command out and undoes it; a refusal or a done act is an answer, anything thrown is not. */
async function answered(name: string, caller: Caller, input: unknown, text: string): Promise<void> {
  const attempt = db.transaction(async (tx) => {
    const outcome = await commands.get(name)?.(caller, input, { on: tx, now: world.now });
    if (outcome?.ok) expect(await lastEvents(tx)).not.toContain(JSON.stringify(text).slice(1, -1));
    throw undone;
  });
  await attempt.catch((error: unknown) => {
    if (error === undone) return;
    throw new Error(`${name} broke on ${JSON.stringify(input).slice(0, 300)}`, { cause: error });
  });
}

async function lastEvents(tx: Pick<typeof db, "query">): Promise<string> {
  const rows = await tx.query.events.findMany({
    orderBy: (event, { desc }) => desc(event.recordedAt),
    limit: 5,
  });
  return JSON.stringify(rows);
}

describe.each([...commands.keys()].sort())("%s", (name) => {
  test.each(Object.entries(unfit))("refuses %s wherever it stands, and never breaks", async (_what, text) => {
    const inputs = withOne(examples[name]?.(world), text, new Set(["requestId"]));
    for (const input of inputs) {
      await answered(name, world.person(whoMay(name)), input, text);
    }
  });
});

describe.each([...queries.keys()].sort())("the query %s", (name) => {
  test.each(Object.entries(unfit))("has an answer to %s wherever it stands", async (_what, text) => {
    for (const input of withOne(questions[name]?.(world), text, readByThePage)) {
      const answer = await queries.get(name)?.(world.person("cora"), input, { now: world.now });
      expect(answer).not.toBeUndefined();
    }
  });
});

test("a report is taken without what cannot be seen, for reporting is never refused", () =>
  inUndone(async (tx) => {
    const key = world.facts.incident.key;
    const input = { key, kind: "found-connected", foundAt: null, reason: "Plugged\u202a in\r\nby \u0000Kai" };
    expect(await reportWorseState(world.person("tess"), input, { on: tx, now: world.now })).toMatchObject({
      ok: true,
    });
    const [row] = await tx.query.stateReports.findMany({ orderBy: (report, { desc }) => desc(report.at) });
    expect(row?.reason).toBe("Plugged in\nby Kai");
  }));
