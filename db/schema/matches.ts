import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AdvisoryId, MatchId, PersonId, RecordId, RevisionId, SiteId, SystemId } from "@/domain/ids";
import { type DecisionKind, decisionKinds } from "@/domain/matching/decisions";
import { type MatchLevel, matchLevels, type Reason } from "@/domain/matching/matchable";
import { advisories, advisoryRevisions } from "./advisories";
import { id, instant, oneOf } from "./columns";
import { people } from "./organisation";
import { imagingSystems } from "./systems";
import { vendorContacts } from "./vendor-contacts";

/** How an advisory fits a system, by rule, with its reasons; excluded rows too. */
export const matches = pgTable(
  "matches",
  {
    id: id().$type<MatchId>(),
    advisoryId: uuid("advisory_id")
      .notNull()
      .references(() => advisories.id)
      .$type<AdvisoryId>(),
    systemId: uuid("system_id").notNull().$type<SystemId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    revisionId: uuid("revision_id")
      .notNull()
      .references(() => advisoryRevisions.id)
      .$type<RevisionId>(),
    level: text("level").notNull().$type<MatchLevel>(),
    /** The level the document alone would give, without its faults found and without corrections. */
    levelAsReceived: text("level_as_received").notNull().$type<MatchLevel>(),
    productKey: text("product_key"),
    reasons: jsonb("reasons").notNull().$type<readonly Reason[]>(),
    inputsHash: text("inputs_hash").notNull(),
    /** The edition of the matching rules it was computed by; 0: of before they were counted. */
    rules: integer("rules").notNull().default(0),
    /** What it rests on changed since it was decided, or since the rule excluded it. */
    recheck: boolean("recheck").notNull().default(false),
    computedAt: instant("computed_at").notNull(),
  },
  (t) => [
    unique("matches_pair").on(t.advisoryId, t.systemId),
    unique("matches_id_site").on(t.id, t.siteId),
    foreignKey({
      columns: [t.systemId, t.siteId],
      foreignColumns: [imagingSystems.id, imagingSystems.siteId],
    }),
    oneOf("matches_level", t.level, matchLevels),
    oneOf("matches_level_as_received", t.levelAsReceived, matchLevels),
    // What is for people to decide, or to look at again?
    index("matches_to_decide")
      .on(t.advisoryId, t.siteId, t.systemId, t.id, t.level, t.recheck)
      .where(sql`level <> 'excluded' or recheck`),
    // Which advisories name this system?
    index("matches_of_system").on(t.systemId),
    // How many systems of a site does an advisory name?
    index("matches_of_site").on(t.siteId, t.advisoryId, t.level),
    // Which matches were computed by earlier rules?
    index("matches_by_rules").on(t.rules),
  ],
);

/** What a coordinator decided on a match; a later decision supersedes, nothing is overwritten. */
export const matchDecisions = pgTable(
  "match_decisions",
  {
    id: id().$type<RecordId>(),
    matchId: uuid("match_id").notNull().$type<MatchId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    /** The advisory of its match, set by a trigger: when a site last decided for one is found by an index. */
    advisoryId: uuid("advisory_id").$type<AdvisoryId>(),
    decision: text("decision").notNull().$type<DecisionKind>(),
    reason: text("reason").notNull().default(""),
    question: text("question").notNull().default(""),
    vendorCase: text("vendor_case").notNull().default(""),
    /** Who of the vendor is asked; null only where the decision asks nobody, or was made before asks named one. */
    contactId: uuid("contact_id")
      .references(() => vendorContacts.id)
      .$type<RecordId>(),
    /** The day the vendor was asked, on the site's calendar. */
    askedOn: date("asked_on"),
    answerDue: date("answer_due"),
    revisionId: uuid("revision_id")
      .notNull()
      .references(() => advisoryRevisions.id)
      .$type<RevisionId>(),
    /** What the decision rested on; when the match's own hash differs, the decision is to be checked again. */
    inputsHash: text("inputs_hash").notNull(),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
    supersedes: uuid("supersedes")
      .references((): AnyPgColumn => matchDecisions.id)
      .$type<RecordId>(),
    current: boolean("current").notNull().default(true),
  },
  (t) => [
    foreignKey({ columns: [t.matchId, t.siteId], foreignColumns: [matches.id, matches.siteId] }),
    oneOf("match_decisions_decision", t.decision, decisionKinds),
    unique("match_decisions_id_site").on(t.id, t.siteId),
    uniqueIndex("match_decisions_one_holds").on(t.matchId).where(sql`current`),
    // When did this site decide last?
    index("match_decisions_of_site").on(t.siteId, t.at),
    index("match_decisions_of_advisory").on(t.advisoryId, t.siteId, t.at),
    // Which questions wait for a vendor?
    index("match_decisions_asked").on(t.siteId, t.answerDue).where(sql`current and decision = 'ask-vendor'`),
  ],
);

/** What a vendor answered to a question; a correction supersedes, nothing is overwritten. It decides nothing by itself. */
export const vendorAnswers = pgTable(
  "vendor_answers",
  {
    id: id().$type<RecordId>(),
    decisionId: uuid("decision_id").notNull().$type<RecordId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    answeredOn: date("answered_on").notNull(),
    text: text("text").notNull(),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
    supersedes: uuid("supersedes")
      .references((): AnyPgColumn => vendorAnswers.id)
      .$type<RecordId>(),
    current: boolean("current").notNull().default(true),
  },
  (t) => [
    foreignKey({
      columns: [t.decisionId, t.siteId],
      foreignColumns: [matchDecisions.id, matchDecisions.siteId],
    }),
    uniqueIndex("vendor_answers_one_holds").on(t.decisionId).where(sql`current`),
  ],
);
