import "server-only";
import { sql } from "drizzle-orm";
import type { SystemId } from "@/domain/ids";
import type { ExportedIdentity, ExportedSystem } from "@/domain/systems/export-table";
import type { SystemFilter } from "@/domain/systems/rows";
import type { Tx } from "./client";
import type { Reach } from "./reach";
import { deviceIdentities, imagingSystems, sites } from "./schema";
import { systemConditions } from "./system-list";
import { fieldColumns } from "./systems";

/** Where a page of the export ended. */
export type ExportCursor = Readonly<{ siteCode: string; assetTag: string; id: SystemId }>;

/** One page of the systems within reach that a filter lets through, with the DICOM identities they have now, by site and tag. */
export async function listSystemsToExport(
  tx: Tx,
  reach: Reach,
  filter: SystemFilter,
  { size, after }: Readonly<{ size: number; after: ExportCursor | null }>,
): Promise<{ rows: ExportedSystem[]; next: ExportCursor | null }> {
  const identities = sql<ExportedIdentity[]>`coalesce((
    select json_agg(json_build_object('manufacturer', d.manufacturer, 'model', d.model, 'modality', d.modality,
      'softwareVersion', d.software_version, 'stationName', d.station_name, 'serial', d.serial) order by d.recorded_at, d.id)
    from ${deviceIdentities} d where d.system_id = imaging_systems.id and d.superseded_by is null), '[]'::json)`;
  const rows = await tx
    .select({
      id: imagingSystems.id,
      siteCode: sites.code,
      state: imagingSystems.state,
      fields: fieldColumns,
      identities,
    })
    .from(imagingSystems)
    .innerJoin(sites, sql`${sites.id} = ${imagingSystems.siteId}`)
    .where(
      sql`${imagingSystems.id} in (select s.id from imaging_systems s join sites site on site.id = s.site_id
        where ${systemConditions(reach, filter)}) and ${
          after
            ? sql`(${sites.code}, ${imagingSystems.assetTag}, ${imagingSystems.id})
        > (${after.siteCode}::text, ${after.assetTag}::text, ${after.id}::uuid)`
            : sql`true`
        }`,
    )
    .orderBy(sites.code, imagingSystems.assetTag, imagingSystems.id)
    .limit(size + 1);
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  const next = last && { siteCode: last.siteCode, assetTag: last.fields.assetTag, id: last.id };
  return { rows: shown, next: next ?? null };
}
