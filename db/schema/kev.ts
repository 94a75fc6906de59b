import { date, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { PersonId } from "@/domain/ids";
import { id, instant } from "./columns";
import { people } from "./organisation";

/** A KEV catalogue as uploaded. */
export const kevCatalogues = pgTable("kev_catalogues", {
  id: id(),
  version: text("version").notNull(),
  releasedAt: instant("released_at").notNull(),
  sha256: text("sha256").notNull().unique(),
  count: integer("count").notNull(),
  receivedAt: instant("received_at").notNull(),
  receivedBy: uuid("received_by")
    .notNull()
    .references(() => people.id)
    .$type<PersonId>(),
});

/** One CVE of a KEV catalogue. */
export const kevEntries = pgTable(
  "kev_entries",
  {
    catalogueId: uuid("catalogue_id")
      .notNull()
      .references(() => kevCatalogues.id),
    cve: text("cve").notNull(),
    addedOn: date("added_on").notNull(),
    dueOn: date("due_on"),
    ransomware: text("ransomware").notNull().default(""),
  },
  (t) => [unique("kev_entries_once").on(t.catalogueId, t.cve)],
);
