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
import {
  type AdvisoryReading,
  type FindingCode,
  type FindingSeverity,
  findingSeverities,
} from "@/domain/advisories/advisory";
import { type AnnotationKind, annotationKinds } from "@/domain/advisories/annotation";
import { type DecisionKind, decisionKinds } from "@/domain/matching/decisions";
import { type MatchLevel, matchLevels, type Reason } from "@/domain/matching/matchable";
import type { AdvisoryId, FindingId, MatchId, PersonId, RecordId, RevisionId, SiteId, SystemId } from "@/domain/ids";
import { bytea, id, instant, oneOf } from "./columns";
import { people } from "./organisation";
import { imagingSystems } from "./systems";

/** One advisory of one publisher, whatever the number of its revisions. */
export const advisories = pgTable(
  "advisories",
  {
    id: id().$type<AdvisoryId>(),
    publisher: text("publisher").notNull(),
    trackingId: text("tracking_id").notNull(),
    /** The revision people see: the coordinator's choice, else the rule's; kept by the door. */
    shownRevisionId: uuid("shown_revision_id").$type<RevisionId>(),
    shownBecause: text("shown_because")
      .notNull()
      .default("only")
      .$type<"only" | "chosen" | "latest" | "order-unknown">(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [unique("advisories_of_publisher").on(t.publisher, t.trackingId)],
);

/** A document as received, byte for byte; a schema-invalid one stays as a refused receipt. */
export const advisoryRevisions = pgTable(
  "advisory_revisions",
  {
    id: id().$type<RevisionId>(),
    advisoryId: uuid("advisory_id")
      .references(() => advisories.id)
      .$type<AdvisoryId>(),
    sha256: text("sha256").notNull(),
    fileName: text("file_name").notNull(),
    raw: bytea("raw").notNull(),
    state: text("state").notNull().$type<"accepted" | "refused">(),
    refusal: jsonb("refusal"),
    /** What the reader made of it: see domain/advisories/reading.ts. Null when refused. */
    reading: jsonb("reading").$type<AdvisoryReading>(),
    title: text("title").notNull().default(""),
    version: text("version").notNull().default(""),
    currentReleaseAt: instant("current_release_at"),
    /** When this revision was published, if whoever imported it knew. */
    publishedAt: instant("published_at"),
    receivedAt: instant("received_at").notNull(),
    receivedBy: uuid("received_by")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
  },
  (t) => [
    oneOf("advisory_revisions_state", t.state, ["accepted", "refused"]),
    uniqueIndex("advisory_revisions_bytes").on(t.sha256),
    // Which revisions does this advisory have?
    index("advisory_revisions_of_advisory").on(t.advisoryId, t.receivedAt),
  ],
);

/** What the import noticed about a revision. */
export const advisoryFindings = pgTable(
  "advisory_findings",
  {
    id: id().$type<FindingId>(),
    revisionId: uuid("revision_id")
      .notNull()
      .references(() => advisoryRevisions.id)
      .$type<RevisionId>(),
    /** The same for the same fault in another revision. */
    key: text("key").notNull(),
    code: text("code").notNull().$type<FindingCode>(),
    severity: text("severity").notNull().$type<FindingSeverity>(),
    paths: jsonb("paths").notNull().$type<readonly string[]>(),
    sentence: text("sentence").notNull(),
    productKeys: jsonb("product_keys").notNull().$type<readonly string[]>(),
    quote: text("quote"),
  },
  (t) => [
    unique("advisory_findings_once").on(t.revisionId, t.key),
    oneOf("advisory_findings_severity", t.severity, findingSeverities),
  ],
);

/** A correction on top of the document, with author, reason and source; the document stays as received. */
export const annotations = pgTable(
  "annotations",
  {
    id: id().$type<RecordId>(),
    advisoryId: uuid("advisory_id")
      .notNull()
      .references(() => advisories.id)
      .$type<AdvisoryId>(),
    kind: text("kind").notNull().$type<AnnotationKind>(),
    findingKey: text("finding_key"),
    productKey: text("product_key"),
    path: text("path"),
    text: text("text"),
    reason: text("reason"),
    sourceTitle: text("source_title"),
    sourceUrl: text("source_url"),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
    supersedes: uuid("supersedes")
      .references((): AnyPgColumn => annotations.id)
      .$type<RecordId>(),
  },
  (t) => [
    oneOf("annotations_kind", t.kind, annotationKinds),
    // What was corrected on this advisory?
    index("annotations_of_advisory").on(t.advisoryId, t.at),
  ],
);

/** A product of a revision, with the key by which decisions survive the next one. */
export const advisoryProducts = pgTable(
  "advisory_products",
  {
    id: id(),
    revisionId: uuid("revision_id")
      .notNull()
      .references(() => advisoryRevisions.id)
      .$type<RevisionId>(),
    productId: text("product_id").notNull(),
    stableKey: text("stable_key").notNull(),
    fullName: text("full_name").notNull(),
  },
  // Which revisions name this product?
  (t) => [index("advisory_products_by_key").on(t.stableKey), index("advisory_products_of").on(t.revisionId)],
);

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
    // Which advisories name this system?
    index("matches_of_system").on(t.systemId),
    // How many systems of a site does an advisory name?
    index("matches_of_site").on(t.siteId, t.advisoryId, t.level),
  ],
);

/** What a coordinator decided on a match; a later decision supersedes, nothing is overwritten. */
export const matchDecisions = pgTable(
  "match_decisions",
  {
    id: id().$type<RecordId>(),
    matchId: uuid("match_id").notNull().$type<MatchId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    decision: text("decision").notNull().$type<DecisionKind>(),
    reason: text("reason").notNull().default(""),
    question: text("question").notNull().default(""),
    vendorCase: text("vendor_case").notNull().default(""),
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
    uniqueIndex("match_decisions_one_holds").on(t.matchId).where(sql`current`),
  ],
);

/** A KEV catalogue as uploaded. */
export const kevCatalogues = pgTable("kev_catalogues", {
  id: id(),
  version: text("version").notNull(),
  releasedAt: instant("released_at").notNull(),
  sha256: text("sha256").notNull().unique(),
  count: integer("count").notNull(),
  receivedAt: instant("received_at").notNull(),
  receivedBy: uuid("received_by")
    .notNull()
    .references(() => people.id)
    .$type<PersonId>(),
});

/** One CVE of a KEV catalogue. */
export const kevEntries = pgTable(
  "kev_entries",
  {
    catalogueId: uuid("catalogue_id")
      .notNull()
      .references(() => kevCatalogues.id),
    cve: text("cve").notNull(),
    addedOn: date("added_on").notNull(),
    dueOn: date("due_on"),
    ransomware: text("ransomware").notNull().default(""),
  },
  (t) => [unique("kev_entries_once").on(t.catalogueId, t.cve)],
);
