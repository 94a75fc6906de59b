import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { SystemId } from "@/domain/ids";
import type { SystemLabel } from "@/domain/systems/label";
import type { SystemCount, SystemCursor, SystemFilter, SystemRow } from "@/domain/systems/rows";
import type { Tx } from "./client";
import { standingText } from "./match-list";
import { duplicateReasons, isDuplicate } from "./merging";
import { type Reach, withinText } from "./reach";

/** What keeps a statement on `imaging_systems s` and `sites site` inside the reach and the filter. */
export function systemConditions(reach: Reach, filter: SystemFilter): SQL {
  const parts = [withinText(reach, "s.site_id")];
  if (filter.site) parts.push(sql`site.code = ${filter.site}`);
  if (filter.deviceClass !== null) parts.push(sql`s.device_class = ${filter.deviceClass}`);
  parts.push(filter.state === "present" ? sql`s.state <> 'retired'` : sql`s.state = ${filter.state}`);
  if (filter.duplicates) {
    parts.push(sql`s.state <> 'retired' and exists (select 1 from imaging_systems o
      where o.site_id = s.site_id and o.id <> s.id and o.state <> 'retired' and ${isDuplicate})`);
  }
  if (filter.text) {
    const like = `%${filter.text.replaceAll(/[\\%_]/g, "\\$&")}%`;
    parts.push(sql`(s.asset_tag ilike ${like} or s.model ilike ${like} or s.manufacturer ilike ${like} or s.serial ilike ${like}
      or s.operating_system ilike ${like} or s.station_name ilike ${like} or s.ip_address ilike ${like} or s.location ilike ${like}
      or site.name ilike ${like} or site.code ilike ${like})`);
  }
  return sql.join(parts, sql` and `);
}

const undecidedOf = sql`(select count(*)::int from matches m left join match_decisions d on d.match_id = m.id and d.current
  where m.system_id = s.id and ${standingText} in ('unknown', 'vendor-asked'))`;

const duplicatesOf = sql`(select jsonb_agg(jsonb_build_object('assetTag', o.asset_tag, 'reasons', ${duplicateReasons})
  order by o.asset_tag) from imaging_systems o
  where o.site_id = s.site_id and o.id <> s.id and o.state <> 'retired' and ${isDuplicate})`;

const orders = {
  tag: sql`"assetTag", id`,
  site: sql`"siteName", "assetTag", id`,
  undecided: sql`undecided desc, "siteName", "assetTag", id`,
} as const;

function afterCursor(filter: SystemFilter, after: SystemCursor | null): SQL {
  if (!after) return sql``;
  const { undecided, siteName, assetTag, id } = after;
  const place = sql`("siteName", "assetTag", id)`;
  const last = sql`(${siteName}::text, ${assetTag}::text, ${id}::uuid)`;
  if (filter.sort === "tag") return sql`where ("assetTag", id) > (${assetTag}::text, ${id}::uuid)`;
  if (filter.sort === "site") return sql`where ${place} > ${last}`;
  return sql`where undecided < ${undecided}::int or (undecided = ${undecided}::int and ${place} > ${last})`;
}

/** One page of the inventory within reach, and the cursor of the next one. */
export async function listSystemRows(
  tx: Tx,
  reach: Readonly<{ systems: Reach; incidents: Reach }>,
  filter: SystemFilter,
  page: Readonly<{ size: number; after: SystemCursor | null }>,
): Promise<{ rows: SystemRow[]; next: SystemCursor | null }> {
  const rows = await tx.execute<SystemRow>(sql`
    select * from (
      select s.id, s.asset_tag as "assetTag", s.manufacturer, s.model, s.device_class as "deviceClass", s.modality, s.serial,
        s.software_version as "softwareVersion", s.operating_system as "operatingSystem", s.station_name as "stationName",
        s.ae_titles as "aeTitles", s.ip_address as "ipAddress", s.vlan, s.switch_port as "switchPort", s.location,
        s.clinical_owner as "clinicalOwner", s.ruh_capable as "ruhCapable", s.exams_per_day as "examsPerDay", s.alternative,
        s.state, s.site_id as "siteId", site.name as "siteName",
        coalesce(n.state, 'business') as network, ${undecidedOf} as undecided, ${filter.duplicates ? duplicatesOf : sql`'[]'::jsonb`} as duplicates,
        array(select i.key from incidents i where i.system_id = s.id and i.closed_at is null and i.drill_id is null
          and ${withinText(reach.incidents, "i.site_id")} order by i.opened_at) as "openIncidents"
      from imaging_systems s
      join sites site on site.id = s.site_id
      left join network_states n on n.system_id = s.id and n.superseded_by is null and not n.drill
      where ${systemConditions(reach.systems, filter)}) listed
    ${afterCursor(filter, page.after)}
    order by ${orders[filter.sort]}
    limit ${page.size + 1}`);
  const shown = rows.slice(0, page.size);
  const last = rows.length > page.size ? shown.at(-1) : undefined;
  const next = last && {
    undecided: last.undecided,
    siteName: last.siteName,
    assetTag: last.assetTag,
    id: last.id,
  };
  return { rows: shown, next: next ?? null };
}

/** The labels of the systems a filter lets through, site by site, as many as asked for at most. */
export async function listLabels(
  tx: Tx,
  reach: Reach,
  filter: SystemFilter,
  most: number,
): Promise<SystemLabel[]> {
  return tx.execute<SystemLabel>(sql`
    select s.id, s.asset_tag as "assetTag", s.manufacturer, coalesce(nullif(s.model, ''), s.device_class) as model,
      site.name as "siteName", site.code as "siteCode", s.location
    from imaging_systems s join sites site on site.id = s.site_id
    where ${systemConditions(reach, filter)}
    order by site.name, s.asset_tag, s.id
    limit ${most}`);
}

export type SelectedLabel = Readonly<{ id: SystemId; assetTag: string; model: string; siteName: string }>;

/** The selected systems within reach, by label. */
export async function listSelected(tx: Tx, reach: Reach, ids: readonly SystemId[]): Promise<SelectedLabel[]> {
  return tx.execute<SelectedLabel>(sql`
    select s.id, s.asset_tag as "assetTag", coalesce(nullif(s.model, ''), s.device_class) as model, site.name as "siteName"
    from imaging_systems s join sites site on site.id = s.site_id
    where s.id in (select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))
      and ${withinText(reach, "s.site_id")}
    order by site.name, s.asset_tag, s.id`);
}

/** How many systems of each site and class a filter lets through, so that the filters can say what they would show. */
export async function countSystems(tx: Tx, reach: Reach, filter: SystemFilter) {
  const within = systemConditions(reach, { ...filter, site: null, deviceClass: null });
  return tx.execute<SystemCount>(sql`
    select site.code as "siteCode", site.name as "siteName", s.device_class as "deviceClass", count(*)::int as count
    from imaging_systems s join sites site on site.id = s.site_id
    where ${within}
    group by 1, 2, 3 order by site.name, s.device_class`);
}
