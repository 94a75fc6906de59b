import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { AdvisoryId, SiteId, SystemId } from "@/domain/ids";
import { bytea, instant } from "./columns";

/** What status sees of systems: each text once, for as long as a system is counted by it. */
export const statusFacts = pgTable(
  "status_facts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the text. */
    hash: bytea("hash").notNull(),
    facts: text("facts").notNull(),
    retired: boolean("retired").notNull(),
  },
  (t) => [unique("status_facts_once").on(t.hash)],
);

/**
 * By which facts each system is counted. This table, the counts and the facts are written by one job alone, and refer to nothing, so
 * that nobody who changes a system waits for it.
 */
export const systemStatusNow = pgTable(
  "system_status_now",
  {
    systemId: uuid("system_id").primaryKey().$type<SystemId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    /** For all advisories together. */
    factsId: bigint("facts_id", { mode: "number" }).notNull(),
    /** For each advisory it was compared with. */
    ofAdvisory: jsonb("of_advisory").notNull().$type<Readonly<Record<AdvisoryId, number>>>(),
    /** From when the clock alone says something else of it; null: only a new fact can. */
    changesAt: instant("changes_at"),
  },
  (t) => [
    // Which systems of a site are counted by these facts?
    index("system_status_now_of_site").on(t.siteId, t.factsId),
    // What did the clock change?
    index("system_status_now_changing").on(t.changesAt).where(sql`changes_at is not null`),
  ],
);

/** How many systems of a site are counted by which facts, for an advisory or (null) for all together. */
export const statusCounts = pgTable(
  "status_counts",
  {
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    advisoryId: uuid("advisory_id").$type<AdvisoryId>(),
    factsId: bigint("facts_id", { mode: "number" }).notNull(),
    count: integer("count").notNull(),
  },
  (t) => [
    unique("status_counts_once").on(t.advisoryId, t.siteId, t.factsId).nullsNotDistinct(),
    // Is anything still counted by these facts?
    index("status_counts_by_facts").on(t.factsId),
  ],
);

/**
 * Systems of which something changed since they were counted, noted by a trigger in the transaction of the change: who reads status
 * looks at them one by one. Lines are added by everybody at once and removed by the job that counts them anew.
 */
export const statusUncounted = pgTable("status_uncounted", {
  seq: bigint("seq", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  systemId: uuid("system_id").notNull().$type<SystemId>(),
});
