import "server-only";
import { sql } from "drizzle-orm";
import type { AttemptId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";

/** Another open incident of the same site on which the same step can be done now. */
export type StepElsewhere = Readonly<{
  key: string;
  assetTag: string;
  systemName: string;
  location: string;
  trackingId: string;
  /** The latest attempt there. */
  seen: AttemptId | null;
}>;

/** Where else at the site of an incident the same step can be done, by asset tag; drills left out. */
export async function listStepElsewhere(
  tx: Tx,
  reach: Reach,
  key: string,
  step: string,
): Promise<readonly StepElsewhere[]> {
  return tx.execute<StepElsewhere>(sql`
    select i.key, s.asset_tag as "assetTag", coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName", s.location,
      a.tracking_id as "trackingId", (select latest.id from step_attempts latest
        where latest.incident_id = i.id and latest.step_key = n.step_key and latest.current) as seen
    from incidents own
    join step_now mine on mine.incident_id = own.id and mine.step_key = ${step}
    join incidents i on i.site_id = own.site_id and i.id <> own.id and i.closed_at is null and i.drill_id is null
    join step_now n on n.incident_id = i.id and n.step_key = mine.step_key and n.kind is not distinct from mine.kind
    join imaging_systems s on s.id = i.system_id
    join advisories a on a.id = i.advisory_id
    where own.key = ${key} and own.drill_id is null and own.closed_at is null and ${withinText(reach, "own.site_id")}
      and n.state = 'available' and n.waits_for is null
    order by s.asset_tag, i.key limit 50`);
}
