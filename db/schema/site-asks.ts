import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AdvisoryId, ContactId, PersonId, RecordId, SiteId } from "@/domain/ids";
import { type SiteAnswerKind, siteAnswerKinds } from "@/domain/site-asks/site-ask";
import { advisories } from "./advisories";
import { id, instant, oneOf } from "./columns";
import { contacts, people, sites } from "./organisation";

/** A site was asked to answer for its undecided systems of an advisory by a time; asking again supersedes. */
export const siteAsks = pgTable(
  "site_asks",
  {
    id: id().$type<RecordId>(),
    advisoryId: uuid("advisory_id")
      .notNull()
      .references(() => advisories.id)
      .$type<AdvisoryId>(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => sites.id)
      .$type<SiteId>(),
    dueAt: instant("due_at").notNull(),
    /** The first time that passed without an answer before the site was asked again: late stays late. */
    missedDueAt: instant("missed_due_at"),
    /** How many systems were undecided when it was asked. */
    undecided: integer("undecided").notNull(),
    note: text("note").notNull().default(""),
    /** Whom at the site it is put to; null where the site had nobody on its list. */
    contactId: uuid("contact_id")
      .references(() => contacts.id)
      .$type<ContactId>(),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
    supersedes: uuid("supersedes")
      .references((): AnyPgColumn => siteAsks.id)
      .$type<RecordId>(),
    current: boolean("current").notNull().default(true),
  },
  (t) => [
    unique("site_asks_id_site").on(t.id, t.siteId),
    uniqueIndex("site_asks_one_holds").on(t.advisoryId, t.siteId).where(sql`current`),
  ],
);

/** What ended an ask: the site's last decision, a person who recorded what is still with the vendor, or nothing left to answer for. */
export const siteAnswers = pgTable(
  "site_answers",
  {
    id: id().$type<RecordId>(),
    askId: uuid("ask_id").notNull().unique().$type<RecordId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    kind: text("kind").notNull().$type<SiteAnswerKind>(),
    /** How many systems still waited for a vendor when it was given: they stay unknown. */
    withVendor: integer("with_vendor").notNull(),
    note: text("note").notNull().default(""),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.askId, t.siteId], foreignColumns: [siteAsks.id, siteAsks.siteId] }),
    oneOf("site_answers_kind", t.kind, siteAnswerKinds),
  ],
);
