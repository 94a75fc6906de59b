import { sql } from "drizzle-orm";
import { check, date, foreignKey, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { PersonId, RecordId, SiteId } from "@/domain/ids";
import { id, instant } from "./columns";
import { inItsSite, ofIncident } from "./of-incident";
import { people } from "./organisation";

// Each of these is a row of links, append-only by trigger: the last one counts, and one follows one, so that of two people
// who wrote after the same one the database itself lets one through.

/** To whom an incident is assigned from then on; without a person to nobody. */
export const assignments = pgTable(
  "assignments",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    personId: uuid("person_id")
      .references(() => people.id)
      .$type<PersonId>(),
    supersedes: uuid("supersedes").$type<RecordId>(),
  },
  (t) => [
    inItsSite(t),
    unique("assignments_id_incident").on(t.id, t.incidentId),
    foreignKey({ columns: [t.supersedes, t.incidentId], foreignColumns: [t.id, t.incidentId] }),
    unique("assignments_follow").on(t.incidentId, t.supersedes).nullsNotDistinct(),
  ],
);

/** What the next shift must know of an incident. */
export const handoverNotes = pgTable(
  "handover_notes",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    text: text("text").notNull(),
    supersedes: uuid("supersedes").$type<RecordId>(),
  },
  (t) => [
    inItsSite(t),
    unique("handover_notes_id_incident").on(t.id, t.incidentId),
    foreignKey({ columns: [t.supersedes, t.incidentId], foreignColumns: [t.id, t.incidentId] }),
    unique("handover_notes_follow").on(t.incidentId, t.supersedes).nullsNotDistinct(),
    check("handover_notes_text", sql`length(${t.text}) between 1 and 1000`),
  ],
);

/** An incident waits for a vendor until the end of a day on its site's calendar, under the vendor's case number. */
export const vendorWaits = pgTable(
  "vendor_waits",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    vendorCase: text("vendor_case").notNull(),
    waitsFor: text("waits_for").notNull(),
    untilDay: date("until_day").notNull(),
    supersedes: uuid("supersedes").$type<RecordId>(),
  },
  (t) => [
    inItsSite(t),
    unique("vendor_waits_id_incident").on(t.id, t.incidentId),
    unique("vendor_waits_id_site").on(t.id, t.siteId),
    foreignKey({ columns: [t.supersedes, t.incidentId], foreignColumns: [t.id, t.incidentId] }),
    unique("vendor_waits_follow").on(t.incidentId, t.supersedes).nullsNotDistinct(),
  ],
);

/** The vendor answered, or is waited for no longer, before the day was over. One for each, by the primary key. */
export const vendorWaitEnds = pgTable(
  "vendor_wait_ends",
  {
    waitId: uuid("wait_id").primaryKey().$type<RecordId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    reason: text("reason").notNull(),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.waitId, t.siteId], foreignColumns: [vendorWaits.id, vendorWaits.siteId] }),
  ],
);
