import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { IncidentId } from "@/domain/ids";
import type { LastAsk } from "@/domain/incidents/asking";
import type { Tx } from "./client";

type Row = { incidentId: IncidentId; step: string; by: string; at: string; who: string[] };

/** The last ask for each step of incidents: who asked whom, and when. */
export async function lastAsksOf(
  tx: Tx,
  ids: readonly IncidentId[],
): Promise<(LastAsk & Readonly<{ incidentId: IncidentId }>)[]> {
  if (ids.length === 0) return [];
  const list = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const rows = await tx.execute<Row>(sql`
    select distinct on (e.incident_id, e.data->>'step') e.incident_id as "incidentId", e.data->>'step' as step,
      e.actor_name as by, e.at, (select json_agg(person->>'name') from jsonb_array_elements(e.data->'who') person) as who
    from events e where e.incident_id in (${list}) and e.type = 'step.asked'
    order by e.incident_id, e.data->>'step', e.seq desc`);
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }));
}

/** The last ask for a step of incident i whose key an expression gives, as JSON; null: nobody was asked. */
export const lastAskJson = (step: SQL): SQL => sql`(
  select json_build_object('by', e.actor_name, 'at', e.at, 'who',
    (select json_agg(person->>'name') from jsonb_array_elements(e.data->'who') person))
  from events e where e.incident_id = i.id and e.type = 'step.asked' and e.data->>'step' = ${step}
  order by e.seq desc limit 1)`;
