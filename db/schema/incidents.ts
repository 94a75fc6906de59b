import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { NetworkState } from "@/domain/checklist/facts";
import type { Template } from "@/domain/checklist/template";
import type { AdvisoryId, IncidentId, PersonId, SiteId, SystemId, TemplateId } from "@/domain/ids";
import type { Priority } from "@/domain/priority/values";
import { advisories } from "./advisories";
import { id, instant, oneOf } from "./columns";
import { drills } from "./drills";
import { people } from "./organisation";
import { imagingSystems } from "./systems";

/** A checklist template in one version; immutable by trigger, so that a running incident keeps what it started with. */
export const templates = pgTable(
  "templates",
  {
    id: id().$type<TemplateId>(),
    key: text("key").notNull(),
    version: integer("version").notNull(),
    title: text("title").notNull(),
    content: jsonb("content").notNull().$type<Template>(),
    hash: text("hash").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Who published it, and what they said is new; null for what ships. */
    publishedBy: uuid("published_by")
      .references(() => people.id)
      .$type<PersonId>(),
    note: text("note").notNull().default(""),
  },
  (t) => [unique("templates_version").on(t.key, t.version)],
);

/** The last number given out per prefix and year; its row is the lock for the next. */
export const incidentNumbers = pgTable(
  "incident_numbers",
  {
    prefix: text("prefix").notNull(),
    year: integer("year").notNull(),
    last: integer("last").notNull(),
  },
  (t) => [primaryKey({ columns: [t.prefix, t.year] })],
);

/** One affected system x one advisory. */
export const incidents = pgTable(
  "incidents",
  {
    id: id().$type<IncidentId>(),
    key: text("key").notNull().unique(),
    systemId: uuid("system_id").notNull().$type<SystemId>(),
    advisoryId: uuid("advisory_id")
      .notNull()
      .references(() => advisories.id)
      .$type<AdvisoryId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    templateId: uuid("template_id")
      .notNull()
      .references(() => templates.id)
      .$type<TemplateId>(),
    drillId: uuid("drill_id").references(() => drills.id),
    openedAt: instant("opened_at").notNull(),
    openedBy: uuid("opened_by")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    coordinatorId: uuid("coordinator_id")
      .references(() => people.id)
      .$type<PersonId>(),
    networkWhenOpened: text("network_when_opened").notNull().$type<NetworkState>(),
    closedAt: instant("closed_at"),
    closedBy: uuid("closed_by")
      .references(() => people.id)
      .$type<PersonId>(),
    endKind: text("end_kind").$type<"remediated" | "cancelled" | "withdrawn">(),
  },
  (t) => [
    unique("incidents_id_site").on(t.id, t.siteId),
    foreignKey({
      columns: [t.systemId, t.siteId],
      foreignColumns: [imagingSystems.id, imagingSystems.siteId],
    }),
    oneOf("incidents_end_kind", t.endKind, ["remediated", "cancelled", "withdrawn"]),
    // The last word against two open incidents for one system and advisory.
    uniqueIndex("incidents_one_open")
      .on(t.systemId, t.advisoryId)
      .where(sql`closed_at is null and drill_id is null`),
    // A drill is told by its key alone, everywhere; that neither ever changes is a trigger's word.
    check("incidents_drill_key", sql`(${t.drillId} is not null) = starts_with(${t.key}, 'DRL-')`),
    uniqueIndex("incidents_one_in_drill").on(t.drillId, t.systemId).where(sql`drill_id is not null`),
    // Which incidents does this advisory have?
    index("incidents_of_advisory").on(t.advisoryId),
    // Which of them run?
    index("incidents_running_of_advisory")
      .on(t.advisoryId)
      .where(sql`closed_at is null and drill_id is null`),
    // Which incidents run, however many have ended?
    index("incidents_running").on(t.siteId).where(sql`closed_at is null and drill_id is null`),
    // Which incidents does this site have, newest first?
    index("incidents_of_site").on(t.siteId, t.openedAt),
    // Which incidents does, or did, this system have?
    index("incidents_of_system").on(t.systemId, t.advisoryId),
  ],
);

/** What is true of an incident now, as far as time allows: a cache written only by the door, recomputed by a test. */
export const incidentNow = pgTable(
  "incident_now",
  {
    incidentId: uuid("incident_id").primaryKey().$type<IncidentId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    /** When it was opened, while it runs; null once it has ended, and of a drill. */
    runningSince: instant("running_since"),
    exposure: text("exposure").notNull(),
    /** From when the state no longer holds without a new fact; lists compare it with now. */
    holdsUntil: instant("holds_until"),
    /** When the clock alone may next change anything of this row or of its steps; null: only a new fact can. */
    changesAt: instant("changes_at"),
    /** Since when the portal has known this state. */
    stateSince: instant("state_since").notNull(),
    phase: text("phase").notNull(),
    /** What the table gives; null once the incident has ended. */
    priority: text("priority").$type<Priority>(),
    /** What it gives from holdsUntil on; lists compare that with now. */
    priorityLapsed: text("priority_lapsed").$type<Priority>(),
    /** A coordinator's own priority, and until when it holds. */
    priorityOverride: text("priority_override").$type<Priority>(),
    overrideUntil: instant("override_until"),
    /** The earliest due time of what is left to do. */
    dueAt: instant("due_at"),
    /** Until when it waits for the vendor. */
    vendorUntil: instant("vendor_until"),
    /** [{ mark, from, until }] */
    marks: jsonb("marks").notNull().default([]),
    stepsDone: integer("steps_done").notNull(),
    stepsTotal: integer("steps_total").notNull(),
    /** The answer of the clinical lead, for the care impact of status. */
    careFunction: text("care_function"),
    careExams: integer("care_exams"),
    careAlternative: text("care_alternative"),
    computedAt: instant("computed_at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.incidentId, t.siteId], foreignColumns: [incidents.id, incidents.siteId] }),
    // How many systems of a site are in which state?
    index("incident_now_of_site").on(t.siteId, t.exposure),
    // What is true of the incidents that run, however many have ended?
    index("incident_now_running").on(t.siteId).where(sql`running_since is not null`),
    // What is due next?
    index("incident_now_due").on(t.dueAt).where(sql`due_at is not null`),
    // What did the clock change?
    index("incident_now_changing").on(t.changesAt).where(sql`changes_at is not null`),
  ],
);

/** What may happen next: one row for each step somebody can act on or waits for. */
export const stepNow = pgTable(
  "step_now",
  {
    incidentId: uuid("incident_id").notNull().$type<IncidentId>(),
    stepKey: text("step_key").notNull(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    position: integer("position").notNull(),
    role: text("role").notNull(),
    kind: text("kind"),
    phase: text("phase").notNull(),
    title: text("title").notNull(),
    state: text("state").notNull(),
    /** Nothing waits in an incident that has ended. */
    waitsFor: text("waits_for"),
    counts: boolean("counts").notNull(),
    /** By when it is to count; what has passed stays. */
    dueAt: instant("due_at"),
    /** The steps that stand in its way now. */
    blockedBy: jsonb("blocked_by").notNull().default([]).$type<readonly string[]>(),
    /** How many others are blocked by it now. */
    holds: integer("holds").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.incidentId, t.stepKey] }),
    foreignKey({ columns: [t.incidentId, t.siteId], foreignColumns: [incidents.id, incidents.siteId] }),
    // What can be acted on or waits at this site? It holds all that lists go by, so that they read it alone.
    index("step_now_acting")
      .on(
        t.siteId,
        t.incidentId,
        t.stepKey,
        t.position,
        t.role,
        t.kind,
        t.state,
        t.waitsFor,
        t.dueAt,
        t.holds,
      )
      .where(sql`state = 'available' or waits_for is not null`),
    // What can be done next in this incident, or waits?
    index("step_now_next").on(t.incidentId).where(sql`state = 'available' or waits_for is not null`),
    // Which step is due, or will be?
    index("step_now_due").on(t.dueAt).where(sql`due_at is not null`),
  ],
);
