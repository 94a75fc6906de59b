import "server-only";
import { sql } from "drizzle-orm";
import type { IncidentId, SystemId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";

/** The open incidents of a system within reach; drills are entered from their own page. */
export async function openIncidentsOf(
  tx: Tx,
  reach: Reach,
  systemId: SystemId,
): Promise<readonly Readonly<{ id: IncidentId; advisory: string; due: Readonly<Record<string, string>> }>[]> {
  return tx.execute<{ id: IncidentId; advisory: string; due: Record<string, string> }>(sql`
    select i.id, a.tracking_id as advisory,
      (select coalesce(jsonb_object_agg(step.step_key, step.due_at), '{}') from step_now step
        where step.incident_id = i.id and step.due_at is not null) as due
    from incidents i join advisories a on a.id = i.advisory_id
    where i.system_id = ${systemId} and i.closed_at is null and i.drill_id is null and ${withinText(reach, "i.site_id")}
    order by i.opened_at, i.id`);
}
