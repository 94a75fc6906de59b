import type { DecisionKind } from "../matching/decisions";
import type { MatchLevel } from "../matching/matchable";
import type { RecheckCause } from "../matching/rechecks";
import type { AnnotationKind, AnnotationSource } from "./annotation";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One field that changed, for the record: old and new value as the person saw them. */
type Changed = Readonly<{ field: string; before: Json; after: Json }>;

/** Which catalogue or list came, and whether it is in force now. */
type CatalogueLoaded = Readonly<{
  catalogueId: string;
  version: string;
  released: string;
  sha256: string;
  count: number;
  inForce: boolean;
}>;

type Moved = Readonly<{
  fromSystemId: string;
  fromTag: string;
  toSystemId: string;
  toTag: string;
  reason: string;
  since: string;
}>;

/** What is written in the event log for advisories, inventory and matches: the event's name and its data, plain JSON. */
export type AdvisoryEvents = {
  "advisory.imported": {
    advisoryId: string;
    revisionId: string;
    trackingId: string;
    publisher: string;
    fileName: string;
    sha256: string;
    /** Whether a SHA-512 given along fits the bytes; null: none was given. */
    sha512: "fits" | "does-not-fit" | null;
    version: string;
    first: boolean;
    products: number;
    vulnerabilities: number;
    findings: readonly string[];
  };
  /** A SHA-512 given after the file: what was given before, and whether it fits. */
  "advisory.sha512-given": {
    advisoryId: string;
    revisionId: string;
    given: string;
    actual: string;
    fits: boolean;
    before: string | null;
  };
  "advisory.refused": {
    advisoryId: string | null;
    trackingId: string | null;
    fileName: string;
    sha256: string;
    code: string;
    faults: number;
  };
  "advisory.revision-chosen": {
    advisoryId: string;
    revisionId: string;
    before: string | null;
    reason: string;
  };
  "advisory.annotated": {
    advisoryId: string;
    annotationId: string;
    kind: AnnotationKind;
    findingKey: string | null;
    productKey: string | null;
    path: string | null;
    text: string | null;
    reason: string | null;
    source: AnnotationSource | null;
    supersedes: string | null;
  };
  "finding.confirmed": {
    advisoryId: string;
    annotationId: string;
    code: string;
    findingKey: string;
    reason: string | null;
  };
  "finding.dismissed": {
    advisoryId: string;
    annotationId: string;
    code: string;
    findingKey: string;
    reason: string;
    source: AnnotationSource | null;
  };
  "matches.computed": {
    advisoryId: string;
    revisionId: string;
    cause: "import" | "correction" | "inventory" | "rules";
    counts: Readonly<Record<MatchLevel, number>>;
    changed: number;
  };
  "match.decided": {
    matchId: string;
    advisoryId: string;
    systemId: string;
    revisionId: string;
    level: MatchLevel;
    decision: DecisionKind;
    reason: string | null;
    question: string | null;
    caseNumber: string | null;
    contact: string | null;
    askedOn: string | null;
    answerDue: string | null;
    before: DecisionKind | null;
  };
  "match.recheck-needed": {
    matchId: string;
    advisoryId: string;
    systemId: string;
    cause: RecheckCause;
    before: MatchLevel;
    level: MatchLevel;
  };
  "kev-catalogue.loaded": CatalogueLoaded & {
    /** CVEs of advisories here that came in or went with it; none when another catalogue stays in force. */
    added: readonly string[];
    removed: readonly string[];
  };
  "epss-list.loaded": CatalogueLoaded;
  "alias.added": {
    aliasId: string;
    kind: string;
    text: string;
    means: string;
    reason: string;
    changed: number;
    recheck: number;
  };
  "alias.ended": {
    aliasId: string;
    kind: string;
    text: string;
    means: string;
    reason: string;
    changed: number;
    recheck: number;
  };
  "system.registered": {
    systemId: string;
    siteId: string;
    assetTag: string;
    fields: Readonly<Record<string, Json>>;
  };
  "system.corrected": { systemId: string; siteId: string; assetTag: string; changes: readonly Changed[] };
  /** An identity was added or took the place of another; what it says field by field, and never where the file came from. */
  "identity.recorded": {
    systemId: string;
    siteId: string;
    assetTag: string;
    identityId: string;
    modality: string;
    source: "dicom-file";
    outcome: "added" | "replaced";
    supersedes: string | null;
    changes: readonly Changed[];
  };
  "system.retired": { systemId: string; siteId: string; assetTag: string; reason: string; since: string };
  "system.moved": Moved;
  "system.taken-up": Moved;
  "system.returned": { systemId: string; siteId: string; assetTag: string; reason: string };
  "system.merged": {
    keptSystemId: string;
    keptTag: string;
    mergedSystemId: string;
    mergedTag: string;
    reason: string;
    changes: readonly Changed[];
    carried: number;
    /** The modalities whose identity the kept row took over. */
    identities: readonly string[];
  };
  "vendor.answered": {
    matchId: string;
    advisoryId: string;
    systemId: string;
    decisionId: string;
    answeredOn: string;
    answerDue: string | null;
    text: string;
    corrected: boolean;
  };
  /** A question that nobody has to answer any more, though nothing was decided. */
  "vendor-question.closed": {
    matchId: string;
    advisoryId: string;
    systemId: string;
    decisionId: string;
    reason: string;
  };
  "vendor-contact.added": { vendor: string; name: string; duty: string; phone: string; email: string };
  "vendor-contact.ended": { vendor: string; name: string; duty: string };
  "site.asked": {
    advisoryId: string;
    askId: string;
    dueAt: string;
    undecided: number;
    note: string | null;
    /** Whom it was put to, by name and duty; null where the site had nobody on its list. */
    contact?: string | null;
    before: string | null;
  };
  "site.answered": {
    advisoryId: string;
    askId: string;
    as: "decided" | "recorded" | "cleared";
    withVendor: number;
    late: boolean;
    note: string | null;
  };
  "inventory.imported": {
    fileName: string;
    sha256: string;
    added: number;
    changed: number;
    unchanged: number;
    refused: number;
    /** What each column of the file was taken as; null: nothing. */
    columns: readonly Readonly<{ header: string; target: string | null }>[];
    ignoredColumns: readonly string[];
    /** The site of all rows, where no column named one. */
    siteId: string | null;
    clearEmpty: boolean;
  };
};
