import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { type Tlp, tlps } from "@/domain/briefings/tlp";
import { type StatusChangeKind, statusChangeKinds } from "@/domain/history/change";
import type { StoredNumbers } from "@/domain/history/snapshot";
import type { AdvisoryId, BriefingId, IncidentId, PersonId, SiteId, SystemId } from "@/domain/ids";
import type { CountedName } from "@/domain/status/counting";
import { advisories } from "./advisories";
import { id, instant, oneOf } from "./columns";
import { people, sites } from "./organisation";

/**
 * The log of what status rests on, one line for each change, written by triggers on the tables themselves so that no writer can leave
 * it out; append-only. Nothing refers to a row of it, and it to none: it is read as a whole, of one site, in its order.
 */
export const statusChanges = pgTable(
  "status_changes",
  {
    seq: bigint("seq", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant("at").notNull(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    systemId: uuid("system_id").notNull().$type<SystemId>(),
    advisoryId: uuid("advisory_id").$type<AdvisoryId>(),
    incidentId: uuid("incident_id").$type<IncidentId>(),
    kind: text("kind").notNull().$type<StatusChangeKind>(),
    facts: jsonb("facts").notNull(),
  },
  (t) => [
    oneOf("status_changes_kind", t.kind, statusChangeKinds),
    // What had happened at this site by the end of a day?
    index("status_changes_of_site").on(t.siteId, t.at, t.seq),
  ],
);

const told = (column: string, name: CountedName) =>
  integer(column)
    .notNull()
    .generatedAlwaysAs(sql.raw(`(numbers ->> '${name}')::int`));

/** The numbers of status of a site at the end of one of its days, for an advisory or (null) for all together. */
export const statusSnapshots = pgTable(
  "status_snapshots",
  {
    id: id(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => sites.id)
      .$type<SiteId>(),
    /** The day on the site's calendar. */
    day: date("day").notNull(),
    advisoryId: uuid("advisory_id")
      .references(() => advisories.id)
      .$type<AdvisoryId>(),
    /** The instant at which the day ended there. */
    endedAt: instant("ended_at").notNull(),
    writtenAt: instant("written_at").notNull(),
    /** Written long after the day had ended, from the log of changes. */
    late: boolean("late").notNull(),
    numbers: jsonb("numbers").notNull().$type<StoredNumbers>(),
    // What charts tell of a day, out of its numbers: an index holds them, so that many days of many sites are read at once.
    systems: told("systems", "systems"),
    exposed: told("exposed", "exposed"),
    riskAccepted: told("risk_accepted", "risk-accepted"),
    unknown: told("unknown", "unknown"),
    contained: told("contained", "contained"),
    remediated: told("remediated", "remediated"),
    backInService: told("back_in_service", "back-in-service"),
    notLookedAt: told("not_looked_at", "not-looked-at"),
  },
  (t) => [
    // The numbers of these days, and whether one is there already.
    unique("status_snapshots_once").on(t.siteId, t.day, t.advisoryId).nullsNotDistinct(),
    // How did all sites stand on these days?
    index("status_snapshots_of_day").on(t.day),
  ],
);

/** A frozen report of status; never changed. */
export const briefings = pgTable(
  "briefings",
  {
    id: id().$type<BriefingId>(),
    key: text("key").notNull().unique(),
    name: text("name").notNull(),
    tlp: text("tlp").notNull().$type<Tlp>(),
    note: text("note").notNull().default(""),
    /** Null: all advisories together. */
    advisoryId: uuid("advisory_id")
      .references(() => advisories.id)
      .$type<AdvisoryId>(),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
    /** Everything it shows, as canonical text. */
    content: text("content").notNull(),
    /** SHA-256 of the content. */
    sha256: text("sha256").notNull(),
  },
  (t) => [
    oneOf("briefings_tlp", t.tlp, tlps),
    // Which was the last one?
    index("briefings_by_time").on(t.at, t.id),
  ],
);

/** The sites a briefing speaks of: it is read only by whoever reaches all of them. */
export const briefingSites = pgTable(
  "briefing_sites",
  {
    briefingId: uuid("briefing_id")
      .notNull()
      .references(() => briefings.id)
      .$type<BriefingId>(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => sites.id)
      .$type<SiteId>(),
  },
  (t) => [primaryKey({ columns: [t.briefingId, t.siteId] })],
);
