import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AdvisoryId } from "@/domain/ids";
import type { StatusSystem } from "@/domain/status/system";
import { remembered } from "@/lib/remembered";
import { effectiveExposure } from "./exposure-now";

/** A match m that a rule excludes and nobody had to decide: it is only counted, since nearly all are. */
export const byRule = sql`m.level = 'excluded' and not m.recheck and d.id is null and i.id is null`;

const decide = sql`
  (n.marks @> '[{"mark": "clinical-decision-needed"}]' or n.marks @> '[{"mark": "acceptance-expired"}]'
    or n.marks @> '[{"mark": "replacement-plan-missing"}]')`;

const acceptedUntil = (exposure: SQL) => sql`
  case when ${exposure} = 'risk-accepted' then to_char(n.holds_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end`;

/** What status sees of the last incident i of a match, with the cache n and the decision d. */
export const incidentFacts = (now: Date): SQL => sql`
  case when i.id is null then null
    when i.closed_at is not null then
      json_build_object('end', i.end_kind, 'decidedSince', coalesce(d.at > i.closed_at, false))
    else json_build_object('end', null, 'exposure', ${effectiveExposure(now)}, 'until', ${acceptedUntil(effectiveExposure(now))},
      'decide', ${decide}, 'care', case when n.care_function is null then null else
      json_build_object('function', n.care_function, 'exams', n.care_exams, 'alternative', n.care_alternative) end) end`;

/** The last incident of a match m: the open one, else the one opened last. Few rows of one system, whatever else there is. */
export const lastIncident = sql`
  lateral (
    select * from incidents i where i.system_id = m.system_id and i.advisory_id = m.advisory_id and i.drill_id is null
    order by i.closed_at is null desc, i.opened_at desc, i.id limit 1)`;

/** Each advisory a system s was compared with, or one of them: its raw facts as text, and when the clock will say something else. */
export const pairsOf = (now: Date, advisoryId: AdvisoryId | null): SQL => sql`
  select m.advisory_id, ${byRule} as by_rule,
    case when not (${byRule}) then json_build_object('level', m.level, 'recheck', m.recheck, 'decision', d.decision,
      'incident', ${incidentFacts(now)})::text end as pair,
    case when i.closed_at is null and n.holds_until > ${now.toISOString()}::timestamptz then n.holds_until end as ends_at
  from matches m
  left join match_decisions d on d.match_id = m.id and d.current
  left join ${lastIncident} i on true
  left join incident_now n on n.incident_id = i.id
  where m.system_id = s.id ${advisoryId === null ? sql`` : sql`and m.advisory_id = ${advisoryId}`}`;

/** What status sees of a system as one text, out of rows "each" of its pairs. */
export const factsText = (retired: SQL): SQL => sql`
  '{"retired":' || (${retired})::text || ',"excluded":' || least(count(*) filter (where each.by_rule), 1)
    || ',"pairs":[' || coalesce(string_agg(each.pair, ',' order by each.advisory_id) filter (where not each.by_rule), '') || ']}'`;

/** The text of a system that no advisory was compared with. */
export const bareFacts = '{"retired":false,"excluded":0,"pairs":[]}';

/**
 * Systems that a relation of their ids names, each with its text as the rows stand now. Each is looked up by itself: a plan for many
 * must not read everything to find a few.
 */
export const factsNow = (of: SQL, now: Date, advisoryId: AdvisoryId | null): SQL => sql`
  select own.* from ${of} asked cross join lateral (
    select s.id as system_id, s.site_id, pairs.facts
    from imaging_systems s
    cross join lateral (
      select ${factsText(sql`s.state = 'retired'`)} as facts from (${pairsOf(now, advisoryId)}) each) pairs
    where s.id = asked.system_id offset 0) own`;

/** Systems that are not, or no longer, counted as they are: something of them changed, or time alone says something else. */
export const uncounted = (now: Date): SQL => sql`
  select system_id from status_uncounted
  union
  select system_id from system_status_now where changes_at <= ${now.toISOString()}::timestamptz`;

export type ToldSystem = Readonly<{ system: StatusSystem; acceptedUntil: Date | null }>;

/** What a text says: read once, since few texts stand for many systems. */
export const readFacts = remembered((facts): ToldSystem => {
  // Safe because factsText() is the only one that writes such texts.
  const system = JSON.parse(facts) as StatusSystem;
  const ends = system.pairs.flatMap(({ incident }) =>
    incident?.end === null && incident.until ? [new Date(incident.until)] : [],
  );
  return { system, acceptedUntil: ends.sort((a, b) => a.getTime() - b.getTime())[0] ?? null };
});
