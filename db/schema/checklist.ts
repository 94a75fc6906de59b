import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  type PgColumn,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { type Clearance, type ReportKind, type ReviewKind, reportKinds, reviewKinds } from "@/domain/checklist/facts";
import type { ApprovalPurpose, ApprovalSide, Containment, Delivery, Remediation } from "@/domain/checklist/template";
import type { AttemptId, IncidentId, PersonId, RecordId, SiteId } from "@/domain/ids";
import { id, instant, oneOf } from "./columns";
import { incidents } from "./incidents";
import { people } from "./organisation";

/** The columns every fact of an incident has: where it belongs, who, when, in which order it was recorded. */
const ofIncident = () => ({
  seq: bigint("seq", { mode: "number" }).generatedAlwaysAsIdentity(),
  incidentId: uuid("incident_id").notNull().$type<IncidentId>(),
  siteId: uuid("site_id").notNull().$type<SiteId>(),
  byPerson: uuid("by_person")
    .notNull()
    .references(() => people.id)
    .$type<PersonId>(),
  at: instant("at").notNull(),
});

type OfIncident = { incidentId: PgColumn; siteId: PgColumn };
const inItsSite = (t: OfIncident) =>
  foreignKey({ columns: [t.incidentId, t.siteId], foreignColumns: [incidents.id, incidents.siteId] });

/** One answer to a step; at is when the server recorded it. */
export const stepAttempts = pgTable(
  "step_attempts",
  {
    id: id().$type<AttemptId>(),
    ...ofIncident(),
    stepKey: text("step_key").notNull(),
    kind: text("kind"),
    outcome: text("outcome").notNull().$type<"done" | "cannot" | "not-applicable">(),
    doneAt: instant("done_at").notNull(),
    reason: text("reason"),
    answers: jsonb("answers").notNull().default({}).$type<Record<string, string>>(),
    recordId: uuid("record_id").$type<RecordId>(),
    /** The latest answer to its step. */
    current: boolean("current").notNull().default(true),
  },
  (t) => [
    inItsSite(t),
    unique("step_attempts_id_incident").on(t.id, t.incidentId),
    oneOf("step_attempts_outcome", t.outcome, ["done", "cannot", "not-applicable"]),
    check("step_attempts_not_future", sql`${t.doneAt} <= ${t.at}`),
    uniqueIndex("step_attempts_one_current").on(t.incidentId, t.stepKey).where(sql`current`),
    index("step_attempts_of_incident").on(t.incidentId, t.seq),
  ],
);

/** What became of an attempt; by another person than its doers where it verifies or rejects (also by trigger). */
export const stepReviews = pgTable(
  "step_reviews",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    attemptId: uuid("attempt_id").notNull().$type<AttemptId>(),
    kind: text("kind").notNull().$type<ReviewKind>(),
    reason: text("reason"),
  },
  (t) => [
    inItsSite(t),
    foreignKey({
      columns: [t.attemptId, t.incidentId],
      foreignColumns: [stepAttempts.id, stepAttempts.incidentId],
    }),
    oneOf("step_reviews_kind", t.kind, reviewKinds),
    index("step_reviews_of_incident").on(t.incidentId, t.seq),
  ],
);

/** Which containment was chosen, and why not the ones before it. */
export const containmentDecisions = pgTable(
  "containment_decisions",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    option: text("option").notNull().$type<Containment>(),
    segmentImpossible: text("segment_impossible"),
    standaloneImpossible: text("standalone_impossible"),
  },
  (t) => [
    inItsSite(t),
    oneOf("containment_decisions_option", t.option, ["segment", "standalone", "exception"]),
    check(
      "containment_decisions_segment_first",
      sql`${t.option} = 'segment' or length(trim(${t.segmentImpossible})) > 0`,
    ),
    index("containment_decisions_of_incident").on(t.incidentId, t.seq),
  ],
);

/** The clinical lead's word on disconnecting: cleared for at most 30 days, refused, or withdrawn. */
export const clearances = pgTable(
  "clearances",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    answer: text("answer").notNull().$type<Clearance["answer"]>(),
    scope: text("scope"),
    stopConditions: text("stop_conditions"),
    reason: text("reason"),
    until: instant("until"),
  },
  (t) => [
    inItsSite(t),
    oneOf("clearances_answer", t.answer, ["cleared", "refused", "withdrawn"]),
    check(
      "clearances_at_most_30_days",
      sql`(${t.answer} = 'cleared') = (${t.until} is not null) and (${t.until} is null or ${t.until} <= ${t.at} + interval '30 days')`,
    ),
    index("clearances_of_incident").on(t.incidentId, t.seq),
  ],
);

/** Residual risk accepted by a named authority, for at most 90 days. */
export const acceptances = pgTable(
  "acceptances",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    authorityName: text("authority_name").notNull(),
    authorityFunction: text("authority_function").notNull(),
    reason: text("reason").notNull(),
    replacementPlan: text("replacement_plan"),
    until: instant("until").notNull(),
  },
  (t) => [
    inItsSite(t),
    check("acceptances_at_most_90_days", sql`${t.until} <= ${t.at} + interval '90 days'`),
    index("acceptances_of_incident").on(t.incidentId, t.seq),
  ],
);

/** A time-boxed connection to receive the patch by remote update, 72 hours at most. */
export const permits = pgTable(
  "permits",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    vendorCase: text("vendor_case").notNull(),
    talk: text("talk").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    stateBefore: text("state_before").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    inItsSite(t),
    check(
      "permits_at_most_72_hours",
      sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} <= ${t.startsAt} + interval '72 hours'`,
    ),
    index("permits_of_incident").on(t.incidentId, t.seq),
  ],
);

/** Containment attested again, until the next one is due. */
export const attestations = pgTable(
  "attestations",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    until: instant("until").notNull(),
    statement: text("statement").notNull(),
  },
  (t) => [inItsSite(t), index("attestations_of_incident").on(t.incidentId, t.seq)],
);

/** What the vendor will do: install (on site or by remote update), none will come, or withdraw. */
export const remediationPlans = pgTable(
  "remediation_plans",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    remediation: text("remediation").notNull().$type<Remediation>(),
    delivery: text("delivery").$type<Delivery>(),
    vendorCase: text("vendor_case"),
    reason: text("reason"),
  },
  (t) => [
    inItsSite(t),
    oneOf("remediation_plans_remediation", t.remediation, ["install", "none-will-come", "withdraw"]),
    check("remediation_plans_delivery", sql`(${t.remediation} = 'install') = (${t.delivery} is not null)`),
    index("remediation_plans_of_incident").on(t.incidentId, t.seq),
  ],
);

/** The clinical lead's answer on what the system can still do; null exams is unknown. */
export const impactAnswers = pgTable(
  "impact_answers",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    functionLevel: text("function_level").notNull().$type<"fully" | "partially" | "not">(),
    since: instant("since").notNull(),
    examsPerDay: integer("exams_per_day"),
    alternative: text("alternative").notNull().$type<"yes" | "no" | "unknown">(),
    alternativeText: text("alternative_text"),
  },
  (t) => [
    inItsSite(t),
    oneOf("impact_answers_function", t.functionLevel, ["fully", "partially", "not"]),
    oneOf("impact_answers_alternative", t.alternative, ["yes", "no", "unknown"]),
    index("impact_answers_of_incident").on(t.incidentId, t.seq),
  ],
);

/** A state worse than the record said, reported by whoever found it; never refused. */
export const stateReports = pgTable(
  "state_reports",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    kind: text("kind").notNull().$type<ReportKind>(),
    foundAt: instant("found_at").notNull(),
    reason: text("reason").notNull(),
    resolvedBy: uuid("resolved_by")
      .references(() => stepAttempts.id)
      .$type<AttemptId>(),
  },
  (t) => [
    inItsSite(t),
    oneOf("state_reports_kind", t.kind, reportKinds),
    index("state_reports_of_incident").on(t.incidentId, t.seq),
  ],
);

/** Half of a two-person approval over the hash of what was signed. */
export const approvals = pgTable(
  "approvals",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    purpose: text("purpose").notNull().$type<ApprovalPurpose>(),
    side: text("side").notNull().$type<ApprovalSide>(),
    conditions: text("conditions"),
    preconditionHash: text("precondition_hash").notNull(),
    statements: jsonb("statements").notNull().$type<string[]>(),
    voidedAt: instant("voided_at"),
    voidedCause: text("voided_cause"),
  },
  (t) => [
    inItsSite(t),
    oneOf("approvals_purpose", t.purpose, ["return", "interim", "cancel"]),
    oneOf("approvals_side", t.side, ["coordinator", "clinical-lead"]),
    uniqueIndex("approvals_one_per_side").on(t.incidentId, t.purpose, t.side).where(sql`voided_at is null`),
    index("approvals_of_incident").on(t.incidentId, t.seq),
  ],
);

/** A request to cancel the incident as a wrong match. */
export const cancellations = pgTable(
  "cancellations",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    reason: text("reason").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    inItsSite(t),
    uniqueIndex("cancellations_one_open").on(t.incidentId).where(sql`withdrawn_at is null`),
  ],
);
