import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { PersonId, RecordId, SiteId } from "@/domain/ids";
import { id, instant } from "./columns";
import { inItsSite, ofIncident } from "./of-incident";
import { people } from "./organisation";

/** What somebody said of an incident or of one of its steps; append-only by trigger, a correction is a later row. */
export const comments = pgTable(
  "comments",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    stepKey: text("step_key"),
    text: text("text").notNull(),
    supersedes: uuid("supersedes").$type<RecordId>(),
  },
  (t) => [
    inItsSite(t),
    unique("comments_id_site").on(t.id, t.siteId),
    unique("comments_id_incident").on(t.id, t.incidentId),
    // A comment is corrected by one of the same incident, and once: its correction is corrected next.
    foreignKey({ columns: [t.supersedes, t.incidentId], foreignColumns: [t.id, t.incidentId] }),
    unique("comments_one_correction").on(t.supersedes),
    check("comments_text", sql`length(${t.text}) between 1 and 4000`),
    // What was said of this incident, newest first?
    index("comments_of_incident").on(t.incidentId, t.seq),
  ],
);

/** Who is mentioned in a comment: by id, and only people who might see the incident when it was written. */
export const commentMentions = pgTable(
  "comment_mentions",
  {
    commentId: uuid("comment_id").notNull().$type<RecordId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
  },
  (t) => [
    primaryKey({ columns: [t.commentId, t.personId] }),
    foreignKey({ columns: [t.commentId, t.siteId], foreignColumns: [comments.id, comments.siteId] }),
  ],
);

/** A comment taken back, with why; its words stay. One for each, by the primary key. */
export const commentWithdrawals = pgTable(
  "comment_withdrawals",
  {
    commentId: uuid("comment_id").primaryKey().$type<RecordId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    reason: text("reason").notNull(),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
  },
  (t) => [foreignKey({ columns: [t.commentId, t.siteId], foreignColumns: [comments.id, comments.siteId] })],
);
