import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { IncidentId, MatchId, PersonId, RecordId, SiteId } from "@/domain/ids";
import {
  type RecheckAnswer,
  type RecheckCause,
  recheckAnswers,
  recheckCauses,
} from "@/domain/matching/rechecks";
import { id, instant, oneOf } from "./columns";
import { incidents } from "./incidents";
import { matches } from "./matches";
import { people } from "./organisation";

/** Something changed that a decision or an incident rests on: it counts as before, and a coordinator looks at it again. */
export const rechecks = pgTable(
  "rechecks",
  {
    id: id().$type<RecordId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    matchId: uuid("match_id").$type<MatchId>(),
    incidentId: uuid("incident_id").$type<IncidentId>(),
    cause: text("cause").notNull().$type<RecheckCause>(),
    /** What changed, as a sentence. */
    because: text("because").notNull(),
    askedAt: instant("asked_at").notNull(),
  },
  (t) => [
    unique("rechecks_id_site").on(t.id, t.siteId),
    foreignKey({ columns: [t.matchId, t.siteId], foreignColumns: [matches.id, matches.siteId] }),
    foreignKey({ columns: [t.incidentId, t.siteId], foreignColumns: [incidents.id, incidents.siteId] }),
    oneOf("rechecks_cause", t.cause, recheckCauses),
    check("rechecks_of_one", sql`num_nonnulls(match_id, incident_id) = 1`),
    // What asks for another look at this incident, or this decision?
    index("rechecks_of_incident").on(t.incidentId).where(sql`incident_id is not null`),
    index("rechecks_of_match").on(t.matchId).where(sql`match_id is not null`),
  ],
);

/** What a coordinator answered to a re-check; one for each, by the primary key. */
export const recheckAnswersGiven = pgTable(
  "recheck_answers",
  {
    recheckId: uuid("recheck_id").primaryKey().$type<RecordId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    answer: text("answer").notNull().$type<RecheckAnswer>(),
    reason: text("reason").notNull(),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.recheckId, t.siteId], foreignColumns: [rechecks.id, rechecks.siteId] }),
    oneOf("recheck_answers_answer", t.answer, recheckAnswers),
  ],
);
