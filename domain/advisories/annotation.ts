import type { PersonId, RecordId } from "../ids";
import type { AdvisoryReading, Finding, Product, Score, Vulnerability } from "./advisory";

/**
 * affected, not-affected: of one product. advice: a recommendation the document lost or lacks. port: one network port to be
 * closed and proven. finding-confirmed: it is as the finding says. finding-dismissed: it is not, with a reason and a source.
 * spelling: how a text of the document is to be read (C7). version: the versions of one product in words that can be compared (C6).
 * score: a vector with the base score that follows from it (C9). withdrawn: ends the annotation it supersedes without putting another in its place.
 */
export const annotationKinds = [
  "affected",
  "not-affected",
  "advice",
  "port",
  "finding-confirmed",
  "finding-dismissed",
  "spelling",
  "version",
  "score",
  "withdrawn",
] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

export type AnnotationSource = Readonly<{ title: string; url: string | null }>;

/** A correction on top of a document, which itself stays as received. */
export type Annotation = Readonly<{
  id: RecordId;
  kind: AnnotationKind;
  /** The finding it answers, by the finding's key. */
  findingKey: string | null;
  productKey: string | null;
  /** A JSON pointer, where it is about one place of the document. */
  path: string | null;
  /** The advice, the port as "443/tcp", the corrected text, or the score as "9.8 CVSS:3.1/AV:N/...". */
  text: string | null;
  reason: string | null;
  source: AnnotationSource | null;
  by: Readonly<{ id: PersonId; name: string }>;
  at: Date;
  supersedes: RecordId | null;
}>;

/** A product with what counts now; `by` is the annotation it rests on, null when it rests on the document. */
export type EffectiveProduct = Readonly<{
  /** With its corrected names and versions, under the key the document gives it. */
  product: Product;
  received: Product;
  /** The corrections its names and versions rest on. */
  corrections: readonly Annotation[];
  affected: boolean;
  /** False while it counts only because nobody has decided otherwise. */
  settled: boolean;
  by: Annotation | null;
}>;

export type Advice = Readonly<{
  text: string;
  category: string | null;
  url: string | null;
  /** Empty: for all products. */
  productKeys: readonly string[];
  from: Readonly<{ document: string }> | Readonly<{ annotation: Annotation }>;
}>;

/** A score as it counts now; `corrected` holds what it was given as and who says otherwise, null where it is the document's. */
export type EffectiveScore = Score & Readonly<{ corrected: Corrected<Score> | null }>;
export type EffectiveVulnerability = Omit<Vulnerability, "scores"> &
  Readonly<{ scores: readonly EffectiveScore[] }>;

/** What the document says, and the annotation that says otherwise. */
type Corrected<Value> = Readonly<{ received: Value; annotation: Annotation }>;

export type Port = Readonly<{ number: number; protocol: "tcp" | "udp" }>;

/** A port the text of an advisory names, offered to be confirmed as an annotation. */
export type ProposedPort = Readonly<{ port: Port; text: string; path: string; cves: readonly string[] }>;

export type AnsweredFinding = Readonly<{
  finding: Finding;
  /** The annotations that answer it, or a part of it while it is open. */
  answers: readonly Annotation[];
  open: boolean;
}>;

/** The document with everything the coordinators added to it. */
export type EffectiveAdvisory = Readonly<{
  reading: AdvisoryReading;
  products: readonly EffectiveProduct[];
  vulnerabilities: readonly EffectiveVulnerability[];
  advice: readonly Advice[];
  ports: readonly Readonly<{ port: Port; annotation: Annotation }>[];
  findings: readonly AnsweredFinding[];
  /** No finding that blocks is open: incidents may be opened. */
  confirmed: boolean;
}>;
