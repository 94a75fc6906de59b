import { sql } from "drizzle-orm";
import { check, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { AdvisoryId, DrillId, InjectId, PersonId } from "@/domain/ids";
import { advisories } from "./advisories";
import { id, instant } from "./columns";
import { people } from "./organisation";

/** A rehearsal on invented trouble; its incidents count nowhere. */
export const drills = pgTable("drills", {
  id: id().$type<DrillId>(),
  /** DRL-2026-0001; the keys of its incidents begin with it. */
  key: text("key").notNull().unique(),
  name: text("name").notNull(),
  advisoryId: uuid("advisory_id")
    .notNull()
    .references(() => advisories.id)
    .$type<AdvisoryId>(),
  startedAt: instant("started_at").notNull(),
  startedBy: uuid("started_by")
    .notNull()
    .references(() => people.id)
    .$type<PersonId>(),
  endedAt: instant("ended_at"),
  endedBy: uuid("ended_by")
    .references(() => people.id)
    .$type<PersonId>(),
});

/** A message of a drill, written when it was opened and read by everybody from its time on. */
export const drillInjects = pgTable(
  "drill_injects",
  {
    id: id().$type<InjectId>(),
    drillId: uuid("drill_id")
      .notNull()
      .references(() => drills.id)
      .$type<DrillId>(),
    position: integer("position").notNull(),
    text: text("text").notNull(),
    dueAt: instant("due_at").notNull(),
    /** It asks for an answer until then; null: it only tells something. */
    answerBy: instant("answer_by"),
  },
  (t) => [
    unique("drill_injects_position").on(t.drillId, t.position),
    check("drill_injects_answer_after", sql`${t.answerBy} is null or ${t.answerBy} > ${t.dueAt}`),
  ],
);
