import type { OperatingSystemCondition } from "../matching/matchable";
import type { DeviceClass } from "../systems/device-classes";

/** The product status groups of CSAF 2.0, section 3.2.3.9; `unknown` is of 2.1. */
export const statusKinds = [
  "first_affected",
  "first_fixed",
  "fixed",
  "known_affected",
  "known_not_affected",
  "last_affected",
  "recommended",
  "under_investigation",
  "unknown",
] as const;
export type StatusKind = (typeof statusKinds)[number];

export type CvssVersion = "2.0" | "3.0" | "3.1" | "4.0";

/** A score as given: what does not follow from its vector is a finding (C9), and nothing is replaced. */
export type Score = Readonly<{
  version: CvssVersion;
  vector: string | null;
  baseScore: number | null;
  severity: string | null;
  productIds: readonly string[];
  path: string;
}>;

export type Note = Readonly<{
  category: string;
  title: string | null;
  text: string;
  /** The products a note of CSAF 2.1 is about; empty for all. */
  productIds: readonly string[];
  path: string;
}>;

export type Reference = Readonly<{ category: string | null; summary: string; url: string }>;

export type Remediation = Readonly<{
  /** vendor_fix, mitigation, workaround, none_available or no_fix_planned; says nothing about whether a patch exists. */
  category: string;
  details: string;
  productIds: readonly string[];
  url: string | null;
  /** Since when it is to be had, as given. */
  date: string | null;
  /** What a customer must hold to get it. */
  entitlements: readonly string[];
  /** What must be restarted for it to take effect, with the document's own words. */
  restart: string | null;
  path: string;
}>;

/** What else is said of products: a threat, a flag (why one is not affected), who is involved, a known exploitation, a metric. */
export type Statement = Readonly<{
  kind: "threat" | "flag" | "involvement" | "exploitation" | "metric";
  /** The category, label or status of the document, such as "exploit_status" or "component_not_present". */
  label: string;
  text: string;
  date: string | null;
  productIds: readonly string[];
  path: string;
}>;

/** Something that could not be read: an entry nobody knows, or an id that stands for nothing. */
export type Unread = Readonly<{
  kind: "member" | "product" | "group" | "part";
  /** The member's name, or the id. */
  text: string;
  path: string;
}>;

export type Vulnerability = Readonly<{
  cve: string | null;
  /** Other numbers it is known by, each with the system that gave it. */
  ids: readonly Readonly<{ system: string; text: string }>[];
  title: string | null;
  cwe: Readonly<{ id: string; name: string }> | null;
  summary: string | null;
  scores: readonly Score[];
  status: Readonly<Record<StatusKind, readonly string[]>>;
  remediations: readonly Remediation[];
  statements: readonly Statement[];
  notes: readonly Note[];
  references: readonly Reference[];
  acknowledgments: readonly string[];
  discoveredOn: string | null;
  releasedOn: string | null;
  path: string;
}>;

/**
 * Where the document speaks of a product. status: in an affected group. score-or-remediation: only there, or in another statement,
 * so it counts as affected until someone decides (C1). unknown: the publisher does not know and does not look. unnamed: in the
 * tree only.
 */
const productMentions = [
  "status",
  "score-or-remediation",
  "under-investigation",
  "unknown",
  "fixed",
  "not-affected",
  "unnamed",
] as const;
export type ProductMention = (typeof productMentions)[number];

/** The names by which a product may stand in an inventory. */
export type Naming = Readonly<{ vendor: string; productName: string; versionText: string }>;

export type Product = Readonly<{
  productId: string;
  /** Vendor, product and version text, normalised: the same in every revision. Unique within a reading. */
  stableKey: string;
  vendor: string;
  family: string | null;
  productName: string;
  versionText: string;
  fullName: string;
  path: string;
  operatingSystem: OperatingSystemCondition | null;
  deviceClasses: readonly DeviceClass[];
  identifiers: readonly string[];
  /** Architecture, language, platform, host: what else the branches above it name. */
  qualifiers: readonly string[];
  /** Other names of a combination: its parts, and the whole by its own version. */
  parts: readonly Naming[];
  affectedBy: ProductMention;
  /** Listed only as the first or the last affected version: those after, or before, are affected too. */
  reaches: "later" | "earlier" | "both" | null;
}>;

type RevisionEntry = Readonly<{ number: string; date: string; summary: string }>;

/** What one document says, in our words; nothing is corrected in it. Dates are texts as given. */
export type AdvisoryReading = Readonly<{
  csafVersion: string;
  category: string;
  lang: string | null;
  title: string;
  publisher: Readonly<{ name: string; namespace: string; category: string }>;
  trackingId: string;
  version: string;
  status: string;
  initialReleaseDate: string;
  currentReleaseDate: string;
  tlp: string | null;
  /** How the document may be shared, in its own words. */
  distribution: string | null;
  aggregateSeverity: string | null;
  acknowledgments: readonly string[];
  vulnerabilities: readonly Vulnerability[];
  products: readonly Product[];
  notes: readonly Note[];
  references: readonly Reference[];
  revisionHistory: readonly RevisionEntry[];
  /** What was not understood: never dropped in silence (C13). */
  unread: readonly Unread[];
}>;

const findingCodes = [
  "C1",
  "C2",
  "C3",
  "C4",
  "C5",
  "C6",
  "C7",
  "C8",
  "C9",
  "C10",
  "C11",
  "C12",
  "C13",
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** blocks: no incident may be opened until it is answered. warn: changes how something is read. note: worth knowing. */
export const findingSeverities = ["blocks", "warn", "note"] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/** What the import noticed; the sentence names the effect first. */
export type Finding = Readonly<{
  /** The same for the same fault in another revision, so that an answer holds across revisions. */
  key: string;
  code: FindingCode;
  severity: FindingSeverity;
  /** JSON pointers into the document, at least one. */
  paths: readonly string[];
  sentence: string;
  productKeys: readonly string[];
  /** The words found, where the finding is about words. */
  quote: string | null;
}>;
