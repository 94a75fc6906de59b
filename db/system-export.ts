import "server-only";
import { sql } from "drizzle-orm";
import type { ExportedIdentity, ExportedSystem } from "@/domain/systems/export-table";
import type { SystemFilter } from "@/domain/systems/rows";
import type { Tx } from "./client";
import type { Reach } from "./reach";
import { deviceIdentities, imagingSystems, sites } from "./schema";
import { systemConditions } from "./system-list";
import { fieldColumns } from "./systems";

/** Every system within reach that a filter lets through, with the DICOM identities it has now, by site and tag. */
export async function listSystemsToExport(
  tx: Tx,
  reach: Reach,
  filter: SystemFilter,
): Promise<ExportedSystem[]> {
  const identities = sql<ExportedIdentity[]>`coalesce((
    select json_agg(json_build_object('manufacturer', d.manufacturer, 'model', d.model, 'modality', d.modality,
      'softwareVersion', d.software_version, 'stationName', d.station_name, 'serial', d.serial) order by d.recorded_at, d.id)
    from ${deviceIdentities} d where d.system_id = imaging_systems.id and d.superseded_by is null), '[]'::json)`;
  return tx
    .select({ siteCode: sites.code, state: imagingSystems.state, fields: fieldColumns, identities })
    .from(imagingSystems)
    .innerJoin(sites, sql`${sites.id} = ${imagingSystems.siteId}`)
    .where(
      sql`${imagingSystems.id} in (select s.id from imaging_systems s join sites site on site.id = s.site_id
        where ${systemConditions(reach, filter)})`,
    )
    .orderBy(sites.code, imagingSystems.assetTag, imagingSystems.id);
}
