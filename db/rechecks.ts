import "server-only";
import { inArray, sql } from "drizzle-orm";
import type { AdvisoryId, IncidentId, MatchId, PersonId, RecordId, SiteId, SystemId } from "@/domain/ids";
import type { OpenRecheck, RecheckAnswer, RecheckCause } from "@/domain/matching/rechecks";
import type { Tx } from "./client";
import { recheckAnswersGiven, rechecks } from "./schema";

/** What asks for another look, and why in a sentence. */
export type RecheckAsked = Readonly<{ cause: RecheckCause; because: string; at: Date }>;

export type AskedIncident = { recheckId: RecordId; incidentId: IncidentId; siteId: SiteId; key: string };

/** Asks again about incidents, closed ones too, of the pairs of an advisory and a system; drills are left alone. */
async function askIncidents(
  tx: Tx,
  which: ReturnType<typeof sql>,
  asked: RecheckAsked,
): Promise<AskedIncident[]> {
  return tx.execute<AskedIncident>(sql`
    with asked as (
      insert into rechecks (site_id, incident_id, cause, because, asked_at)
      select i.site_id, i.id, ${asked.cause}::text, ${asked.because}::text, ${asked.at.toISOString()}::timestamptz
      from incidents i where i.drill_id is null and ${which} order by i.id
      returning id, incident_id, site_id)
    select a.id as "recheckId", a.incident_id as "incidentId", a.site_id as "siteId", i.key
    from asked a join incidents i on i.id = a.incident_id order by i.key`);
}

/** Asks again about every incident of an advisory. */
export const askIncidentsOf = (
  tx: Tx,
  advisoryId: AdvisoryId,
  asked: RecheckAsked,
): Promise<AskedIncident[]> => askIncidents(tx, sql`i.advisory_id = ${advisoryId}`, asked);

/** Asks again about the incidents of some matches. */
export async function askIncidentsOfMatches(
  tx: Tx,
  ids: readonly MatchId[],
  asked: RecheckAsked,
): Promise<AskedIncident[]> {
  if (ids.length === 0) return [];
  const which = sql`exists (select 1 from matches m where m.advisory_id = i.advisory_id and m.system_id = i.system_id
    and m.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`;
  return askIncidents(tx, which, asked);
}

/** Notes why matches are to be checked again; the mark itself is the match's own. */
export async function noteMatchRechecks(
  tx: Tx,
  found: readonly Readonly<{ id: MatchId; siteId: SiteId }>[],
  { cause, because, at }: RecheckAsked,
): Promise<void> {
  if (found.length === 0) return;
  const rows = JSON.stringify(found.map(({ id, siteId }) => ({ id, siteId })));
  await tx.execute(sql`
    insert into rechecks (site_id, match_id, cause, because, asked_at)
    select c."siteId", c.id, ${cause}::text, ${because}::text, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as c(id uuid, "siteId" uuid)`);
}

/** Every decided match of an advisory, for a cause that speaks to all of them, marked or not. */
export async function decidedMatchesOf(
  tx: Tx,
  advisoryId: AdvisoryId,
): Promise<{ id: MatchId; siteId: SiteId; systemId: SystemId }[]> {
  return tx.execute<{ id: MatchId; siteId: SiteId; systemId: SystemId }>(sql`
    select m.id, m.site_id as "siteId", m.system_id as "systemId" from matches m
    where m.advisory_id = ${advisoryId} and exists (select 1 from match_decisions d where d.match_id = m.id and d.current)
    order by m.id`);
}

const unanswered = sql`not exists (select 1 from recheck_answers given where given.recheck_id = r.id)`;

/** The open questions about an incident, the first asked first. */
export async function openRechecksOf(tx: Tx, incidentId: IncidentId): Promise<OpenRecheck[]> {
  type Row = Omit<OpenRecheck, "askedAt"> & { askedAt: string };
  const rows = await tx.execute<Row>(sql`
    select r.id, r.cause, r.because, r.asked_at as "askedAt" from rechecks r
    where r.incident_id = ${incidentId} and ${unanswered} order by r.asked_at, r.id`);
  return rows.map((row) => ({ ...row, askedAt: new Date(row.askedAt) }));
}

/** The open questions about several incidents. */
export async function openRechecksOfIncidents(
  tx: Tx,
  ids: readonly IncidentId[],
): Promise<{ id: RecordId; incidentId: IncidentId; siteId: SiteId }[]> {
  if (ids.length === 0) return [];
  return tx.execute<{ id: RecordId; incidentId: IncidentId; siteId: SiteId }>(sql`
    select r.id, r.incident_id as "incidentId", r.site_id as "siteId" from rechecks r
    where r.incident_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) and ${unanswered}
    order by r.incident_id, r.asked_at, r.id`);
}

/** The same of an incident i, as JSON, for its page. */
export const openRechecksJson = sql`(select coalesce(json_agg(json_build_object('id', r.id, 'cause', r.cause,
  'because', r.because, 'askedAt', r.asked_at) order by r.asked_at, r.id), '[]')
  from rechecks r where r.incident_id = i.id and ${unanswered})`;

/** Whether an incident i has an open question, for lists. */
export const incidentAsksAgain = sql`exists (select 1 from rechecks r where r.incident_id = i.id and ${unanswered})`;

/** The causes of the open questions about an incident i, each once, as JSON. */
export const incidentRecheckCauses = sql`(select coalesce(jsonb_agg(distinct r.cause), '[]') from rechecks r
  where r.incident_id = i.id and ${unanswered})`;

/** Why a match m is to be checked again, as JSON: what was asked since it was decided. */
export const matchRecheckJson = sql`(select coalesce(jsonb_agg(distinct jsonb_build_object('cause', r.cause, 'because', r.because)), '[]')
  from rechecks r where r.match_id = m.id and m.recheck and ${unanswered})`;

type Given = Readonly<{ answer: RecheckAnswer; reason: string; by: PersonId; at: Date }>;

/** Answers questions; one that was answered meanwhile stays as it was answered. */
export async function answerRechecks(
  tx: Tx,
  asked: readonly Readonly<{ id: RecordId; siteId: SiteId }>[],
  { answer, reason, by, at }: Given,
): Promise<void> {
  if (asked.length === 0) return;
  await tx
    .insert(recheckAnswersGiven)
    .values(asked.map(({ id, siteId }) => ({ recheckId: id, siteId, answer, reason, byPerson: by, at })))
    .onConflictDoNothing();
}

/** Answers every open question about matches, because they were decided anew. */
export async function answerMatchRechecks(tx: Tx, ids: readonly MatchId[], given: Given): Promise<void> {
  const open = await tx
    .select({ id: rechecks.id, siteId: rechecks.siteId })
    .from(rechecks)
    .where(
      sql`${inArray(rechecks.matchId, [...ids])} and not exists (select 1 from recheck_answers given
        where given.recheck_id = ${rechecks.id})`,
    );
  await answerRechecks(tx, open, given);
}
