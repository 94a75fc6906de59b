import type { PersonId, RecordId } from "../../ids";
import { aliasTable } from "../../matching/aliases";
import { standardAliases } from "../../matching/standard-aliases";
import type { Annotation } from "../annotation";
import { applyAnnotations } from "../corrections";
import { type FindingContext, findFaults } from "../findings";
import { readAdvisory } from "../reading";

type Given = Readonly<{
  vendor?: string;
  products?: readonly (readonly [id: string, name: string, version: string])[];
  affected?: readonly string[];
  notAffected?: readonly string[];
  scored?: readonly string[];
  remediations?: readonly Readonly<{ category: string; details: string; url?: string }>[];
  notes?: readonly string[];
  summary?: string;
  version?: string;
  date?: string;
  cve?: string;
  vector?: string;
}>;

const plain = {
  vendor: "Siemens",
  products: [["A", "Scanner One", "vers:all/*"]] as const,
  notAffected: [],
  scored: [],
  remediations: [],
  notes: [],
  summary: "Something is wrong.",
  version: "1",
  date: "2026-01-02T00:00:00Z",
  cve: "CVE-2026-0001",
  vector: undefined,
};

/** A small CSAF document with one vulnerability; everything in it can be replaced. */
export function document(replaced: Given = {}): unknown {
  const given = { ...plain, ...replaced };
  const ids = given.products.map(([id]) => id);
  return {
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      notes: given.notes.map((text) => ({ category: "general", text })),
      publisher: { category: "vendor", name: "Example", namespace: "https://example.org" },
      title: "An example",
      tracking: {
        id: "EX-1",
        version: given.version,
        status: "final",
        initial_release_date: "2026-01-02T00:00:00Z",
        current_release_date: given.date,
        revision_history: [],
      },
    },
    product_tree: {
      branches: [
        {
          category: "vendor",
          name: given.vendor,
          branches: given.products.map(([product_id, name, version]) => ({
            category: "product_name",
            name,
            branches: [
              {
                category: "product_version_range",
                name: version,
                product: { product_id, name: `${name} ${version}` },
              },
            ],
          })),
        },
      ],
    },
    vulnerabilities: [
      {
        cve: given.cve,
        notes: [{ category: "summary", text: given.summary }],
        product_status: {
          known_affected: given.affected ?? ids,
          known_not_affected: given.notAffected,
        },
        scores: [
          { products: given.scored, cvss_v3: { version: "3.1", baseScore: 9.8, vectorString: given.vector } },
        ],
        remediations: given.remediations.map((each) => ({ ...each, product_ids: ids })),
      },
    ],
  };
}

const context: FindingContext = {
  fileName: "ex-1.json",
  sha256: "aa",
  sha512: null,
  baseScoreOf: null,
  aliases: aliasTable(standardAliases, new Date("2026-11-23T12:00:00Z")),
};

/** A document read, with its findings. */
export function read(given: Given = {}, more: Partial<FindingContext> = {}) {
  const reading = readAdvisory(document(given));
  return { reading, findings: findFaults(reading, { ...context, ...more }) };
}

let count = 0;

/** An annotation by a coordinator; each is a minute later than the one before. */
export function annotation(given: Partial<Annotation> & Pick<Annotation, "kind">): Annotation {
  count++;
  return {
    id: `annotation-${String(count).padStart(4, "0")}` as RecordId,
    findingKey: null,
    productKey: null,
    path: null,
    text: null,
    reason: null,
    source: null,
    by: { id: "cora" as PersonId, name: "Cora" },
    at: new Date(Date.UTC(2026, 10, 23, 10, count)),
    supersedes: null,
    ...given,
  };
}

/** A document with annotations on top. */
export function corrected(
  given: Given,
  annotations: readonly Annotation[],
  more: Partial<FindingContext> = {},
) {
  const { reading, findings } = read(given, more);
  return applyAnnotations(reading, findings, annotations);
}
