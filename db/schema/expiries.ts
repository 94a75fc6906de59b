import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { type ExpiryKind, expiryKinds } from "@/domain/checklist/expiries";
import type { IncidentId, SiteId } from "@/domain/ids";
import { instant, oneOf } from "./columns";
import { inItsSite } from "./of-incident";

/** What the clock has told of an incident: each thing that ran out or soon would, once. Its key is the last word on that. */
export const expiries = pgTable(
  "expiries",
  {
    incidentId: uuid("incident_id").notNull().$type<IncidentId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    stage: text("stage").notNull().$type<"near" | "passed">(),
    kind: text("kind").notNull().$type<ExpiryKind>(),
    /** The record that ran out, the attempt it was counted from, or the key of the step that was due. */
    record: text("record").notNull(),
    endsAt: instant("ends_at").notNull(),
    toldAt: instant("told_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.incidentId, t.kind, t.record, t.endsAt, t.stage] }),
    inItsSite(t),
    oneOf("expiries_stage", t.stage, ["near", "passed"]),
    oneOf("expiries_kind", t.kind, expiryKinds),
  ],
);
