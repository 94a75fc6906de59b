import type { AdvisoryReading, Finding, Product, Vulnerability } from "./advisory";

/** What is in one list and not in the other, and what is in both and not the same. */
type Difference<Item> = Readonly<{
  added: readonly Item[];
  removed: readonly Item[];
  changed: readonly Readonly<{ before: Item; after: Item; what: readonly string[] }>[];
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

type Aspects<Item> = Readonly<Record<string, (item: Item) => unknown>>;

function differing<Item>(before: Item, after: Item, aspects: Aspects<Item>): readonly string[] {
  return Object.entries(aspects)
    .filter(([, read]) => JSON.stringify(read(before)) !== JSON.stringify(read(after)))
    .map(([name]) => name);
}

function difference<Item>(
  before: readonly Item[],
  after: readonly Item[],
  key: (item: Item) => string,
  aspects: Aspects<Item>,
): Difference<Item> {
  const old = new Map(before.map((item) => [key(item), item]));
  const now = new Map(after.map((item) => [key(item), item]));
  return {
    added: [...now].filter(([each]) => !old.has(each)).map(([, item]) => item),
    removed: [...old].filter(([each]) => !now.has(each)).map(([, item]) => item),
    changed: [...now].flatMap(([each, item]) => {
      const was = old.get(each);
      const what = was === undefined ? [] : differing(was, item, aspects);
      return was === undefined || what.length === 0 ? [] : [{ before: was, after: item, what }];
    }),
  };
}

const cveOf = (vulnerability: Vulnerability): string =>
  vulnerability.cve ?? vulnerability.title ?? vulnerability.path;

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

const productAspects: Aspects<Product> = {
  "how it is named as affected": (product) => product.affectedBy,
  "full name": (product) => product.fullName,
  "operating system": (product) => product.operatingSystem?.systems ?? [],
  "device class": (product) => product.deviceClasses,
  identifiers: (product) => product.identifiers,
};

const vulnerabilityAspects: Aspects<Vulnerability> = {
  title: (each) => each.title,
  weakness: (each) => each.cwe?.id ?? null,
  summary: (each) => each.summary,
  scores: (each) => each.scores.map(({ version, vector, baseScore }) => [version, vector, baseScore]),
  "product status": (each) => each.status,
};

/** The vulnerabilities with products by their stable key: a document may number them anew. */
function vulnerabilitiesOf(reading: AdvisoryReading): readonly Vulnerability[] {
  const keys = new Map(reading.products.map((product) => [product.productId, product.stableKey]));
  const named = (ids: readonly string[]): readonly string[] => ids.map((id) => keys.get(id) ?? id).sort();
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
    },
  }));
}

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
      { vulnerabilities: (each) => each.cves },
    ),
    findings: difference(before.findings, after.findings, (each) => each.key, {
      places: (each) => each.paths.length,
    }),
  };
}
