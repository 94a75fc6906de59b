import { date, doublePrecision, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { PersonId } from "@/domain/ids";
import { id, instant } from "./columns";
import { people } from "./organisation";

/** A list of EPSS scores as uploaded: which day and which model it is of. */
export const epssLists = pgTable("epss_lists", {
  id: id(),
  modelVersion: text("model_version").notNull(),
  scoredOn: date("scored_on").notNull(),
  sha256: text("sha256").notNull().unique(),
  count: integer("count").notNull(),
  receivedAt: instant("received_at").notNull(),
  receivedBy: uuid("received_by")
    .notNull()
    .references(() => people.id)
    .$type<PersonId>(),
});

/**
 * Every score of the list in force, of CVEs no advisory names too, so that one that arrives later finds its own. A working copy:
 * a later list replaces it whole, and of earlier ones day, model and hash stay.
 */
export const epssScores = pgTable("epss_scores", {
  cve: text("cve").primaryKey(),
  score: doublePrecision("score").notNull(),
  percentile: doublePrecision("percentile").notNull(),
});
