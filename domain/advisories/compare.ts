import {
  type AdvisoryReading,
  type Finding,
  type Product,
  statusKinds,
  type Vulnerability,
} from "./advisory";

/** One aspect of something that is in both, in the words of either side. */
type AspectChange = Readonly<{ aspect: string; before: string; after: string }>;

/** What is in one list and not in the other, and what is in both and not the same; `same` counts the rest. */
export type Difference<Item> = Readonly<{
  added: readonly Item[];
  removed: readonly Item[];
  changed: readonly Readonly<{ after: Item; what: readonly AspectChange[] }>[];
  same: number;
}>;

/** A remediation as people read it: the same text for several vulnerabilities is one. */
type ComparedRemediation = Readonly<{ category: string; text: string; cves: readonly string[] }>;

/** What one revision says otherwise than another. */
export type ReadingDifference = Readonly<{
  document: readonly Readonly<{ field: string; before: string; after: string }>[];
  products: Difference<Product>;
  vulnerabilities: Difference<Vulnerability>;
  remediations: Difference<ComparedRemediation>;
  findings: Difference<Finding>;
}>;

type Aspects<Item> = Readonly<Record<string, (item: Item) => string>>;

function differing<Item>(before: Item, after: Item, aspects: Aspects<Item>): readonly AspectChange[] {
  return Object.entries(aspects)
    .map(([aspect, read]) => ({ aspect, before: read(before), after: read(after) }))
    .filter((each) => each.before !== each.after);
}

function difference<Item>(
  before: readonly Item[],
  after: readonly Item[],
  key: (item: Item) => string,
  aspects: Aspects<Item>,
): Difference<Item> {
  const old = new Map(before.map((item) => [key(item), item]));
  const now = new Map(after.map((item) => [key(item), item]));
  const both = [...now].flatMap(([each, item]) => {
    const was = old.get(each);
    return was === undefined ? [] : [{ after: item, what: differing(was, item, aspects) }];
  });
  const changed = both.filter(({ what }) => what.length > 0);
  return {
    added: [...now].filter(([each]) => !old.has(each)).map(([, item]) => item),
    removed: [...old].filter(([each]) => !now.has(each)).map(([, item]) => item),
    changed,
    same: both.length - changed.length,
  };
}

const cveOf = (vulnerability: Vulnerability): string =>
  vulnerability.cve ?? vulnerability.ids[0]?.text ?? vulnerability.title ?? vulnerability.path;

function remediationsOf(reading: AdvisoryReading): readonly ComparedRemediation[] {
  const found = new Map<string, ComparedRemediation>();
  for (const vulnerability of reading.vulnerabilities) {
    for (const { category, details } of vulnerability.remediations) {
      const text = details.replace(/\s+/g, " ").trim();
      const before = found.get(`${category} ${text}`)?.cves ?? [];
      found.set(`${category} ${text}`, {
        category,
        text,
        cves: [...new Set([...before, cveOf(vulnerability)])].sort(),
      });
    }
  }
  return [...found.values()];
}

const documentFields: Readonly<Record<string, (reading: AdvisoryReading) => string>> = {
  Title: (reading) => reading.title,
  Version: (reading) => reading.version,
  Status: (reading) => reading.status,
  "First released": (reading) => reading.initialReleaseDate,
  "Current release": (reading) => reading.currentReleaseDate,
  TLP: (reading) => reading.tlp ?? "",
};

const mentionWords: Readonly<Record<Product["affectedBy"], string>> = {
  status: "listed as affected",
  "score-or-remediation": "named, but in no status",
  "under-investigation": "under investigation",
  unknown: "unknown to the publisher",
  fixed: "fixed",
  "not-affected": "not affected",
  unnamed: "named in no list",
};

const productAspects: Aspects<Product> = {
  "how it is listed": (product) => mentionWords[product.affectedBy],
  "full name": (product) => product.fullName,
  "operating system": (product) => product.operatingSystem?.text ?? "",
  "device class": (product) => product.deviceClasses.join(", "),
  identifiers: (product) => product.identifiers.join(", "),
};

const once = (lines: readonly string[]): string => [...new Set(lines)].join("; ");

const statusText = ({ status }: Vulnerability): string =>
  statusKinds
    .filter((kind) => status[kind].length > 0)
    .map((kind) => `${kind.replaceAll("_", " ")}: ${status[kind].join(", ")}`)
    .join("; ");

const vulnerabilityAspects: Aspects<Vulnerability> = {
  title: (each) => each.title ?? "",
  weakness: (each) => each.cwe?.id ?? "",
  summary: (each) => each.summary ?? "",
  scores: (each) =>
    once(
      each.scores.map(
        ({ version, vector, baseScore }) => `${baseScore ?? "none"} (${version}, ${vector ?? "no vector"})`,
      ),
    ),
  "product status": statusText,
  "threats and flags": (each) =>
    once(each.statements.map(({ kind, label, text }) => `${kind} ${label} ${text}`.trim())),
};

/** The vulnerabilities with products by their stable key: a document may number them anew. */
function vulnerabilitiesOf(reading: AdvisoryReading): readonly Vulnerability[] {
  const keys = new Map(reading.products.map((product) => [product.productId, product.stableKey]));
  const named = (ids: readonly string[]): readonly string[] =>
    [...new Set(ids.map((id) => keys.get(id) ?? id))].sort();
  return reading.vulnerabilities.map((each) => ({
    ...each,
    status: {
      first_affected: named(each.status.first_affected),
      first_fixed: named(each.status.first_fixed),
      fixed: named(each.status.fixed),
      known_affected: named(each.status.known_affected),
      known_not_affected: named(each.status.known_not_affected),
      last_affected: named(each.status.last_affected),
      recommended: named(each.status.recommended),
      under_investigation: named(each.status.under_investigation),
      unknown: named(each.status.unknown),
    },
  }));
}

/** Findings about a file beside others, its hash and its name differ in every file; they say nothing of its content. */
const ofContent = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => !["C4", "C11", "C12"].includes(finding.code));

/** What `after` says otherwise than `before`; products by their stable key, vulnerabilities by CVE. */
export function compareReadings(
  before: Readonly<{ reading: AdvisoryReading; findings: readonly Finding[] }>,
  after: Readonly<{ reading: AdvisoryReading; findings: readonly Finding[] }>,
): ReadingDifference {
  const fields = Object.entries(documentFields).map(([field, read]) => ({
    field,
    before: read(before.reading),
    after: read(after.reading),
  }));
  return {
    document: fields.filter((each) => each.before !== each.after),
    products: difference(
      before.reading.products,
      after.reading.products,
      (each) => each.stableKey,
      productAspects,
    ),
    vulnerabilities: difference(
      vulnerabilitiesOf(before.reading),
      vulnerabilitiesOf(after.reading),
      cveOf,
      vulnerabilityAspects,
    ),
    remediations: difference(
      remediationsOf(before.reading),
      remediationsOf(after.reading),
      (each) => `${each.category} ${each.text}`,
      { vulnerabilities: (each) => each.cves.join(", ") },
    ),
    findings: difference(ofContent(before.findings), ofContent(after.findings), (each) => each.key, {
      places: (each) => String(each.paths.length),
    }),
  };
}
