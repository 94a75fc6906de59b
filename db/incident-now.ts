import "server-only";
import { and, asc, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { IncidentId } from "@/domain/ids";
import type { Tx } from "./client";
import { incidentNow, stepNow } from "./schema";

export type IncidentNowRow = typeof incidentNow.$inferInsert;
export type StepNowRow = typeof stepNow.$inferInsert;

/** Puts what is true now in place of what was; a step that no longer exists (a withdrawn cancellation's) goes. */
export async function saveNow(
  tx: Tx,
  rows: readonly IncidentNowRow[],
  steps: readonly StepNowRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(incidentNow)
    .values([...rows])
    .onConflictDoUpdate({
      target: incidentNow.incidentId,
      set: {
        runningSince: sql`excluded.running_since`,
        exposure: sql`excluded.exposure`,
        holdsUntil: sql`excluded.holds_until`,
        changesAt: sql`excluded.changes_at`,
        // What ran out became exposed when it ran out, not when somebody looked.
        stateSince: sql`case when incident_now.exposure = excluded.exposure then incident_now.state_since
          when excluded.exposure = 'exposed' and incident_now.holds_until <= excluded.computed_at then incident_now.holds_until
          else excluded.state_since end`,
        phase: sql`excluded.phase`,
        priority: sql`excluded.priority`,
        priorityLapsed: sql`excluded.priority_lapsed`,
        priorityOverride: sql`excluded.priority_override`,
        overrideUntil: sql`excluded.override_until`,
        dueAt: sql`excluded.due_at`,
        vendorUntil: sql`excluded.vendor_until`,
        marks: sql`excluded.marks`,
        stepsDone: sql`excluded.steps_done`,
        stepsTotal: sql`excluded.steps_total`,
        careFunction: sql`excluded.care_function`,
        careExams: sql`excluded.care_exams`,
        careAlternative: sql`excluded.care_alternative`,
        computedAt: sql`excluded.computed_at`,
      },
    });
  await saveSteps(tx, steps);
}

/** Opening very many incidents writes tens of thousands of steps: they are sent as one text, because each parameter costs. */
async function saveSteps(tx: Tx, steps: readonly StepNowRow[]): Promise<void> {
  if (steps.length === 0) return;
  await tx.execute(sql`
    insert into step_now (incident_id, step_key, site_id, position, role, kind, phase, title, state, waits_for, counts, due_at,
      blocked_by, holds)
    select * from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s("incidentId" uuid, "stepKey" text, "siteId" uuid,
      position int, role text, kind text, phase text, title text, state text, "waitsFor" text, counts boolean,
      "dueAt" timestamptz, "blockedBy" jsonb, holds int)
    on conflict (incident_id, step_key) do update set position = excluded.position, role = excluded.role,
      kind = excluded.kind, phase = excluded.phase, title = excluded.title, state = excluded.state,
      waits_for = excluded.waits_for, counts = excluded.counts, due_at = excluded.due_at, blocked_by = excluded.blocked_by,
      holds = excluded.holds
    where (step_now.state, step_now.waits_for, step_now.counts, step_now.title, step_now.position, step_now.role,
        step_now.kind, step_now.phase, step_now.due_at, step_now.blocked_by, step_now.holds)
      is distinct from (excluded.state, excluded.waits_for, excluded.counts, excluded.title, excluded.position, excluded.role,
        excluded.kind, excluded.phase, excluded.due_at, excluded.blocked_by, excluded.holds)`);
}

/** Removes the cached steps that an incident no longer has. */
export async function dropSteps(tx: Tx, incidentId: IncidentId, kept: readonly string[]): Promise<void> {
  await tx
    .delete(stepNow)
    .where(and(eq(stepNow.incidentId, incidentId), notInArray(stepNow.stepKey, [...kept])));
}

/** What the caches hold of incidents; the steps in their order. */
export async function listNow(
  tx: Tx,
  ids: readonly IncidentId[],
): Promise<{ incidents: (typeof incidentNow.$inferSelect)[]; steps: (typeof stepNow.$inferSelect)[] }> {
  const wanted = [...ids];
  return {
    incidents: await tx.select().from(incidentNow).where(inArray(incidentNow.incidentId, wanted)),
    steps: await tx
      .select()
      .from(stepNow)
      .where(inArray(stepNow.incidentId, wanted))
      .orderBy(asc(stepNow.incidentId), asc(stepNow.position)),
  };
}
