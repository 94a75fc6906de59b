import { and, desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database, Tx } from "@/db/client";
import { acceptances, events, evidence, imagingSystems, incidents, permits } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import type { DemoPersonKey } from "../demo/cast";
import type { Command } from "../doors";
import { northgate } from "../testing/northgate";
import { acceptRisk } from "./accept-risk";
import { attestContainment } from "./attest-containment";
import { issuePermit } from "./issue-permit";
import { planRemediation } from "./plan-remediation";
import { revokePermit } from "./revoke-permit";

const world = await northgate(db);
const inDays = (days: number) => new Date(world.now.getTime() + days * 24 * 3_600_000).toISOString();
const nowhere = "00000000-0000-4000-8000-000000000000";

type On = Database | Tx;
type Given = Readonly<Record<string, unknown>>;

/** One record of a checklist: where the demo can make it, who does, and what the rule refuses. */
type MadeRecord = Readonly<{
  command: Command<null, { code: string }>;
  tag: string;
  by: DemoPersonKey;
  event: string;
  good: (on: On, key: string) => Promise<Given>;
  bad: Given;
  /** How many of two at once are taken. */
  taken: 1 | 2;
}>;

/** The signed document of the last acceptance, sent once more for the next one. */
async function signedAgain(on: On, key: string): Promise<Given> {
  const [file] = await on
    .select({ file: evidence, last: acceptances.id })
    .from(evidence)
    .innerJoin(incidents, eq(incidents.id, evidence.incidentId))
    .innerJoin(acceptances, eq(acceptances.incidentId, incidents.id))
    .where(and(eq(incidents.key, key), eq(evidence.stepKey, "accept-residual-risk")))
    .orderBy(desc(acceptances.seq));
  if (!file) throw new Error("The demo has no signed acceptance");
  const id = crypto.randomUUID() as typeof file.file.id; // Safe because it is a fresh id of this very table.
  const { seq: _seq, ...signed } = file.file;
  await on.insert(evidence).values({ ...signed, id, attemptId: null });
  return {
    seen: file.last,
    authorityName: "Dr. Paul Adeyemi",
    authorityFunction: "Medical director",
    reason: "The switch comes in December",
    replacementPlan: "",
    until: inDays(80),
    evidenceIds: [id],
  };
}

async function planned(on: On, key: string): Promise<Given> {
  const plan = {
    key,
    seen: "",
    remediation: "install",
    delivery: "remote-update",
    vendorCase: "CS-1",
    reason: "",
    expectedPackage: "SCS-1707",
    expectedVersion: "7.1",
  };
  const [last] = await on.query.remediationPlans.findMany({
    where: (row, { eq: is, inArray }) =>
      inArray(row.incidentId, on.select({ id: incidents.id }).from(incidents).where(is(incidents.key, key))),
    orderBy: (row, { desc: down }) => down(row.seq),
  });
  const outcome = await planRemediation(
    world.person("cora"),
    { ...plan, seen: last?.id ?? "", evidenceIds: [] },
    { on, now: world.now },
  );
  if (!outcome.ok) throw new Error(outcome.refusal.sentence);
  return { vendorCase: "CS-4480114", talk: "Ms. Ward: the package is ready", endsAt: inDays(2) };
}

async function runningPermit(on: On, key: string): Promise<Given> {
  const [row] = await on
    .select({ permitId: permits.id })
    .from(permits)
    .innerJoin(incidents, eq(incidents.id, permits.incidentId))
    .where(eq(incidents.key, key));
  return { ...row };
}

const records: Readonly<{ [name: string]: MadeRecord }> = {
  "attest-containment": {
    command: attestContainment,
    tag: "PT-011",
    by: "mia",
    event: "containment.attested",
    good: async () => ({ statement: "The port is down, the tag is on it" }),
    bad: { statement: " " },
    taken: 2,
  },
  "accept-risk": {
    command: acceptRisk,
    tag: "WS-118",
    by: "jonas",
    event: "risk.accepted",
    good: signedAgain,
    bad: { authorityName: " " },
    taken: 1,
  },
  "issue-permit": {
    command: issuePermit,
    tag: "PT-003",
    by: "cora",
    event: "permit.issued",
    good: planned,
    bad: { endsAt: inDays(4) },
    taken: 1,
  },
  "revoke-permit": {
    command: revokePermit,
    tag: "NM-101",
    by: "cora",
    event: "permit.revoked",
    good: runningPermit,
    bad: { permitId: nowhere },
    taken: 1,
  },
};

async function incidentOf(tag: string) {
  const [row] = await db
    .select({ id: incidents.id, key: incidents.key })
    .from(incidents)
    .innerJoin(imagingSystems, eq(imagingSystems.id, incidents.systemId))
    .where(eq(imagingSystems.assetTag, tag));
  if (!row) throw new Error(`The demo has no incident of ${tag}`);
  return row;
}

const told = async (on: On, id: string, type: string) =>
  (await on.select().from(events).where(eq(events.type, type))).filter((event) => event.incidentId === id);

describe.each(Object.entries(records))("%s", (_name, { command, tag, by, event, good, bad, taken }) => {
  it("is recorded once with its event, who did it and when", () =>
    inUndone(async (tx) => {
      const { id, key } = await incidentOf(tag);
      const before = (await told(tx, id, event)).length;
      const input = { key, acknowledged: true, ...(await good(tx, key)) };
      expect(await command(world.person(by), input, { on: tx, now: world.now })).toMatchObject({ ok: true });
      const now = await told(tx, id, event);
      expect(now).toHaveLength(before + 1);
      expect(now.at(-1)).toMatchObject({ actorName: world.person(by).name });
    }));

  it("is refused by its rule, and leaves nothing", () =>
    inUndone(async (tx) => {
      const { id, key } = await incidentOf(tag);
      const input = { key, acknowledged: true, ...(await good(tx, key)), ...bad };
      const before = (await told(tx, id, event)).length;
      expect(await command(world.person(by), input, { on: tx, now: world.now })).toMatchObject({ ok: false });
      expect(await told(tx, id, event)).toHaveLength(before);
    }));

  it("does not exist for a stranger, and is not allowed to whoever only reads", () =>
    inUndone(async (tx) => {
      const { key } = await incidentOf(tag);
      const input = { key, acknowledged: true, ...(await good(tx, key)) };
      const asked = (who: DemoPersonKey) => command(world.person(who), input, { on: tx, now: world.now });
      const stranger = tag === "WS-118" ? "tess" : "sam";
      expect(await asked(stranger)).toMatchObject({ refusal: { code: "not-found" } });
      expect(await asked("eve")).toMatchObject({ refusal: { code: "not-allowed" } });
    }));

  it("is told to each of two who do it at once what became of it, and answers a repeated request alike", async () => {
    const { id, key } = await incidentOf(tag);
    const input = { key, acknowledged: true, ...(await good(db, key)) };
    const before = (await told(db, id, event)).length;
    const send = (requestId: string) =>
      command(world.person(by), { ...input, requestId }, { now: world.now });
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    const outcomes = await Promise.all([send(first), send(second)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(taken);
    const won = outcomes[0]?.ok ? first : second;
    expect(await send(won)).toEqual(outcomes[won === first ? 0 : 1]);
    expect(await told(db, id, event)).toHaveLength(before + taken);
  });
});
