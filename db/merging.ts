import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { AdvisoryId, MatchId, PersonId, RecordId, SystemId } from "@/domain/ids";
import type { GivenDecision } from "@/domain/matching/deciding";
import type { DuplicateReason } from "@/domain/systems/duplicates";
import type { SideDecision } from "@/domain/systems/merging";
import type { Tx } from "./client";
import { type LockedMatch, lockMatches } from "./match-decisions";
import { type Reach, withinText } from "./reach";
import { matchDecisions, matches } from "./schema";

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

/** A decision that holds, as it was given, with whom at the vendor it names. */
export type HeldGiven = Readonly<{
  id: RecordId;
  matchId: MatchId;
  advisoryId: AdvisoryId;
  given: GivenDecision;
  contact: string | null;
}>;

/** What holds on a system's matches, as it was given. */
export async function givenOn(tx: Tx, id: SystemId): Promise<HeldGiven[]> {
  return tx.execute<HeldGiven>(sql`
    select d.id, m.id as "matchId", m.advisory_id as "advisoryId",
      json_build_object('decision', d.decision, 'reason', d.reason, 'question', d.question, 'vendorCase', d.vendor_case,
        'contactId', d.contact_id, 'askedOn', d.asked_on, 'answerDue', d.answer_due) as given,
      case when c.id is null then null else concat_ws(', ', c.name, c.duty, c.vendor) end as contact
    from matches m
    join match_decisions d on d.match_id = m.id and d.current
    left join vendor_contacts c on c.id = d.contact_id
    where m.system_id = ${id} order by m.advisory_id`);
}

/** The matches of a system with some advisories, locked. */
export async function lockMatchesOf(
  tx: Tx,
  id: SystemId,
  advisoryIds: readonly AdvisoryId[],
): Promise<LockedMatch[]> {
  if (advisoryIds.length === 0) return [];
  const rows = await tx
    .select({ id: matches.id })
    .from(matches)
    .where(and(eq(matches.systemId, id), inArray(matches.advisoryId, [...advisoryIds])));
  const ids = rows.map((row) => row.id);
  return ids.length === 0 ? [] : lockMatches(tx, ids);
}

/**
 * Lets a decision hold for a match of another row of the same system: a decision of its own, which names what held before and keeps what
 * the vendor answered. What it rested on was the other row, so it counts and is marked to be checked again.
 */
export async function insertCarried(
  tx: Tx,
  { id, held }: LockedMatch,
  from: RecordId,
  by: PersonId,
  at: Date,
): Promise<void> {
  await endDecisions(tx, held ? [held.id] : []);
  const [made] = await tx.execute<{ id: RecordId }>(sql`
    insert into match_decisions (match_id, site_id, decision, reason, question, vendor_case, contact_id, asked_on, answer_due,
      revision_id, inputs_hash, by_person, at, supersedes)
    select ${id}::uuid, site_id, decision, reason, question, vendor_case, contact_id, asked_on, answer_due, revision_id, inputs_hash,
      ${by}::uuid, ${at.toISOString()}::timestamptz, ${held?.id ?? null}::uuid
    from match_decisions where id = ${from} returning id`);
  if (!made) throw new Error("The decision that is carried holds");
  await tx.execute(sql`
    insert into vendor_answers (decision_id, site_id, answered_on, text, by_person, at)
    select ${made.id}::uuid, site_id, answered_on, text, by_person, at from vendor_answers where decision_id = ${from} and current`);
  await tx.update(matches).set({ recheck: true }).where(eq(matches.id, id));
}

/** Decisions hold no more. */
export async function endDecisions(tx: Tx, ids: readonly RecordId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(matchDecisions)
    .set({ current: false })
    .where(inArray(matchDecisions.id, [...ids]));
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
