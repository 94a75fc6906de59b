import { sql } from "drizzle-orm";
import { check, index, pgTable, text } from "drizzle-orm/pg-core";
import type { Clearance } from "@/domain/checklist/facts";
import type { Containment } from "@/domain/checklist/template";
import type { RecordId } from "@/domain/ids";
import { id, instant, oneOf } from "./columns";
import { inItsSite, ofIncident } from "./of-incident";

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
    // Which of them end soon?
    index("clearances_ending").on(t.until),
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
    // Which of them end soon?
    index("acceptances_ending").on(t.until),
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
