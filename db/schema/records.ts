import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { type ReportKind, reportKinds } from "@/domain/checklist/facts";
import type { ApprovalPurpose, ApprovalSide, Delivery, Remediation } from "@/domain/checklist/template";
import type { AttemptId, RecordId } from "@/domain/ids";
import { id, instant, oneOf } from "./columns";
import { inItsSite, ofIncident } from "./of-incident";
import { stepAttempts } from "./steps";

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
    expectedPackage: text("expected_package"),
    expectedVersion: text("expected_version"),
  },
  (t) => [
    inItsSite(t),
    oneOf("remediation_plans_remediation", t.remediation, ["install", "none-will-come", "withdraw"]),
    check(
      "remediation_plans_expected",
      sql`(${t.expectedPackage} is null) = (${t.expectedVersion} is null) and (${t.expectedPackage} is null or ${t.remediation} = 'install')`,
    ),
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
    questions: jsonb("questions").notNull().default({}).$type<Readonly<Record<string, string>>>(),
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
