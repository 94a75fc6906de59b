import { classesNamed } from "../matching/device-class";
import { repairMojibake } from "../matching/normalise";
import { operatingSystemCondition } from "../matching/operating-system";
import type { AdvisoryReading, Product } from "./advisory";
import { markOf } from "./finding-key";
import { type Json, object, objects, text, textOrNull } from "./json";
import { mentions, reaching } from "./mentions";
import { productGroups } from "./product-groups";
import { treeProducts } from "./product-tree";
import type { TreeProduct } from "./tree-product";
import { unreadIn } from "./unread";
import { readAcknowledgments, readNotes, readReferences, readVulnerabilities } from "./vulnerabilities";

const tidy = (part: string): string =>
  repairMojibake(part).normalize("NFKC").toLowerCase().replace(/\s+/g, " ").replaceAll("|", "/").trim();

/** A key is kept in an index, so one of very long names is cut and told apart by a mark of the whole. */
const longestKey = 500;
const bounded = (key: string): string =>
  key.length <= longestKey
    ? key
    : `${key.slice(0, longestKey).replace(/\p{Surrogate}/gu, "")}… ${markOf(key)}`;

const keyOf = (product: TreeProduct): string =>
  bounded([product.vendor, product.productName, product.versionText].map(tidy).join(" | "));

/** Keys that are the same for two products get their full name added, and then a number. */
function stableKeys(products: readonly TreeProduct[]): readonly string[] {
  const used = new Map<string, number>();
  const count = new Map<string, number>();
  for (const product of products) count.set(keyOf(product), (count.get(keyOf(product)) ?? 0) + 1);
  return products.map((product) => {
    const plain = keyOf(product);
    const key = (count.get(plain) ?? 0) > 1 ? bounded(`${plain} | ${tidy(product.fullName)}`) : plain;
    const times = (used.get(key) ?? 0) + 1;
    used.set(key, times);
    return times === 1 ? key : `${key} | ${times}`;
  });
}

type Listed = Pick<Product, "stableKey" | "affectedBy" | "reaches">;

function productOf(product: TreeProduct, listed: Listed): Product {
  const names = [product.productName, product.versionText, product.fullName];
  return {
    ...product,
    ...listed,
    operatingSystem: operatingSystemCondition(names),
    deviceClasses: classesNamed(product.productName),
  };
}

const severityOf = (value: unknown): string | null => textOrNull(object(value).text);

const readHistory = (value: unknown): AdvisoryReading["revisionHistory"] =>
  objects(value, "").map(({ value: each }) => ({
    number: text(each.number),
    date: text(each.date),
    summary: text(each.summary),
  }));

function readProducts(tree: Json, vulnerabilities: AdvisoryReading["vulnerabilities"]): readonly Product[] {
  const found = treeProducts(tree);
  const keys = stableKeys(found);
  const mentioned = mentions(vulnerabilities);
  const ends = reaching(vulnerabilities);
  return found.map((each, i) =>
    productOf(each, {
      stableKey: keys[i] ?? "",
      affectedBy: mentioned.get(each.productId) ?? "unnamed",
      reaches: ends.get(each.productId) ?? null,
    }),
  );
}

/** How a document names itself, read without the rest: a refused one may not be readable. */
export function namedBy(given: unknown): Pick<AdvisoryReading, "trackingId" | "publisher"> {
  const document = object(object(given).document);
  const publisher = object(document.publisher);
  return {
    trackingId: text(object(document.tracking).id),
    publisher: {
      name: text(publisher.name),
      namespace: text(publisher.namespace),
      category: text(publisher.category),
    },
  };
}

/** What a CSAF document says, in our words; the document has passed its schema, and nothing in it is corrected. */
export function readAdvisory(given: unknown): AdvisoryReading {
  const whole = object(given);
  const document = object(whole.document);
  const tracking = object(document.tracking);
  const tree = object(whole.product_tree);
  const groups = productGroups(tree);
  const vulnerabilities = readVulnerabilities(whole.vulnerabilities, groups);
  return {
    csafVersion: text(document.csaf_version),
    category: text(document.category),
    lang: textOrNull(document.lang),
    title: text(document.title),
    ...namedBy(whole),
    version: text(tracking.version),
    status: text(tracking.status),
    initialReleaseDate: text(tracking.initial_release_date),
    currentReleaseDate: text(tracking.current_release_date),
    tlp: textOrNull(object(object(document.distribution).tlp).label),
    distribution: textOrNull(object(document.distribution).text),
    aggregateSeverity: severityOf(document.aggregate_severity),
    acknowledgments: readAcknowledgments(document.acknowledgments),
    vulnerabilities,
    products: readProducts(tree, vulnerabilities),
    notes: readNotes(document.notes, "/document/notes", groups),
    references: readReferences(document.references),
    revisionHistory: readHistory(tracking.revision_history),
    unread: unreadIn(whole),
  };
}
