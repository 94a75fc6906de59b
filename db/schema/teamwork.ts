import { sql } from "drizzle-orm";
import { check, foreignKey, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { PersonId, RecordId } from "@/domain/ids";
import { id } from "./columns";
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
