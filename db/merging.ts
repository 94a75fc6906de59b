import "server-only";
import { sql } from "drizzle-orm";
import type { PersonId, SystemId } from "@/domain/ids";
import type { DuplicateReason } from "@/domain/systems/duplicates";
import type { SideDecision } from "@/domain/systems/merging";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";

/** What was decided on a system, for every advisory. */
export async function decisionsOf(tx: Tx, id: SystemId): Promise<SideDecision[]> {
  return tx.execute<SideDecision>(sql`
    select m.id as "matchId", m.advisory_id as "advisoryId", a.tracking_id as "trackingId", d.decision,
      coalesce(nullif(d.reason, ''), d.question) as reason
    from matches m
    join advisories a on a.id = m.advisory_id
    join match_decisions d on d.match_id = m.id and d.current
    where m.system_id = ${id} order by a.tracking_id, m.id`);
}

/** Lets decisions of the merged row hold for the kept one; each is a decision of its own, and names what held before. */
export async function carryDecisions(
  tx: Tx,
  carried: readonly SideDecision[],
  to: SystemId,
  by: PersonId,
  at: Date,
): Promise<void> {
  for (const { matchId, advisoryId } of carried) {
    const [match] = await tx.execute<{ id: string; before: string | null }>(sql`
      select m.id, d.id as before from matches m
      left join match_decisions d on d.match_id = m.id and d.current
      where m.system_id = ${to} and m.advisory_id = ${advisoryId} for update of m`);
    if (!match) continue;
    if (match.before)
      await tx.execute(sql`update match_decisions set current = false where id = ${match.before}`);
    await tx.execute(sql`
      insert into match_decisions (id, match_id, site_id, decision, reason, question, vendor_case, contact_id, asked_on, answer_due,
        revision_id, inputs_hash, by_person, at, supersedes)
      select gen_random_uuid(), ${match.id}, d.site_id, d.decision, d.reason, d.question, d.vendor_case, d.contact_id, d.asked_on,
        d.answer_due, d.revision_id, d.inputs_hash, ${by}, ${at.toISOString()}::timestamptz, ${match.before}
      from match_decisions d where d.match_id = ${matchId} and d.current`);
    // What it rested on was the other row: it counts, and is looked at again.
    await tx.execute(sql`update matches set recheck = true where id = ${match.id}`);
  }
}

/** Another row of the same site that may be the same system. */
export type PossibleDuplicate = Readonly<{
  id: SystemId;
  assetTag: string;
  model: string;
  reasons: readonly DuplicateReason[];
}>;

/** The rows of its site that may be the same system, within reach; each with what is the same. */
export async function possibleDuplicatesOf(tx: Tx, reach: Reach, id: SystemId): Promise<PossibleDuplicate[]> {
  return tx.execute<PossibleDuplicate>(sql`
    select o.id, o.asset_tag as "assetTag", coalesce(nullif(trim(o.model), ''), o.device_class) as model,
      ${duplicateReasons} as reasons
    from imaging_systems s
    join imaging_systems o on o.site_id = s.site_id and o.id <> s.id and o.state <> 'retired'
    where s.id = ${id} and ${withinText(reach, "s.site_id")} and ${isDuplicate}
    order by o.asset_tag, o.id limit 20`);
}

/** Another row of the same site by its asset tag, in service and within reach; null: there is none. */
export async function besideByTag(tx: Tx, reach: Reach, id: SystemId, tag: string): Promise<SystemId | null> {
  const [row] = await tx.execute<{ id: SystemId }>(sql`
    select o.id from imaging_systems s
    join imaging_systems o on o.site_id = s.site_id and o.id <> s.id and o.state <> 'retired'
    where s.id = ${id} and ${withinText(reach, "s.site_id")} and lower(o.asset_tag) = lower(${tag.trim()})`);
  return row?.id ?? null;
}

const same = (column: string) =>
  sql.raw(`(trim(s.${column}) <> '' and lower(trim(o.${column})) = lower(trim(s.${column})))`);

/** Whether row o says of itself what row s says: a serial, a name on the network or an address is nobody else's. */
export const isDuplicate = sql`(${same("serial")} or ${same("station_name")} or ${same("ae_titles")} or ${same("ip_address")})`;

export const duplicateReasons = sql`to_jsonb(array_remove(array[
  case when ${same("serial")} then 'serial' end, case when ${same("station_name")} then 'stationName' end,
  case when ${same("ae_titles")} then 'aeTitles' end, case when ${same("ip_address")} then 'ipAddress' end], null))`;
