import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { PersonId, RecordId } from "@/domain/ids";
import { id, instant } from "./columns";
import { people } from "./organisation";

/** Whom to ask at a vendor, with hours; never changed, only ended and added anew, so that a question keeps whom it was put to. */
export const vendorContacts = pgTable(
  "vendor_contacts",
  {
    id: id().$type<RecordId>(),
    vendor: text("vendor").notNull(),
    name: text("name").notNull(),
    duty: text("duty").notNull(),
    phone: text("phone").notNull(),
    email: text("email").notNull().default(""),
    hours: text("hours").notNull().default(""),
    addedAt: instant("added_at").notNull(),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by")
      .references(() => people.id)
      .$type<PersonId>(),
  },
  // Who can be asked now?
  (t) => [index("vendor_contacts_in_force").on(t.vendor).where(sql`ended_at is null`)],
);
