import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { factsText, pairsOf, uncounted } from "./status-facts";

/** One lock for whoever counts; the number means nothing but this. */
const countingLock = 7_316_523;

/** Takes, unless another process counts, so many systems that are not counted as they are; the next statements count them. */
export async function takeUncounted(tx: Tx, now: Date, most: number): Promise<string[]> {
  const [lock] = await tx.execute<{ got: boolean }>(
    sql`select pg_try_advisory_xact_lock(${countingLock}) as got`,
  );
  if (!lock?.got) return [];
  const rows = await tx.execute<{ systemId: string }>(sql`
    with chosen as (select distinct system_id from status_uncounted order by 1 limit ${most}),
    gone as (delete from status_uncounted u using chosen where u.system_id = chosen.system_id returning u.system_id)
    select system_id as "systemId" from gone
    union
    (select system_id from system_status_now where changes_at <= ${now.toISOString()}::timestamptz order by changes_at limit ${most})`);
  return rows.map(({ systemId }) => systemId);
}

const given = (systemIds: readonly string[]): SQL =>
  sql`select id::uuid as system_id from jsonb_array_elements_text(${JSON.stringify(systemIds)}::jsonb) id`;

/** The text of each given system, for all advisories together (null) and for each it was compared with, as relation "told". */
const toldOf = (systems: SQL, now: Date): SQL => sql`
    given as materialized (${systems}),
    each as materialized (
      select s.id as system_id, s.site_id, s.state = 'retired' as retired, pair.*
      from given join imaging_systems s on s.id = given.system_id left join lateral (${pairsOf(now, null)}) pair on true),
    told as materialized (
      select *, sha256(convert_to(facts, 'UTF8')) as hash from (
        select system_id, site_id, retired, null::uuid as advisory_id, ${factsText(sql`retired`)} as facts, min(ends_at) as changes_at
        from each group by 1, 2, 3
        union all
        select system_id, site_id, retired, advisory_id, ${factsText(sql`retired`)}, null
        from each where advisory_id is not null group by 1, 2, 3, 4) one)`;

/**
 * Counts systems by what status sees of them now, in place of what they were counted by. What is committed meanwhile is noted anew by
 * whoever changes it, so that nothing is missed.
 */
export async function countAnew(tx: Tx, systemIds: readonly string[], now: Date): Promise<void> {
  await tx.execute(sql`
    with ${toldOf(given(systemIds), now)},
    added as (
      insert into status_facts (hash, facts, retired) select distinct hash, facts, retired from told
      on conflict do nothing returning id, hash),
    known as (
      select id, hash from added union all select id, hash from status_facts where hash in (select hash from told)),
    fresh as materialized (select told.*, known.id as facts_id from told join known using (hash)),
    before as (
      select system_id, site_id, facts_id, of_advisory from system_status_now where system_id in (select system_id from given)),
    moved as (
      select site_id, advisory_id, facts_id, sum(n)::int as n from (
        select site_id, advisory_id, facts_id, 1 as n from fresh
        union all select site_id, null, facts_id, -1 from before
        union all select site_id, key::uuid, value::bigint, -1 from before, jsonb_each_text(of_advisory)) one
      group by 1, 2, 3 having sum(n) <> 0),
    counted as (
      insert into status_counts as c (site_id, advisory_id, facts_id, count) select site_id, advisory_id, facts_id, n from moved
      on conflict (advisory_id, site_id, facts_id) do update set count = c.count + excluded.count)
    insert into system_status_now (system_id, site_id, facts_id, of_advisory, changes_at)
    select system_id, site_id, max(facts_id) filter (where advisory_id is null),
      coalesce(jsonb_object_agg(advisory_id, facts_id) filter (where advisory_id is not null), '{}'), min(changes_at)
    from fresh group by 1, 2
    on conflict (system_id) do update
      set facts_id = excluded.facts_id, of_advisory = excluded.of_advisory, changes_at = excluded.changes_at`);
  await tx.execute(sql`delete from status_counts where count = 0`);
}

/** Forgets the texts by which no system is counted any more; only under the lock of takeUncounted(). */
export async function forgetFacts(tx: Tx): Promise<void> {
  await tx.execute(sql`
    delete from status_facts f where not exists (select from status_counts c where c.facts_id = f.id)`);
}

export type Miscounted = Readonly<{
  systemId: string | null;
  siteId: string;
  advisoryId: string | null;
  stored: string | null;
  found: string | null;
}>;

/** How each system is counted, for all advisories (null) and for each, as relation "held". */
const heldRows = sql`
  select system_id, site_id, null::uuid as advisory_id, facts_id from system_status_now
  union all select system_id, site_id, key::uuid, value::bigint from system_status_now, jsonb_each_text(of_advisory)`;

/** The systems that are counted by other facts than their rows say, though nobody noted that they changed. */
export async function listMiscounted(tx: Tx, now: Date): Promise<Miscounted[]> {
  const systems = sql`select id as system_id from imaging_systems where id not in (${uncounted(now)})`;
  return tx.execute<Miscounted>(sql`
    with ${toldOf(systems, now)},
    held as (
      select h.*, f.facts from (${heldRows}) h left join status_facts f on f.id = h.facts_id
      where h.system_id in (select system_id from given))
    select coalesce(held.system_id, told.system_id) as "systemId", coalesce(held.site_id, told.site_id) as "siteId",
      coalesce(held.advisory_id, told.advisory_id) as "advisoryId", held.facts as stored, told.facts as found
    from told full join held
      on held.system_id = told.system_id and held.site_id = told.site_id and held.advisory_id is not distinct from told.advisory_id
    where told.facts is distinct from held.facts
    order by 1, 3`);
}

/** The counts that are not how many systems are counted so. */
export async function listMiscounts(tx: Tx): Promise<Miscounted[]> {
  return tx.execute<Miscounted>(sql`
    with held as (
      select site_id, advisory_id, facts_id, count(*)::int as count from (${heldRows}) h group by 1, 2, 3)
    select null as "systemId", coalesce(c.site_id, held.site_id) as "siteId", coalesce(c.advisory_id, held.advisory_id) as "advisoryId",
      c.count::text as stored, held.count::text as found
    from held full join status_counts c
      on c.site_id = held.site_id and c.facts_id = held.facts_id and c.advisory_id is not distinct from held.advisory_id
    where c.count is distinct from held.count
    order by 2, 3`);
}
