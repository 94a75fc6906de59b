import "server-only";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { hashedText } from "@/domain/event-log/entry";
import type { DomainEvent } from "@/domain/events";
import type { PersonId, SessionId } from "@/domain/ids";
import { canonical } from "@/lib/canonical";
import { sha256 } from "@/lib/hash";
import { announce } from "./announce";
import type { Tx } from "./client";
import { type Appended, insertNotices } from "./notices";
import { chains, events } from "./schema";

/** Who acts, from where, when. The same for every event of one transaction. */
export type Moment = Readonly<{
  actor: Readonly<{ kind: "person" | "token" | "job"; id: PersonId | null; name: string }>;
  sessionId: SessionId | null;
  address: string | null;
  now: Date;
}>;

type EventRow = typeof events.$inferInsert;

/**
 * Appends what happened to its chains: an incident's own, else the organisation's. Chains are locked in one order. Whom it
 * concerns is told in the same transaction, and open pages hear of it when it commits.
 */
export async function recordEvents(tx: Tx, happened: readonly DomainEvent[], moment: Moment): Promise<void> {
  const byChain = chained(happened);
  const names = [...byChain.keys()].sort();
  if (names.length === 0) return;

  const heads = await growChains(tx, names, byChain);
  const rows: EventRow[] = [];
  const appended: Appended[] = [];
  const newHeads: { id: string; hash: string }[] = [];
  for (const chain of names) {
    const grown = heads.get(chain);
    if (!grown) throw new Error(`The chain ${chain} could not be locked`);
    let { seq, hash } = grown;
    for (const event of byChain.get(chain) ?? []) {
      const row = linked(chain, ++seq, hash, event, moment);
      rows.push(row);
      appended.push({ eventId: row.id, event });
      hash = row.hash;
    }
    newHeads.push({ id: chain, hash });
  }
  await insertEvents(tx, rows);
  const values = sql.join(
    newHeads.map((head) => sql`(${head.id}, ${head.hash})`),
    sql`, `,
  );
  await tx.execute(
    sql`update chains set hash = head.hash from (values ${values}) as head(id, hash) where chains.id = head.id`,
  );
  await insertNotices(tx, appended, { actorId: moment.actor.id, now: moment.now });
  await announce(tx, happened);
}

/** What happened by the chain it belongs to, in its order. */
function chained(happened: readonly DomainEvent[]): ReadonlyMap<string, readonly DomainEvent[]> {
  const byChain = new Map<string, DomainEvent[]>();
  for (const event of happened) {
    const chain = event.incidentId ?? "organisation";
    const earlier = byChain.get(chain);
    if (earlier) earlier.push(event);
    else byChain.set(chain, [event]);
  }
  return byChain;
}

/** An inventory import tells of thousands of systems: they are sent as one text, because each parameter of a statement costs. */
async function insertEvents(tx: Tx, rows: readonly EventRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 5000) {
    await tx.execute(sql`
      insert into events (id, chain, seq, prev_hash, hash, type, at, site_id, incident_id, subject_id, actor_kind, actor_id,
        actor_name, session_id, address, payload)
      select * from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + 5000))}::jsonb) as e(id uuid, chain text,
        seq bigint, "prevHash" text, hash text, type text, at timestamptz, "siteId" uuid, "incidentId" uuid, "subjectId" uuid,
        "actorKind" text, "actorId" uuid, "actorName" text, "sessionId" uuid, address text, payload text)`);
  }
}

/** Adds the number of new entries to each chain and returns where each stood; the update is the lock. */
async function growChains(
  tx: Tx,
  names: readonly string[],
  byChain: ReadonlyMap<string, readonly DomainEvent[]>,
) {
  const grown = await tx
    .insert(chains)
    .values(names.map((id) => ({ id, seq: byChain.get(id)?.length ?? 0, hash: "" })))
    .onConflictDoUpdate({ target: chains.id, set: { seq: sql`${chains.seq} + excluded.seq` } })
    .returning();
  return new Map(
    grown.map((row) => [row.id, { seq: row.seq - (byChain.get(row.id)?.length ?? 0), hash: row.hash }]),
  );
}

function linked(
  chain: string,
  seq: number,
  prevHash: string,
  event: DomainEvent,
  moment: Moment,
): EventRow & { id: string; hash: string } {
  const payload = canonical(event.data);
  const row = {
    id: crypto.randomUUID(),
    chain,
    seq,
    prevHash,
    type: String(event.type),
    at: moment.now,
    siteId: event.siteId,
    incidentId: event.incidentId,
    subjectId: event.subjectId,
    actorKind: moment.actor.kind,
    actorId: moment.actor.id,
    actorName: moment.actor.name,
    sessionId: moment.sessionId,
    address: moment.address,
    payload,
  };
  return { ...row, hash: sha256(hashedText({ ...row, at: row.at.toISOString() })) };
}

/** The last entries of the organisation's chain of some kinds, the latest first. */
export async function listEventsOfTypes(tx: Tx, types: readonly string[], most: number) {
  return tx
    .select({
      id: events.id,
      type: events.type,
      at: events.at,
      actorName: events.actorName,
      data: events.data,
    })
    .from(events)
    .where(and(eq(events.chain, "organisation"), inArray(events.type, [...types])))
    .orderBy(desc(events.seq))
    .limit(most);
}
