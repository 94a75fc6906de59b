import "server-only";
import { sql } from "drizzle-orm";
import type { SiteId, SystemId } from "@/domain/ids";
import { endsLike } from "@/domain/systems/label-end";
import type { Tx } from "./client";

/** The other systems of a site whose asset tag ends with what was typed, by the rule that the guard itself compares with. */
export async function systemsByLabelEnd(
  tx: Tx,
  siteId: SiteId,
  typed: string,
  own: SystemId,
): Promise<{ tag: string; name: string }[]> {
  const systems = await tx.execute<{ tag: string; name: string }>(sql`
    select asset_tag as tag, coalesce(nullif(trim(model), ''), device_class) as name from imaging_systems
    where site_id = ${siteId} and id <> ${own} and state <> 'retired'
    order by asset_tag`);
  return systems.filter(({ tag }) => endsLike(tag, typed)).slice(0, 3);
}
