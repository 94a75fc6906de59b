import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
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
import type { AdvisoryId, FindingId, PersonId, RecordId, RevisionId } from "@/domain/ids";
import { bytea, id, instant, oneOf } from "./columns";
import { people } from "./organisation";

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
    /** The ports its texts name, as "443/tcp", each to be confirmed. */
    namedPorts: jsonb("named_ports").notNull().default([]).$type<readonly string[]>(),
    title: text("title").notNull().default(""),
    version: text("version").notNull().default(""),
    currentReleaseAt: instant("current_release_at"),
    /** The SHA-512 given along with the file, and whether the bytes fit it; null: none was given. */
    sha512Given: text("sha512_given"),
    sha512Fits: boolean("sha512_fits"),
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

/** A SHA-512 that was given after the file; the last one counts, and what was given along with the file before all of them. */
export const advisoryHashes = pgTable(
  "advisory_hashes",
  {
    id: id().$type<RecordId>(),
    seq: bigint("seq", { mode: "number" }).generatedAlwaysAsIdentity(),
    revisionId: uuid("revision_id")
      .notNull()
      .references(() => advisoryRevisions.id)
      .$type<RevisionId>(),
    given: text("given").notNull(),
    fits: boolean("fits").notNull(),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
  },
  // What was given last for this revision?
  (t) => [index("advisory_hashes_of_revision").on(t.revisionId, t.seq)],
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
