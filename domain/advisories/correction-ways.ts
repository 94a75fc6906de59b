import type { Finding, FindingCode } from "./advisory";
import type { AnnotationKind } from "./annotation";

/** A correction that answers a finding as a whole, or product by product. */
type Ways = Readonly<{ whole: readonly AnnotationKind[]; each: readonly AnnotationKind[] }>;

const ruling: readonly AnnotationKind[] = ["affected", "not-affected"];
const none: Ways = { whole: [], each: [] };

/** How each finding is corrected. Those without a way are confirmed or dismissed only, and the reason stands beside them. */
const ways: Readonly<Record<FindingCode, Ways>> = {
  C1: { whole: [], each: ruling },
  C2: { whole: ["advice"], each: [] },
  C3: { whole: ["advice"], each: [] },
  // Which of two revisions counts is chosen among the revisions.
  C4: none,
  // A condition stands in the name of the product: dismissed, it is none, and nothing else could be put in its place.
  C5: none,
  C6: { whole: [], each: ["version"] },
  C7: { whole: ["spelling"], each: [] },
  // A doubt about the whole document: each place that is wrong is corrected by itself.
  C8: none,
  C9: { whole: ["score"], each: [] },
  // What the catalogue lists counts whatever the text says: its words move nothing.
  C10: none,
  // A hash is given anew beside the file.
  C11: none,
  // The id is what a document is known by, and the file's name is no part of it: with another id it would be another advisory.
  C12: none,
  C13: { whole: ["advice"], each: ruling },
};

/** The kinds of annotation that answer a finding, beside a word of its own. Nobody answers by advice what keeps incidents shut. */
export function waysOf({ code, severity }: Pick<Finding, "code" | "severity">): Ways {
  const { whole, each } = ways[code];
  return { whole: code !== "C2" && severity === "blocks" ? [] : whole, each };
}
