import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { IncidentId, RecordId, SiteId } from "@/domain/ids";
import {
  type Automatable,
  automatables,
  type ExploitationValue,
  exploitations,
  type HumanImpact,
  humanImpacts,
  type Priority,
  priorities,
  type SystemExposure,
  systemExposures,
} from "@/domain/priority/values";
import { id, instant, oneOf } from "./columns";
import { inItsSite, ofIncident } from "./of-incident";

/** The priority the table gave from a time on, with the four values it was given; the first when the incident was opened. */
export const priorityMoves = pgTable(
  "priority_moves",
  {
    id: id().$type<RecordId>(),
    seq: bigint("seq", { mode: "number" }).generatedAlwaysAsIdentity(),
    incidentId: uuid("incident_id").notNull().$type<IncidentId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    at: instant("at").notNull(),
    priority: text("priority").notNull().$type<Priority>(),
    exploitation: text("exploitation").notNull().$type<ExploitationValue>(),
    exposure: text("exposure").notNull().$type<SystemExposure>(),
    automatable: text("automatable").notNull().$type<Automatable>(),
    humanImpact: text("human_impact").notNull().$type<HumanImpact>(),
    /** The version of the table that gave it. */
    tableVersion: text("table_version").notNull(),
  },
  (t) => [
    inItsSite(t),
    oneOf("priority_moves_priority", t.priority, priorities),
    oneOf("priority_moves_exploitation", t.exploitation, exploitations),
    oneOf("priority_moves_exposure", t.exposure, systemExposures),
    oneOf("priority_moves_automatable", t.automatable, automatables),
    oneOf("priority_moves_human_impact", t.humanImpact, humanImpacts),
    // How did the priority of this incident move?
    index("priority_moves_of_incident").on(t.incidentId, t.seq),
  ],
);

/** A coordinator's own priority until a time, at most 90 days; without a priority it ends the one before. */
export const priorityOverrides = pgTable(
  "priority_overrides",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    priority: text("priority").$type<Priority>(),
    reason: text("reason").notNull(),
    until: instant("until"),
  },
  (t) => [
    inItsSite(t),
    oneOf("priority_overrides_priority", t.priority, priorities),
    check(
      "priority_overrides_end",
      sql`(${t.priority} is null) = (${t.until} is null) and (${t.until} is null or (${t.until} > ${t.at} and ${t.until} <= ${t.at} + interval '90 days'))`,
    ),
    index("priority_overrides_of_incident").on(t.incidentId, t.seq),
  ],
);

/** What waits for the vendor until a time; without a time it ends the wait before. */
export const vendorWaits = pgTable(
  "vendor_waits",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    until: instant("until"),
    vendorCase: text("vendor_case").notNull().default(""),
    reason: text("reason").notNull(),
  },
  (t) => [
    inItsSite(t),
    check("vendor_waits_end", sql`${t.until} is null or ${t.until} > ${t.at}`),
    index("vendor_waits_of_incident").on(t.incidentId, t.seq),
  ],
);
