import type { AdvisoryReading } from "./advisory";

export const adviceCategories = [
  "mitigation",
  "workaround",
  "vendor_fix",
  "none_available",
  "no_fix_planned",
] as const;
export type AdviceCategory = (typeof adviceCategories)[number];

export const tlpLabels = ["WHITE", "GREEN", "AMBER", "RED"] as const;
export type TlpLabel = (typeof tlpLabels)[number];

/** A score that was computed from the vector somebody typed. */
export type WrittenScore = Readonly<{
  version: "2.0" | "3.0" | "3.1" | "4.0";
  vector: string;
  baseScore: number;
}>;

/** What a coordinator types of an advisory that exists in no CSAF file; empty texts are not given. */
export type WrittenAdvisory = Readonly<{
  title: string;
  publisher: string;
  trackingId: string;
  sourceUrl: string;
  /** A day, "2026-11-25". */
  publishedOn: string;
  tlp: TlpLabel;
  vulnerabilities: readonly Readonly<{
    cve: string;
    otherId: string;
    title: string;
    score: WrittenScore | null;
  }>[];
  products: readonly Readonly<{
    vendor: string;
    product: string;
    operatingSystem: string;
    version: string;
  }>[];
  advice: readonly Readonly<{ category: AdviceCategory; text: string; source: string }>[];
}>;

/** The publisher of a document that was written down here says so in its name. */
export const writtenSuffix = " (written down by a user)";

/** The note that marks a document as written here, and by whom. */
export const writtenNoteTitle = "Written by hand";

/** Whether a document was written in the portal's form, so that it can be edited there. */
export const isWrittenByHand = ({
  publisher,
  notes,
}: Pick<AdvisoryReading, "publisher" | "notes">): boolean =>
  publisher.category === "user" &&
  publisher.name.endsWith(writtenSuffix) &&
  notes.some((note) => note.title === writtenNoteTitle);
