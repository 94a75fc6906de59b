import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { PersonId, SiteId } from "@/domain/ids";
import type { ColumnTarget } from "@/domain/systems/import-rows";
import { id, instant } from "./columns";
import { people, sites } from "./organisation";

/**
 * How the columns of a file were taken when it was imported, by its header row: the next file with the same headers is taken alike.
 * Facts of the organisation; the latest of a header row holds.
 */
export const importMappings = pgTable(
  "import_mappings",
  {
    id: id(),
    /** SHA-256 of the header row. */
    headerHash: text("header_hash").notNull(),
    /** What each header is taken as, in the order of the file; null: nothing. */
    columns: jsonb("columns")
      .notNull()
      .$type<readonly Readonly<{ header: string; target: ColumnTarget | null }>[]>(),
    /** The site of all rows, where no column names one. */
    siteId: uuid("site_id")
      .references(() => sites.id)
      .$type<SiteId>(),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
  },
  // How was a file with these headers taken last?
  (t) => [index("import_mappings_of_headers").on(t.headerHash, t.at)],
);
