import "server-only";
import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Score } from "@/domain/advisories/advisory";
import { type ScoreCorrection, withScores } from "@/domain/advisories/corrected-values";
import { highestScore } from "@/domain/advisories/scores";
import type { AdvisoryId, IncidentId } from "@/domain/ids";
import type { OpenRecheck } from "@/domain/matching/rechecks";
import { correctedScoresJson } from "./advisories";
import type { Tx } from "./client";
import { type Reach, within, withinText } from "./reach";
import { openRechecksJson } from "./rechecks";
import { events } from "./schema";

/** A recommendation in the words of another; without a person it stands in the advisory itself. */
export type AdviceText = Readonly<{
  text: string;
  sourceTitle: string | null;
  sourceUrl: string | null;
  transcribed: Readonly<{ by: string; at: Date }> | null;
}>;

export type IncidentHead = Readonly<{
  siteName: string;
  siteCode: string;
  zone: string;
  location: string;
  deviceClass: string;
  operatingSystem: string;
  examsPerDay: number | null;
  advisoryId: AdvisoryId;
  trackingId: string;
  advisoryTitle: string;
  cves: readonly string[];
  highestScore: number | null;
  coordinator: string | null;
  /** The newest version of its template, where a later one than its own is there; null of a closed incident too. */
  later: Readonly<{ key: string; version: number }> | null;
  /** The state the cache holds, since when, and from when it no longer holds by itself. */
  known: Readonly<{ exposure: string; since: Date; holdsUntil: Date | null }>;
  contacts: readonly Readonly<{ duty: string; name: string; phone: string; hours: string }>[];
  /** What asks for another look at it, open or closed. */
  rechecks: readonly OpenRecheck[];
  /** Recommendations of the advisory: its own complete texts, then what was transcribed with a source. */
  advice: readonly AdviceText[];
}>;

type Row = Omit<IncidentHead, "known" | "advice" | "rechecks" | "highestScore"> & {
  givenScores: readonly Score[];
  correctedScores: readonly ScoreCorrection<null>[];
  rechecks: readonly (Omit<OpenRecheck, "askedAt"> & { askedAt: string })[];
  exposure: string;
  stateSince: string;
  holdsUntil: string | null;
  ownAdvice: readonly string[];
  addedAdvice: readonly {
    text: string;
    sourceTitle: string | null;
    sourceUrl: string | null;
    by: string;
    at: string;
  }[];
};

/** What stands around an incident on its page: site, system, advisory, whom to call, what was advised. */
export async function findIncidentHead(tx: Tx, reach: Reach, id: IncidentId): Promise<IncidentHead | null> {
  const [row] = await tx.execute<Row>(sql`
    select site.name as "siteName", site.code as "siteCode", site.zone, s.location, s.device_class as "deviceClass",
      s.operating_system as "operatingSystem", s.exams_per_day as "examsPerDay", a.id as "advisoryId",
      a.tracking_id as "trackingId", r.title as "advisoryTitle", p.name as coordinator, n.exposure, n.state_since as "stateSince", n.holds_until as "holdsUntil",
      coalesce((select json_agg(v->>'cve') from jsonb_array_elements(r.reading->'vulnerabilities') v where v->>'cve' is not null), '[]') as cves,
      (select coalesce(json_agg(score), '[]') from jsonb_array_elements(r.reading->'vulnerabilities') v,
        jsonb_array_elements(v->'scores') score) as "givenScores", ${correctedScoresJson} as "correctedScores",
      (select json_build_object('key', l.key, 'version', max(l.version)) from templates t
        join templates l on l.key = t.key and l.version > t.version
        where t.id = i.template_id and i.closed_at is null group by l.key) as later,
      (select coalesce(json_agg(json_build_object('duty', c.duty, 'name', c.name, 'phone', c.phone, 'hours', c.hours) order by c.duty), '[]')
        from contacts c where c.site_id = i.site_id and c.ended_at is null) as contacts,
      (select coalesce(json_agg(distinct remedy->>'details'), '[]')
        from jsonb_array_elements(r.reading->'vulnerabilities') v, jsonb_array_elements(v->'remediations') remedy
        where remedy->>'details' !~ '(^|[:：])\\s*$') as "ownAdvice", ${openRechecksJson} as rechecks,
      (select coalesce(json_agg(json_build_object('text', x.text, 'sourceTitle', x.source_title, 'sourceUrl', x.source_url, 'by', author.name, 'at', x.at) order by x.at, x.id), '[]')
        from annotations x join people author on author.id = x.by_person
        where x.advisory_id = a.id and x.kind = 'advice' and not exists (select 1 from annotations later where later.supersedes = x.id)) as "addedAdvice"
    from incidents i
    join imaging_systems s on s.id = i.system_id
    join sites site on site.id = i.site_id
    join advisories a on a.id = i.advisory_id
    left join advisory_revisions r on r.id = a.shown_revision_id
    join incident_now n on n.incident_id = i.id
    left join people p on p.id = i.coordinator_id
    where i.id = ${id} and ${withinText(reach, "i.site_id")}`);
  if (!row) return null;
  const { exposure, stateSince, holdsUntil, ownAdvice, addedAdvice, rechecks, ...read } = row;
  const { givenScores, correctedScores, ...head } = read;
  const own = ownAdvice.map((text) => ({ text, sourceTitle: null, sourceUrl: null, transcribed: null }));
  const added = addedAdvice.map(({ by, at, ...advice }) => ({
    ...advice,
    transcribed: { by, at: new Date(at) },
  }));
  return {
    ...head,
    highestScore: highestScore(withScores([{ scores: givenScores }], correctedScores))?.score ?? null,
    known: {
      exposure,
      since: new Date(stateSince),
      holdsUntil: holdsUntil === null ? null : new Date(holdsUntil),
    },
    rechecks: rechecks.map((each) => ({ ...each, askedAt: new Date(each.askedAt) })),
    advice: [...own, ...added],
  };
}

export type EventRow = Readonly<{
  seq: number;
  type: string;
  at: Date;
  actorName: string;
  data: unknown;
  hash: string;
}>;

/** The timeline of an incident, newest first, from before an entry on. */
export async function listIncidentEvents(
  tx: Tx,
  reach: Reach,
  id: IncidentId,
  page: Readonly<{ size: number; before: number | null }>,
): Promise<EventRow[]> {
  return tx
    .select({
      seq: events.seq,
      type: events.type,
      at: events.at,
      actorName: events.actorName,
      data: events.data,
      hash: events.hash,
    })
    .from(events)
    .where(
      and(
        eq(events.incidentId, id),
        within(reach, events.siteId),
        page.before === null ? undefined : lt(events.seq, page.before),
      ),
    )
    .orderBy(desc(events.seq))
    .limit(page.size);
}

/** The keys of the open incidents of an advisory by the asset tag of their system. */
export async function listOpenKeys(tx: Tx, advisoryId: AdvisoryId): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.execute<{ tag: string; key: string }>(sql`
    select s.asset_tag as tag, i.key from incidents i join imaging_systems s on s.id = i.system_id
    where i.advisory_id = ${advisoryId} and i.closed_at is null and i.drill_id is null`);
  return new Map(rows.map((row) => [row.tag, row.key]));
}
