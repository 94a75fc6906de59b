import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { RoleHolder, RowAsk } from "@/domain/advisory-grid/asking";
import type { ColumnStep } from "@/domain/advisory-grid/columns";
import { stepRoles } from "@/domain/checklist/template";
import type { AdvisoryId, IncidentId, SiteId, TemplateId } from "@/domain/ids";
import type { SiteMatchCount } from "@/domain/matching/rows";
import type { Tx } from "./client";
import { matchCounts } from "./match-list";
import { type Reach, withinText } from "./reach";

/** A checklist of the grid's rows: its steps as columns need them. */
export type GridTemplate = Readonly<{ id: TemplateId; steps: readonly ColumnStep[] }>;

export type BesideGrid = Readonly<{
  templates: readonly GridTemplate[];
  /** Every site within reach, by name. */
  sites: readonly Readonly<{ id: SiteId; code: string; name: string; zone: string }>[];
  holders: readonly RoleHolder[];
  asks: readonly RowAsk[];
  counts: readonly SiteMatchCount[];
}>;

/** What the rows of a grid are of. */
export type GridContent = Readonly<{
  advisoryId: AdvisoryId;
  templateIds: readonly TemplateId[];
  /** The sites and the incidents at which something waits. */
  siteIds: readonly SiteId[];
  incidentIds: readonly IncidentId[];
}>;

const rowsOf = (statement: SQL): SQL => sql`(select coalesce(json_agg(row), '[]') from (${statement}) row)`;
/** Sent as one text: each parameter of a statement costs. */
const listed = (ids: readonly string[]): SQL =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
const roleNames = sql.raw(stepRoles.map((role) => `'${role}'`).join(", "));

/** What stands around a grid: the columns' steps, the sites, whom to ask, who was asked, and what has no incident yet; one statement. */
export async function readBesideGrid(
  tx: Tx,
  reach: Readonly<{ incidents: Reach; systems: Reach }>,
  { advisoryId, templateIds, siteIds, incidentIds }: GridContent,
): Promise<BesideGrid> {
  const templates = sql`select t.id, (select json_agg(json_build_object('key', step->>'key', 'title', step->>'title',
      'phase', step->>'phase') order by place) from jsonb_array_elements(t.content->'steps') with ordinality as steps(step, place)) as steps
    from templates t where t.id in ${listed(templateIds)}`;
  const sites = sql`select site.id, site.code, site.name, site.zone from sites site
    where ${withinText(reach.incidents, "site.id")} order by site.name, site.id`;
  const holders = sql`select distinct g.site_id as "siteId", g.role, p.id, p.name from grants g join people p on p.id = g.person_id
    where g.ended_at is null and p.disabled_at is null and g.role in (${roleNames})
      and (g.site_id is null or g.site_id in ${listed(siteIds)}) order by p.name, p.id`;
  const asks = sql`select distinct on (i.key, e.data->>'step') i.key, e.data->>'step' as step, e.actor_name as by, e.at,
      (select json_agg(person->>'name') from jsonb_array_elements(e.data->'who') person) as who
    from incidents i join events e on e.incident_id = i.id and e.type = 'step.asked'
    where i.id in ${listed(incidentIds)} order by i.key, e.data->>'step', e.seq desc`;
  type Row = Omit<BesideGrid, "asks"> & { asks: (Omit<RowAsk, "at"> & { at: string })[] };
  const [row] = await tx.execute<Row>(sql`
    select ${rowsOf(templates)} as templates, ${rowsOf(sites)} as sites, ${rowsOf(holders)} as holders, ${rowsOf(asks)} as asks,
      ${rowsOf(matchCounts(reach.systems, advisoryId))} as counts`);
  if (!row) throw new Error("What stands around a grid returned nothing");
  return { ...row, asks: row.asks.map(({ at, ...ask }) => ({ ...ask, at: new Date(at) })) };
}
