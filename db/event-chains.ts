import "server-only";
import { sql } from "drizzle-orm";
import type { Head, StoredEntry } from "@/domain/event-log/chain-check";
import type { Checkpoint } from "@/domain/event-log/checkpoint";
import type { Tx } from "./client";

const batch = 5000;

/** Every entry of the log, or of one chain, by chain and number, some thousands at a time, each as its bytes are stored. */
export async function* walkEntries(tx: Tx, chain: string | null = null): AsyncGenerator<StoredEntry[]> {
  let after = { chain: chain ?? "", seq: 0 };
  for (;;) {
    const rows = await tx.execute<StoredEntry & Record<string, unknown>>(sql`
      select id, chain, seq::float8 as seq, prev_hash as "prevHash", hash, type, site_id as "siteId",
        incident_id as "incidentId", subject_id as "subjectId", actor_kind as "actorKind", actor_id as "actorId",
        actor_name as "actorName", session_id as "sessionId", address, payload,
        -- A moment that was hashed has milliseconds; one that has more was changed since.
        to_char(at at time zone 'UTC', case when date_trunc('milliseconds', at) = at
          then 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"' else 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"' end) as at
      from events where ${chain === null ? sql`(chain, seq) > (${after.chain}, ${after.seq})` : sql`chain = ${chain} and seq > ${after.seq}`}
      order by chain, seq limit ${batch}`);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = { chain: last.chain, seq: last.seq };
  }
}

/** Where each chain ends, as the log itself says: all of them, or one. */
export async function listHeads(tx: Tx, chain: string | null = null): Promise<Head[]> {
  return tx.execute<Head & Record<string, unknown>>(sql`
    select id as chain, seq::float8 as seq, hash from chains where ${chain === null ? sql`true` : sql`id = ${chain}`} order by id`);
}

/** The incidents that have not a single entry, by key: somebody took all of them away. */
export async function listIncidentsWithoutEntries(tx: Tx): Promise<string[]> {
  const rows = await tx.execute<{ key: string }>(sql`
    select i.key from incidents i where not exists (select 1 from events e where e.incident_id = i.id) order by i.key`);
  return rows.map(({ key }) => key);
}

/** The keys of incidents by their ids, for those who tell of their chains. */
export async function incidentKeysOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.execute<{ id: string; key: string }>(
    sql`select id::text as id, key from incidents where id::text in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** One checkpoint at a time: until the transaction ends no other process takes one. */
export async function lockCheckpoints(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('isocenter checkpoints', 0))`);
}

type Row = { at: string; heads: string; hash: string };

/** The checkpoints kept in the database, the oldest first. */
export async function listCheckpoints(tx: Tx): Promise<Checkpoint[]> {
  const rows = await tx.execute<Row>(sql`select at, heads, hash from checkpoints order by at, id`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** The last checkpoint; null: none was taken yet. */
export async function lastCheckpoint(tx: Tx): Promise<Checkpoint | null> {
  const [row] = await tx.execute<Row>(
    sql`select at, heads, hash from checkpoints order by at desc, id desc limit 1`,
  );
  return row ? { ...row, at: new Date(row.at) } : null;
}

/** The heads of the chains that have grown since the last checkpoint that saw them. */
export async function listGrownHeads(tx: Tx): Promise<Head[]> {
  return tx.execute<Head & Record<string, unknown>>(sql`
    select c.id as chain, c.seq::float8 as seq, c.hash from chains c
    left join (
      select head->>0 as chain, max((head->>1)::bigint) as seq from checkpoints p, jsonb_array_elements(p.heads::jsonb->'grown') head
      group by 1) seen on seen.chain = c.id
    where c.seq > coalesce(seen.seq, 0) order by c.id`);
}

export async function insertCheckpoint(tx: Tx, { at, heads, hash }: Checkpoint): Promise<void> {
  await tx.execute(sql`
    insert into checkpoints (id, at, heads, hash) values (${crypto.randomUUID()}, ${at.toISOString()}, ${heads}, ${hash})`);
}
