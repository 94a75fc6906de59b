import { type ProductMention, type StatusKind, statusKinds, type Vulnerability } from "./advisory";

const meaning: Readonly<Record<StatusKind, ProductMention>> = {
  known_affected: "status",
  first_affected: "status",
  last_affected: "status",
  under_investigation: "under-investigation",
  fixed: "fixed",
  first_fixed: "fixed",
  recommended: "fixed",
  known_not_affected: "not-affected",
};

/** The one that counts when several vulnerabilities speak of one product: the worse. */
const worst: readonly ProductMention[] = [
  "status",
  "score-or-remediation",
  "under-investigation",
  "fixed",
  "not-affected",
  "unnamed",
];

/** What one vulnerability says of the products it names. */
function mentionsIn(vulnerability: Vulnerability): readonly (readonly [string, ProductMention])[] {
  const inStatus = statusKinds.flatMap((kind) =>
    vulnerability.status[kind].map((id) => [id, meaning[kind]] as const),
  );
  const known = new Set(inStatus.map(([id]) => id));
  const elsewhere = [...vulnerability.scores, ...vulnerability.remediations].flatMap(
    (each) => each.productIds,
  );
  const only = elsewhere.filter((id) => !known.has(id));
  return [...inStatus, ...only.map((id) => [id, "score-or-remediation"] as const)];
}

/** Where the document as a whole speaks of each product, by product id. */
export function mentions(vulnerabilities: readonly Vulnerability[]): ReadonlyMap<string, ProductMention> {
  const found = new Map<string, ProductMention>();
  for (const [id, mention] of vulnerabilities.flatMap(mentionsIn)) {
    const before = found.get(id) ?? "unnamed";
    found.set(id, worst.indexOf(mention) < worst.indexOf(before) ? mention : before);
  }
  return found;
}
