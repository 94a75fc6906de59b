import { parseVersionExpression } from "../matching/version";
import { type WrittenAdvisory, type WrittenScore, writtenNoteTitle, writtenSuffix } from "./by-hand";
import { severityOf } from "./cvss-vector";

type Entry = Readonly<{ number: string; date: string; summary: string }>;

/** By whom and when a document is written, and what went before it. */
export type Writing = Readonly<{
  by: string;
  /** An instant as CSAF has it. */
  at: string;
  /** The address of this portal: what it publishes is named by it. */
  namespace: string;
  /** One more than any revision has; 1 for the first. */
  version: number;
  /** Empty for the first. */
  history: readonly Entry[];
  summary: string;
}>;

type Given = WrittenAdvisory["products"][number];

/** The text by which a product reads as all of its versions. */
const allVersions = "vers:all/*";

const versionOf = (product: Given): string => product.version || allVersions;

const fullNameOf = (product: Given): string =>
  [product.vendor, product.product, product.version || "all versions"].join(" ") +
  (product.operatingSystem === "" ? "" : ` on ${product.operatingSystem}`);

const leafOf = (product: Given, index: number) => ({
  category:
    parseVersionExpression(versionOf(product)).kind === "list" ? "product_version" : "product_version_range",
  name: versionOf(product),
  product: { name: fullNameOf(product), product_id: `P-${index + 1}` },
});

/** One branch for each product, in the order they were typed. */
const treeOf = (products: readonly Given[]) => ({
  branches: products.map((product, index) => ({
    category: "vendor",
    name: product.vendor,
    branches: [{ category: "product_name", name: product.product, branches: [leafOf(product, index)] }],
  })),
});

function cvssOf({
  version,
  vector: vectorString,
  baseScore,
}: WrittenScore): Readonly<Record<string, unknown>> {
  const score = { version, vectorString, baseScore };
  if (version === "2.0") return { cvss_v2: score };
  const rated = { ...score, baseSeverity: severityOf(version, baseScore) };
  return version === "4.0" ? { cvss_v4: rated } : { cvss_v3: rated };
}

const adviceOf = (given: WrittenAdvisory, ids: readonly string[]) =>
  given.advice.map(({ category, text, source }) => ({
    category,
    details: source === "" ? text : `${text}\n\nSource: ${source}`,
    product_ids: ids,
    ...(isAddress(source) && { url: source }),
  }));

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text);

function vulnerabilitiesOf(given: WrittenAdvisory) {
  const ids = given.products.map((_, index) => `P-${index + 1}`);
  const remediations = adviceOf(given, ids);
  return given.vulnerabilities.map(({ cve, otherId, title, score }) => ({
    ...(cve !== "" && { cve }),
    ...(otherId !== "" && { ids: [{ system_name: given.publisher, text: otherId }] }),
    ...(title !== "" && { title }),
    product_status: { known_affected: ids },
    ...(score && { scores: [{ products: ids, ...cvssOf(score) }] }),
    ...(remediations.length > 0 && { remediations }),
  }));
}

const notice = (given: WrittenAdvisory, { by, at }: Writing): string =>
  `Written down by ${by}, ${at.slice(0, 10)}, from what ${given.publisher} published. ${given.publisher} did not publish this document.`;

/**
 * A valid CSAF 2.0 document (category csaf_base) of what a coordinator typed. Its publisher is the user who wrote it down, never the
 * one it tells of (CSAF 2.0, section 3.2.1.8); each writing is one more entry of its history.
 */
export function writeDocument(given: WrittenAdvisory, writing: Writing): Readonly<Record<string, unknown>> {
  const { at, history, summary, namespace } = writing;
  const version = String(writing.version);
  return {
    document: {
      category: "csaf_base",
      csaf_version: "2.0",
      distribution: { tlp: { label: given.tlp } },
      notes: [{ category: "other", title: writtenNoteTitle, text: notice(given, writing) }],
      publisher: { category: "user", name: `${given.publisher}${writtenSuffix}`, namespace },
      ...(given.sourceUrl !== "" && {
        references: [
          { category: "external", summary: `What ${given.publisher} published`, url: given.sourceUrl },
        ],
      }),
      title: given.title,
      tracking: {
        id: given.trackingId,
        version,
        status: "final",
        initial_release_date: `${given.publishedOn}T00:00:00Z`,
        current_release_date: at,
        generator: { date: at, engine: { name: "Isocenter" } },
        revision_history: [...history, { number: version, date: at, summary }],
      },
    },
    product_tree: treeOf(given.products),
    vulnerabilities: vulnerabilitiesOf(given),
  };
}
