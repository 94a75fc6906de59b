import "server-only";
import { sql } from "drizzle-orm";
import type { PersonId } from "@/domain/ids";
import { assignedToOther } from "./teamwork";
import { itsStep, type Listed, rowColumns } from "./today-rows";

const technicians = sql`grants g join people p on p.id = g.person_id and p.disabled_at is null
  where g.role = 'technician' and g.ended_at is null`;
/** A coordinator is expected to do a technician's step only where the site has no technician; asked once of all sites. */
const noTechnician = sql`(not exists (select 1 from ${technicians} and g.site_id is null)
  and item.site_id not in (select g.site_id from ${technicians} and g.site_id is not null))`;

/**
 * The steps a coordinator within reach is to do: theirs by role, open or in question, locked by nothing, of no incident that another
 * coordinator holds. What waits for a word or a signature stands in sections of its own.
 */
export const yours = (me: PersonId, now: Date): Listed => ({
  columns: sql`${rowColumns(now, sql`item.due_at`)}, s.location, item.step_key as step, step.title,
    coalesce(item.waits_for = 'confirmation', false) as "inQuestion"`,
  items: sql`from acting item where item.kind is distinct from 'approvals'
    and ((item.state = 'available' and item.waits_for is null) or item.waits_for = 'confirmation')
    and (item.role = 'coordinator' or (item.role = 'technician' and ${noTechnician}))
    and not ${assignedToOther(me, "coordinator")}`,
  order: sql`item.due_at nulls last, item.rank, item.running_since, item.incident_id, item.position`,
  beside: itsStep,
});
