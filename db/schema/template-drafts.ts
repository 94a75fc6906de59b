import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Template } from "@/domain/checklist/template";
import type { DraftId, PersonId } from "@/domain/ids";
import { id, instant, oneOf } from "./columns";
import { people } from "./organisation";

/** A template being written: kept as typed, faults and all, until it is published as a version or given up. */
export const templateDrafts = pgTable(
  "template_drafts",
  {
    id: id().$type<DraftId>(),
    templateKey: text("template_key").notNull(),
    /** The version it was begun from; 0: there is none of this key yet. */
    basedOn: integer("based_on").notNull(),
    content: jsonb("content").notNull().$type<Template>(),
    rowVersion: integer("row_version").notNull().default(1),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    createdAt: instant("created_at").notNull(),
    changedBy: uuid("changed_by")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    changedAt: instant("changed_at").notNull(),
    endedAt: instant("ended_at"),
    endedHow: text("ended_how").$type<"published" | "given-up">(),
  },
  (t) => [
    oneOf("template_drafts_ended_how", t.endedHow, ["published", "given-up"]),
    check("template_drafts_ended", sql`(${t.endedAt} is null) = (${t.endedHow} is null)`),
    // One draft of a template at a time.
    uniqueIndex("template_drafts_one_open").on(t.templateKey).where(sql`ended_at is null`),
  ],
);
