import "server-only";
import { sql } from "drizzle-orm";
import type { AdvisoryReading } from "@/domain/advisories/advisory";
import { type ScoreCorrection, withScores } from "@/domain/advisories/corrected-values";
import { storedReading } from "@/domain/advisories/stored-reading";
import type { AdvisoryId, IncidentId, PersonId, RecordId, SiteId, SystemId } from "@/domain/ids";
import type { StoredCalendars } from "@/domain/priority/calendar";
import type { DueGround } from "@/domain/priority/due";
import type { Listed, Threatening } from "@/domain/priority/threat";
import type { Priority, PriorityValues } from "@/domain/priority/values";
import { correctedScoresJson } from "./advisories";
import type { Tx } from "./client";
import { priorityMoves, priorityOverrides, vendorWaits } from "./schema";

/** What an incident's priority and due times follow from, beside its facts and its advisory. */
export type StoredGround = DueGround &
  Readonly<{
    incidentId: IncidentId;
    advisoryId: AdvisoryId;
    siteId: SiteId;
    zone: string;
    calendar: StoredCalendars;
    /** The values of the last move. */
    values: PriorityValues | null;
  }>;

const listed = (ids: readonly string[]) =>
  sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
const date = (text: string | null) => (text === null ? null : new Date(text));

/** The ground of incidents by their ids; one statement. */
export async function groundsOf(tx: Tx, ids: readonly IncidentId[]): Promise<StoredGround[]> {
  if (ids.length === 0) return [];
  type Timed<Row> = Omit<Row, "at" | "until"> & { at: string; until: string | null };
  type Row = Omit<StoredGround, "moves" | "overrides" | "waits" | "values"> & {
    moves: (PriorityValues & { at: string; priority: Priority })[];
    overrides: Timed<DueGround["overrides"][number]>[];
    waits: Timed<DueGround["waits"][number]>[];
  };
  const rows = await tx.execute<Row>(sql`
    select i.id as "incidentId", i.advisory_id as "advisoryId", i.site_id as "siteId", site.zone, site.calendar,
      (select coalesce(json_agg(json_build_object('at', m.at, 'priority', m.priority, 'exploitation', m.exploitation,
        'exposure', m.exposure, 'automatable', m.automatable, 'humanImpact', m.human_impact) order by m.seq), '[]')
        from priority_moves m where m.incident_id = i.id) as moves,
      (select coalesce(json_agg(json_build_object('at', o.at, 'by', p.name, 'priority', o.priority, 'reason', o.reason,
        'until', o.until) order by o.seq), '[]')
        from priority_overrides o join people p on p.id = o.by_person where o.incident_id = i.id) as overrides,
      (select coalesce(json_agg(json_build_object('at', w.at, 'by', p.name, 'until', w.until, 'vendorCase', w.vendor_case,
        'reason', w.reason) order by w.seq), '[]')
        from vendor_waits w join people p on p.id = w.by_person where w.incident_id = i.id) as waits
    from incidents i join sites site on site.id = i.site_id
    where i.id in (${listed(ids)})`);
  const timed = <Each extends { at: string; until: string | null }>({ at, until, ...rest }: Each) => ({
    ...rest,
    at: new Date(at),
    until: date(until),
  });
  return rows.map(({ moves, overrides, waits, ...row }) => {
    const { at: _at, priority: _priority, ...values } = moves.at(-1) ?? { at: null, priority: null };
    return {
      ...row,
      moves: moves.map(({ at, priority }) => ({ at: new Date(at), priority })),
      overrides: overrides.map(timed),
      waits: waits.map(timed),
      // Safe because every move holds all four.
      values: moves.length > 0 ? (values as PriorityValues) : null,
    };
  });
}

export type StoredThreat = Readonly<{ advisory: Threatening; kev: Listed }>;

/** What advisories, as corrected, and the KEV catalogue in force say of their vulnerabilities; one statement. */
export async function threatsOf(
  tx: Tx,
  ids: readonly AdvisoryId[],
): Promise<ReadonlyMap<AdvisoryId, StoredThreat>> {
  if (ids.length === 0) return new Map();
  type Row = {
    id: AdvisoryId;
    vulnerabilities: AdvisoryReading["vulnerabilities"] | null;
    notes: AdvisoryReading["notes"] | null;
    scores: readonly ScoreCorrection<null>[];
    kev: Listed;
  };
  const rows = await tx.execute<Row>(sql`
    with named as (
      select a.id, r.reading->'vulnerabilities' as vulnerabilities, r.reading->'notes' as notes, ${correctedScoresJson} as scores
      from advisories a left join advisory_revisions r on r.id = a.shown_revision_id where a.id in (${listed(ids)}))
    select named.*, (
      select json_build_object('version', c.version, 'cves', (
        select coalesce(json_agg(e.cve order by e.cve), '[]') from kev_entries e where e.catalogue_id = c.id
          and e.cve in (select upper(v->>'cve') from jsonb_array_elements(named.vulnerabilities) v)))
      from kev_catalogues c order by c.released_at desc, c.count desc, c.sha256 limit 1) as kev
    from named`);
  return new Map(
    rows.map(({ id, vulnerabilities, notes, scores, kev }) => {
      // Safe because a threat reads these two parts alone, and storedReading fills what an earlier version left out of each.
      const part = { vulnerabilities: vulnerabilities ?? [], notes: notes ?? [], products: [] } as unknown;
      const said = storedReading(part as AdvisoryReading);
      const now = { ...said, vulnerabilities: withScores(said.vulnerabilities, scores) };
      return [id, { advisory: now, kev }];
    }),
  );
}

export type NewMove = Readonly<{
  incidentId: IncidentId;
  siteId: SiteId;
  at: Date;
  priority: Priority;
  values: PriorityValues;
  tableVersion: string;
}>;

/** Records that priorities moved, or were given for the first time. */
export async function insertMoves(tx: Tx, moves: readonly NewMove[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.insert(priorityMoves).values(moves.map(({ values, ...move }) => ({ ...move, ...values })));
}

type OfIncident = Readonly<{
  id: RecordId;
  incidentId: IncidentId;
  siteId: SiteId;
  byPerson: PersonId;
  at: Date;
}>;

export async function insertOverride(
  tx: Tx,
  row: OfIncident & Readonly<{ priority: Priority | null; reason: string; until: Date | null }>,
): Promise<void> {
  await tx.insert(priorityOverrides).values(row);
}

export async function insertVendorWait(
  tx: Tx,
  row: OfIncident & Readonly<{ until: Date | null; vendorCase: string; reason: string }>,
): Promise<void> {
  await tx.insert(vendorWaits).values(row);
}

/** The open incidents of advisories, those of drills that run too, their systems and themselves locked in the order every act on one takes. */
export async function lockIncidentsOf(tx: Tx, ids: readonly AdvisoryId[]): Promise<IncidentId[]> {
  if (ids.length === 0) return [];
  const open = sql`closed_at is null and advisory_id in (${listed(ids)})
    and not exists (select 1 from drills d where d.id = drill_id and d.ended_at is not null)`;
  await tx.execute(sql`
    select id from imaging_systems where id in (select system_id from incidents where ${open}) order by id for update`);
  const rows = await tx.execute<{ id: IncidentId }>(sql`
    select id from incidents where ${open} order by id for update`);
  return rows.map((row) => row.id);
}

/** Locks the open incidents of systems that are locked already, but those of drills that have ended. */
export async function lockIncidentsOfSystems(tx: Tx, ids: readonly SystemId[]): Promise<IncidentId[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<{ id: IncidentId }>(sql`
    select id from incidents where closed_at is null and ${JSON.stringify(ids)}::jsonb ? system_id::text
      and not exists (select 1 from drills d where d.id = drill_id and d.ended_at is not null)
    order by id for update`);
  return rows.map((row) => row.id);
}
