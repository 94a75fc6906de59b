import "server-only";
import { sql } from "drizzle-orm";
import type { SiteId, SystemId } from "@/domain/ids";
import type { Tx } from "./client";

/** The other systems of a site whose asset tag ends with what was typed; letters and digits only, whatever their case. */
export async function systemsByLabelEnd(
  tx: Tx,
  siteId: SiteId,
  typed: string,
  own: SystemId,
): Promise<{ tag: string; name: string }[]> {
  const end = typed.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  if (end === "") return [];
  return tx.execute<{ tag: string; name: string }>(sql`
    select asset_tag as tag, coalesce(nullif(trim(model), ''), device_class) as name from imaging_systems
    where site_id = ${siteId} and id <> ${own} and state <> 'retired'
      and right(regexp_replace(lower(asset_tag), '[^[:alnum:]]', '', 'g'), ${end.length}) = ${end}
    order by asset_tag limit 3`);
}
