import { type ProductMention, type StatusKind, statusKinds, type Vulnerability } from "./advisory";

const meaning: Readonly<Record<StatusKind, ProductMention>> = {
  known_affected: "status",
  first_affected: "status",
  last_affected: "status",
  under_investigation: "under-investigation",
  unknown: "unknown",
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
  "unknown",
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
  const { scores, remediations, statements, notes } = vulnerability;
  const elsewhere = [...scores, ...remediations, ...statements, ...notes].flatMap((each) => each.productIds);
  const only = elsewhere.filter((id) => !known.has(id));
  return [...inStatus, ...only.map((id) => [id, "score-or-remediation"] as const)];
}

/** The products a vulnerability lists as affected only at an end of a range: those between are not listed at all. */
function ends(vulnerability: Vulnerability): readonly (readonly [string, "later" | "earlier" | "both"])[] {
  const { first_affected, last_affected, known_affected } = vulnerability.status;
  const [first, last, known] = [new Set(first_affected), new Set(last_affected), new Set(known_affected)];
  return [...new Set([...first, ...last])].flatMap((id) => {
    if (known.has(id)) return [];
    if (first.has(id) && last.has(id)) return [];
    return [[id, first.has(id) ? "later" : "earlier"] as const];
  });
}

/** The products that stand for a range they are an end of, by product id. */
export function reaching(
  vulnerabilities: readonly Vulnerability[],
): ReadonlyMap<string, "later" | "earlier" | "both"> {
  const found = new Map<string, "later" | "earlier" | "both">();
  for (const [id, end] of vulnerabilities.flatMap(ends)) {
    const before = found.get(id) ?? end;
    found.set(id, before === end ? end : "both");
  }
  return found;
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
