import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { PersonId } from "@/domain/ids";
import type { Slice } from "@/domain/today/today";
import { priorityRank } from "./priority-columns";
import type { Reach } from "./reach";
import { assignedToOther } from "./teamwork";
import { openIncidents, rowColumns, rowsOf } from "./today-rows";

/** A coordinator is expected to do a technician's step only where the site has no technician. */
const noTechnician = sql`not exists (select 1 from grants g join people p on p.id = g.person_id and p.disabled_at is null
  where g.role = 'technician' and g.ended_at is null and (g.site_id is null or g.site_id = i.site_id))`;

/**
 * The steps a coordinator within reach is to do: theirs by role, open or in question, locked by nothing, of no incident that another
 * coordinator holds. What waits for a word or a signature stands in sections of its own.
 */
export const yours = (reach: Reach, me: PersonId, now: Date, slice: Slice): SQL =>
  rowsOf(
    sql`${rowColumns(now, sql`step.due_at`)}, s.location, step.step_key as step, step.title,
      coalesce(step.waits_for = 'confirmation', false) as "inQuestion"`,
    sql`${openIncidents(reach)} join step_now step on step.incident_id = i.id and step.kind is distinct from 'approvals'
      and ((step.state = 'available' and step.waits_for is null) or step.waits_for = 'confirmation')
      and (step.role = 'coordinator' or (step.role = 'technician' and ${noTechnician}))
      where not ${assignedToOther(me, "coordinator")}`,
    sql`step.due_at nulls last, ${priorityRank(now)}, i.opened_at, i.id, step.position`,
    slice,
  );
