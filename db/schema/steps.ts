import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { type ReviewKind, reviewKinds } from "@/domain/checklist/facts";
import type { AttemptId, RecordId } from "@/domain/ids";
import { id, instant, oneOf } from "./columns";
import { inItsSite, ofIncident } from "./of-incident";

/** One answer to a step; at is when the server recorded it. */
export const stepAttempts = pgTable(
  "step_attempts",
  {
    id: id().$type<AttemptId>(),
    ...ofIncident(),
    stepKey: text("step_key").notNull(),
    kind: text("kind"),
    outcome: text("outcome").notNull().$type<"done" | "cannot" | "not-applicable">(),
    doneAt: instant("done_at").notNull(),
    reason: text("reason"),
    answers: jsonb("answers").notNull().default({}).$type<Record<string, string>>(),
    recordId: uuid("record_id").$type<RecordId>(),
    /** The latest answer to its step. */
    current: boolean("current").notNull().default(true),
  },
  (t) => [
    inItsSite(t),
    unique("step_attempts_id_incident").on(t.id, t.incidentId),
    oneOf("step_attempts_outcome", t.outcome, ["done", "cannot", "not-applicable"]),
    check("step_attempts_not_future", sql`${t.doneAt} <= ${t.at}`),
    uniqueIndex("step_attempts_one_current").on(t.incidentId, t.stepKey).where(sql`current`),
    index("step_attempts_of_incident").on(t.incidentId, t.seq),
  ],
);

/** What became of an attempt; by another person than its doers where it verifies or rejects (also by trigger). */
export const stepReviews = pgTable(
  "step_reviews",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    attemptId: uuid("attempt_id").notNull().$type<AttemptId>(),
    kind: text("kind").notNull().$type<ReviewKind>(),
    reason: text("reason"),
    /** What whoever verified read in a file that the portal cannot read. */
    answers: jsonb("answers").notNull().default({}).$type<Record<string, string>>(),
  },
  (t) => [
    inItsSite(t),
    foreignKey({
      columns: [t.attemptId, t.incidentId],
      foreignColumns: [stepAttempts.id, stepAttempts.incidentId],
    }),
    oneOf("step_reviews_kind", t.kind, reviewKinds),
    index("step_reviews_of_incident").on(t.incidentId, t.seq),
  ],
);
