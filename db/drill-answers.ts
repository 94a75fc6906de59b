import "server-only";
import { inArray, sql } from "drizzle-orm";
import type { Inject } from "@/domain/drills/drill";
import type { Answered } from "@/domain/drills/report";
import type { DrillId, IncidentId, InjectId, SiteId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";
import { drillAnswers } from "./schema";

export type AnswerRow = Answered & Readonly<{ incidentId: IncidentId }>;

/** What was answered to the messages of a drill, within reach. */
export async function listDrillAnswers(tx: Tx, reach: Reach, id: DrillId): Promise<AnswerRow[]> {
  const rows = await tx.execute<Omit<AnswerRow, "at"> & { at: string }>(sql`
    select r.inject_id as "injectId", r.incident_id as "incidentId", r.text, r.at, p.name as by
    from drill_answers r
    join drill_injects j on j.id = r.inject_id and j.drill_id = ${id}
    join people p on p.id = r.by_person
    where ${withinText(reach, "r.site_id")} order by r.seq`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** A message that is asked of an incident, the drill's row held so that it does not end meanwhile. */
export async function lockInject(tx: Tx, incidentKey: string, injectId: InjectId) {
  type Row = {
    incidentId: IncidentId;
    siteId: SiteId;
    endedAt: string | null;
    dueAt: string;
    answerBy: string | null;
    text: string;
    position: number;
    answered: string | null;
  };
  await tx.execute(sql`
    select d.id from drills d join incidents i on i.drill_id = d.id where i.key = ${incidentKey} for share of d`);
  const [row] = await tx.execute<Row>(sql`
    select i.id as "incidentId", i.site_id as "siteId", d.ended_at as "endedAt", j.due_at as "dueAt",
      j.answer_by as "answerBy", j.text, j.position, p.name as answered
    from incidents i
    join drills d on d.id = i.drill_id
    join drill_injects j on j.drill_id = d.id and j.id = ${injectId}
    left join drill_answers r on r.inject_id = j.id and r.incident_id = i.id
    left join people p on p.id = r.by_person
    where i.key = ${incidentKey}`);
  if (!row) return null;
  const { incidentId, siteId, answered, endedAt, dueAt, answerBy, ...rest } = row;
  const date = (text: string | null) => (text === null ? null : new Date(text));
  const inject: Inject = { id: injectId, ...rest, dueAt: new Date(dueAt), answerBy: date(answerBy) };
  return { incidentId, siteId, answered, endedAt: date(endedAt), inject };
}

export async function insertDrillAnswer(tx: Tx, row: typeof drillAnswers.$inferInsert): Promise<void> {
  await tx.insert(drillAnswers).values(row);
}

/**
 * Whether one of the drills that incidents belong to has ended; their rows are held, so that an act and the end stand in one
 * order.
 */
export async function drillHasEnded(tx: Tx, ids: readonly IncidentId[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const rows = await tx.execute<{ ended: boolean }>(sql`
    select d.ended_at is not null as ended from drills d
    where exists (select 1 from incidents i where i.drill_id = d.id and ${inArray(sql`i.id`, [...ids])})
    order by d.id for share of d`);
  return rows.some(({ ended }) => ended);
}
