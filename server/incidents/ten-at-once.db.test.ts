import { asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { factsOf } from "@/db/incident-facts";
import { events, grants, people } from "@/db/schema";
import { db } from "@/db/testing/database";
import type { Role } from "@/domain/access/permissions";
import { Chance } from "@/domain/checklist/testing/chance";
import type { PersonId } from "@/domain/ids";
import { asTimelineEvent } from "@/domain/incidents/event-words";
import type { Caller } from "../doors";
import { actOnce, type Tried } from "../testing/actors";
import { northgate } from "../testing/northgate";
import { Replay, replayedAs, storedAs } from "../testing/replay";
import { findFaults } from "./find-faults";
import { readIncident } from "./read-incident";
import { readTeamwork } from "./read-teamwork";

// Ten people act on one incident at the same time, each after what they saw, for a few seconds; for longer with
// TEN_AT_ONCE_SECONDS=60, and after another seed with TEN_AT_ONCE_SEED.
const seconds = Number(process.env.TEN_AT_ONCE_SECONDS ?? "6");
const seed = Number(process.env.TEN_AT_ONCE_SEED ?? "1");

const world = await northgate(db);
const { key, id } = world.facts.incident;

const known = (["cora", "jonas", "tess", "noor", "meyer"] as const).map(world.person);
const hired = await Promise.all(
  (["coordinator", "technician", "technician", "clinical-lead", "clinical-lead"] as const).map(hire),
);
const team: readonly Caller[] = [...known, ...hired];

async function hire(role: Role, number: number): Promise<Caller> {
  const [person] = await db
    .insert(people)
    .values({ name: `Number ${number}`, email: `number-${number}@isocenter.example`, createdAt: world.now })
    .returning({ id: people.id, name: people.name });
  if (!person) throw new Error("Nobody was hired");
  const grant = { role, siteId: world.siteId };
  await db.insert(grants).values({ personId: person.id, ...grant, grantedAt: world.now });
  return { id: person.id as PersonId, name: person.name, grants: [grant], sessionId: null, address: null };
}

const began = performance.now();
/** A second of the test is ten minutes of the incident. */
const clock = () => new Date(world.now.getTime() + (performance.now() - began) * 600);

async function seen(caller: Caller, now: Date) {
  const running = { on: db, now };
  const page = await readIncident(caller, { key }, running);
  const talk = await readTeamwork(caller, { key, step: null, comments: { size: 20, before: null } }, running);
  if (!page || !talk) throw new Error("Everybody here sees the incident");
  return { caller, page, team: talk, now };
}

/** One of the ten, until the time is over. */
async function works(caller: Caller, number: number): Promise<readonly Tried[]> {
  const chance = new Chance(seed * 1000 + number);
  const tried: Tried[] = [];
  while (performance.now() - began < seconds * 1000) {
    const sight = await seen(caller, clock());
    const one = await actOnce({ ...sight, chance }, { on: db, now: clock() });
    if (one) tried.push(one);
  }
  return tried;
}

const linesOf = () =>
  db
    .select({ type: events.type, data: events.data, transaction: events.transaction, seq: events.seq })
    .from(events)
    .where(eq(events.incidentId, id))
    .orderBy(asc(events.seq));

test(
  "ten people at once: every accepted act is told once, each line follows from the one before, nothing is lost",
  async () => {
    const before = (await linesOf()).length;
    const tried = (await Promise.all(team.map(works))).flat();
    const accepted = tried.filter(({ outcome }) => outcome.ok);
    const codes = new Set(tried.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.refusal.code])));
    expect(codes, "no example is malformed").not.toContain("invalid");
    expect(codes, "everybody sees the incident").not.toContain("not-found");
    expect(codes, "they met one another").toContain("changed-meanwhile");
    expect(accepted.length).toBeGreaterThan(20);

    const lines = await linesOf();
    const acts = new Set(lines.slice(before).map((line) => line.transaction));
    expect(acts.size, "each accepted act left its lines, and no refused one did").toBe(accepted.length);

    const told = lines.map((line) => asTimelineEvent(line));
    expect(told).not.toContain(null);
    const replay = new Replay(told.flatMap((event) => event ?? []));
    expect(replay.gaps).toEqual([]);
    const [stored] = await db.transaction((tx) => factsOf(tx, [id]));
    if (!stored) throw new Error("The incident is gone");
    expect(replayedAs(replay)).toEqual(storedAs(stored.facts));
    expect(replay.last("network") ?? "business").toBe(stored.facts.system.network.at(-1)?.state);

    const { team: talk } = await seen(world.person("cora"), clock());
    expect(replay.last("assignee")).toEqual(
      talk.assignment?.person ? { id: talk.assignment.person.id, name: talk.assignment.person.name } : null,
    );
    expect(replay.last("handover")).toBe(talk.handover?.id ?? null);
    const said = await db.execute<{ id: string; text: string; withdrawn: boolean }>(sql`
      select c.id, c.text, exists (select 1 from comment_withdrawals w where w.comment_id = c.id) as withdrawn
      from comments c where c.incident_id = ${id} and not exists (select 1 from comments later where later.supersedes = c.id)`);
    expect(new Map(said.map((row) => [row.id, row.text]))).toEqual(replay.comments);
    expect(new Set(said.filter((row) => row.withdrawn).map((row) => row.id))).toEqual(
      replay.withdrawnComments,
    );

    expect(await db.transaction((tx) => findFaults(tx))).toEqual([]);
  },
  (seconds + 120) * 1000,
);
