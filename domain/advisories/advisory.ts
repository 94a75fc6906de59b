import type { OperatingSystemCondition } from "../matching/matchable";
import type { DeviceClass } from "../systems/device-classes";

/** The product status groups of CSAF 2.0, section 3.2.3.9. */
export const statusKinds = [
  "first_affected",
  "first_fixed",
  "fixed",
  "known_affected",
  "known_not_affected",
  "last_affected",
  "recommended",
  "under_investigation",
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

export type Note = Readonly<{ category: string; title: string | null; text: string; path: string }>;

export type Reference = Readonly<{ category: string | null; summary: string; url: string }>;

export type Remediation = Readonly<{
  /** vendor_fix, mitigation, workaround, none_available or no_fix_planned; says nothing about whether a patch exists. */
  category: string;
  details: string;
  productIds: readonly string[];
  url: string | null;
  path: string;
}>;

export type Vulnerability = Readonly<{
  cve: string | null;
  title: string | null;
  cwe: Readonly<{ id: string; name: string }> | null;
  summary: string | null;
  scores: readonly Score[];
  status: Readonly<Record<StatusKind, readonly string[]>>;
  remediations: readonly Remediation[];
  notes: readonly Note[];
  references: readonly Reference[];
  path: string;
}>;

/**
 * Where the document speaks of a product. status: in an affected group. score-or-remediation: only there, so it counts as
 * affected until someone decides (C1). unnamed: in the tree only.
 */
const productMentions = [
  "status",
  "score-or-remediation",
  "under-investigation",
  "fixed",
  "not-affected",
  "unnamed",
] as const;
export type ProductMention = (typeof productMentions)[number];

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
  affectedBy: ProductMention;
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
  vulnerabilities: readonly Vulnerability[];
  products: readonly Product[];
  notes: readonly Note[];
  references: readonly Reference[];
  revisionHistory: readonly RevisionEntry[];
}>;

const findingCodes = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12"] as const;
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
