import { parse } from "csv-parse/sync";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { expiries, stepReviews } from "@/db/schema";
import { db } from "@/db/testing/database";
import { may } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import { readRowsAsked } from "@/domain/after-action/report";
import { ranOutKinds } from "@/domain/after-action/words";
import { readLogFilter } from "@/domain/event-log/log-filter";
import type { AttemptId, RecordId } from "@/domain/ids";
import { type Asked, askedAdvisory, askedFor, readIncidentFilter } from "@/domain/incidents/list-filter";
import { readMatchFilter } from "@/domain/matching/list-filter";
import { countedNames, isCountedName } from "@/domain/status/counting";
import { readSystemFilter } from "@/domain/systems/list-filter";
import { sectionRows } from "@/domain/today/sections";
import { readSection, todaySections } from "@/domain/today/today";
import { tableFiles, tableFormats } from "@/lib/table-file";
import { listAdvisories } from "../advisories/list-advisories";
import { readMatches } from "../advisories/read-advisory";
import { readAfterAction } from "../after-action/read-after-action";
import { listBriefings } from "../briefings/read-briefings";
import type { DemoPersonKey } from "../demo/cast";
import type { Caller } from "../doors";
import { listDrills } from "../drills/read-drills";
import { readEventLog } from "../event-log/read-event-log";
import { listIncidents } from "../incidents/list-incidents";
import { readMySteps } from "../my-steps/read-my-steps";
import { readPeople } from "../people/read-people";
import { readAsks, readSiteAnswers } from "../site-asks/read-asks";
import { readSites } from "../sites/read-sites";
import { readCounted } from "../status/read-counted";
import { readStatus } from "../status/read-status";
import { listSystems } from "../systems/read-systems";
import { discovered } from "../testing/discovered";
import { northgate } from "../testing/northgate";
import { readToday } from "../today/read-today";
import { readAsked } from "../vendors/read-asked";
import { readVerifyQueue } from "../verify-queue/read-verify-queue";
import { lists } from "./lists";

const world = await northgate(db);
// The demo's clock has told of nothing yet, and nobody has returned an answer.
const { incident } = world.facts;
const about = { incidentId: incident.id, siteId: world.siteId };
await db.insert(expiries).values({
  ...about,
  ...{ stage: "passed", kind: "clearance", record: "one", endsAt: world.now, toldAt: world.now },
});
await db.insert(stepReviews).values({
  ...about,
  ...{ id: crypto.randomUUID() as RecordId, attemptId: world.attemptId as AttemptId, kind: "rejected" },
  ...{ reason: "Too dark", at: world.now, byPerson: world.person("cora").id },
});
const at = { now: world.now };
const everybody: readonly DemoPersonKey[] = ["nils", "cora", "tess", "meyer", "eve", "ada", "sam"];

/** How many rows a page shows in all, over as many pages as it has; null where it does not open. */
type Shown = (caller: Caller, asked: Asked) => Promise<number | null>;

async function overPages(
  page: (after: string | null) => Promise<Readonly<{ rows: readonly unknown[]; next: string | null }>>,
) {
  let [count, after]: [number, string | null] = [0, null];
  do {
    const { rows, next } = await page(after);
    count += rows.length;
    after = next;
  } while (after !== null);
  return count;
}

async function overStretches(
  stretch: (from: number) => Promise<Readonly<{ count: number; shown: number; total: number }>>,
) {
  let [count, from] = [0, 0];
  for (;;) {
    const { count: here, shown, total } = await stretch(from);
    count += here;
    from += shown;
    if (shown === 0 || from >= total) return count;
  }
}

const advisory = { advisory: world.advisoryId };

async function reportOf(caller: Caller, asked: Asked) {
  const id = askedAdvisory(asked);
  if (!id || !mayAnywhere(caller, "incident:read")) return null;
  return readAfterAction(caller, { id }, at);
}

/** Every list with its page: what is asked of both, and how many rows the page has. */
const pages: Readonly<Record<string, Readonly<{ asked: readonly Asked[]; shown: Shown }>>> = {
  incidents: {
    asked: [
      {},
      { standing: "all" },
      { standing: "closed", sort: "newest" },
      { site: "NORTH", sort: "due" },
      { state: "contained", sort: "priority" },
      { q: "Symbia", sort: "oldest" },
      { assigned: "nobody" },
      { due: "overdue" },
      advisory,
    ],
    shown: async (caller, asked) => {
      if (!mayAnywhere(caller, "incident:read")) return null;
      return overPages((after) => listIncidents(caller, { filter: readIncidentFilter(asked), after }, at));
    },
  },
  systems: {
    asked: [{}, { site: "NORTH" }, { state: "retired" }, { q: "NM", sort: "undecided" }, { duplicates: "1" }],
    shown: async (caller, asked) => {
      if (!mayAnywhere(caller, "system:read")) return null;
      return overPages((after) => listSystems(caller, { filter: readSystemFilter(asked), after }, at));
    },
  },
  matches: {
    asked: [
      advisory,
      { ...advisory, level: "possible" },
      { ...advisory, standing: "unknown", site: "SOUTH" },
      {},
    ],
    shown: async (caller, asked) => {
      const id = askedAdvisory(asked);
      const found =
        id && (await readMatches(caller, { id, filter: readMatchFilter(asked), after: null }, at));
      return found ? found.total : null;
    },
  },
  advisories: {
    asked: [{}, { q: "ICSMA" }, { q: "nothing is called so" }],
    shown: async (caller, asked) => {
      if (!mayAnywhere(caller, "organisation:read")) return null;
      const text = askedFor(asked, "q") ?? "";
      return overPages((after) => listAdvisories(caller, { text, after }, at));
    },
  },
  "verify-queue": {
    asked: [{}],
    shown: async (caller) => {
      if (!mayAnywhere(caller, "step:verify")) return null;
      return overStretches(async (from) => {
        const { items, own, page } = await readVerifyQueue(caller, { from }, at);
        return { count: items.length + own.length, ...page };
      });
    },
  },
  "my-steps": {
    asked: [{}],
    shown: async (caller) => {
      if (!mayAnywhere(caller, "step:do")) return null;
      return overStretches(async (from) => {
        const { systems, page } = await readMySteps(caller, { from }, at);
        const rows = systems.map(({ work }) => work.acts.length + work.waits.length + (work.locked ? 1 : 0));
        return { count: rows.reduce((sum, each) => sum + each, 0), ...page };
      });
    },
  },
  today: {
    asked: [...todaySections.map((section) => ({ section })), { section: "no-such" }, {}],
    shown: async (caller, asked) => {
      const section = readSection(askedFor(asked, "section") ?? "");
      if (!section || !mayAnywhere(caller, "step:verify")) return null;
      return sectionRows(await readToday(caller, { section, from: 0 }, at))[section].total;
    },
  },
  "status-sites": {
    asked: [{}, advisory],
    shown: async (caller, asked) => {
      if (!mayAnywhere(caller, "status:read")) return null;
      return (await readStatus(caller, { advisoryId: askedAdvisory(asked) }, at)).sites.length;
    },
  },
  "status-systems": {
    asked: [
      ...countedNames.flatMap((number): Asked[] => [{ number }, { number, ...advisory, site: "NORTH" }]),
      { number: "affected", region: "North" },
      { number: "no-such" },
    ],
    shown: async (caller, asked) => {
      const name = askedFor(asked, "number") ?? "";
      if (!isCountedName(name) || !mayAnywhere(caller, "status:read")) return null;
      const [siteCode, region] = [askedFor(asked, "site"), askedFor(asked, "region")];
      const question = { name, advisoryId: askedAdvisory(asked), siteCode, region, after: null };
      return (await readCounted(caller, question, at)).total;
    },
  },
  people: {
    asked: [{}],
    shown: async (caller) =>
      may(caller, "people:manage", null) ? (await readPeople(caller, null, at)).people.length : null,
  },
  sites: {
    asked: [{}],
    shown: async (caller) =>
      may(caller, "site:manage", null) ? (await readSites(caller, null, at)).length : null,
  },
  "event-log": {
    asked: [{}, { type: "incident" }, { q: "NM-014" }],
    shown: async (caller, asked) => {
      if (!mayAnywhere(caller, "event:read") && !mayAnywhere(caller, "event:oversee")) return null;
      return overPages((after) =>
        readEventLog(caller, { filter: readLogFilter(asked), after, size: 500 }, at),
      );
    },
  },
  briefings: {
    asked: [{}],
    shown: async (caller) =>
      mayAnywhere(caller, "briefing:read") ? (await listBriefings(caller, null, at)).briefings.length : null,
  },
  drills: {
    asked: [{}],
    shown: async (caller) =>
      mayAnywhere(caller, "incident:read") ? (await listDrills(caller, null, at)).length : null,
  },
  asks: {
    asked: [{}],
    shown: async (caller) =>
      mayAnywhere(caller, "system:read") ? (await readAsks(caller, null, at)).rows.length : null,
  },
  "site-answers": {
    asked: [advisory, {}],
    shown: async (caller, asked) => {
      const id = askedAdvisory(asked);
      return (id && (await readSiteAnswers(caller, { id }, at)))?.rows.length ?? null;
    },
  },
  "after-action": {
    asked: [advisory, {}],
    shown: async (caller, asked) => {
      const report = (await reportOf(caller, asked))?.report;
      // One row more, for all sites together.
      return report ? report.sites.length + 1 : null;
    },
  },
  "after-action-rows": {
    asked: [
      advisory,
      { ...advisory, measure: "remediate", group: "waiting" },
      { ...advisory, site: "NORTH" },
    ],
    shown: async (caller, asked) => {
      const { measure, group, site } = readRowsAsked((name) => askedFor(asked, name));
      const report = (await reportOf(caller, asked))?.report;
      if (!report) return null;
      const part = site === null ? report.all : report.sites.find(({ code }) => code === site);
      const { counts } = part?.measures[measure] ?? { counts: { reached: 0, waiting: 0, without: 0 } };
      return group ? counts[group] : counts.reached + counts.waiting + counts.without;
    },
  },
  "after-action-rejected": {
    asked: [advisory, { ...advisory, site: "NORTH" }],
    shown: async (caller, asked) => {
      const report = (await reportOf(caller, asked))?.report;
      const site = askedFor(asked, "site");
      if (!report || site === null) return report?.all.rejected ?? null;
      return report.sites.find(({ code }) => code === site)?.rejected ?? 0;
    },
  },
  "after-action-ran-out": {
    asked: [advisory, ...ranOutKinds.map((kind) => ({ ...advisory, kind }))],
    shown: async (caller, asked) => {
      const report = (await reportOf(caller, asked))?.report;
      const kind = askedFor(asked, "kind");
      if (!report || kind === null) return report?.all.ranOut ?? null;
      return report.ranOut.find((each) => each.kind === kind)?.count ?? 0;
    },
  },
  "vendor-questions": {
    asked: [{}, advisory],
    shown: async (caller, asked) => {
      if (!mayAnywhere(caller, "system:read")) return null;
      const { questions } = await readAsked(caller, { advisoryId: askedAdvisory(asked) }, at);
      return questions.reduce((sum, { systems }) => sum + systems.length, 0);
    },
  },
};

test("every list there is can be taken away, and is compared with its page here", () => {
  const found = [...discovered().queries.keys()].filter((name) => name.startsWith("take-"));
  expect(found.sort()).toEqual([...lists.keys()].map((key) => `take-${key}`).sort());
  expect(Object.keys(pages).sort()).toEqual([...lists.keys()].sort());
});

/** Who has such a list, where a coordinator has none. */
const readers: Readonly<Record<string, DemoPersonKey>> = {
  people: "nils",
  sites: "nils",
  "my-steps": "tess",
};

describe.each([...lists.values()])("$key", (list) => {
  test("has as many rows as its page shows, whoever asks and whatever is asked", async () => {
    const { asked, shown } = pages[list.key] ?? { asked: [], shown: async () => null };
    const counts: number[] = [];
    for (const who of everybody) {
      for (const each of asked) {
        const rows = await list(world.person(who), each, at);
        const said = JSON.stringify([who, each]);
        expect([said, rows?.length ?? null]).toEqual([said, await shown(world.person(who), each)]);
        counts.push(rows?.length ?? 0);
      }
    }
    // A list that is empty for everybody would prove nothing.
    expect(Math.max(...counts)).toBeGreaterThan(0);
  });

  test.each(tableFormats)("is the same as %s", async (format) => {
    const who = world.person(readers[list.key] ?? "cora");
    const asked = pages[list.key]?.asked.find((each) => Object.keys(each).length > 0) ?? {};
    const rows = await list(who, asked, at);
    const pieces: Uint8Array[] = [];
    let heads: readonly string[] = [];
    const taken = await list.take(
      who,
      asked,
      async (sheet) => {
        heads = sheet.heads.map(({ name }) => name);
        for await (const piece of tableFiles[format].bytes(sheet)) pieces.push(piece);
      },
      at,
    );
    expect(taken).toBe(true);
    const [first, ...others] = await read[format](Buffer.concat(pieces));
    expect(first).toEqual(heads);
    expect(new Set(heads).size).toBe(heads.length);
    expect(others).toHaveLength(rows?.length ?? -1);
    expect((rows ?? []).filter((row) => row.length !== heads.length)).toEqual([]);
  });
});

const read = {
  // Safe because without named columns a row is a list of texts.
  csv: async (bytes: Buffer) => parse(bytes, { bom: true }) as string[][],
  xlsx: async (bytes: Buffer) => (await readXlsxFile(bytes))[0]?.data ?? [],
};
