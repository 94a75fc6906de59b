import { classesNamed } from "../matching/device-class";
import { repairMojibake } from "../matching/normalise";
import { operatingSystemCondition } from "../matching/operating-system";
import type { AdvisoryReading, Product, ProductMention } from "./advisory";
import { object, objects, text, textOrNull } from "./json";
import { mentions } from "./mentions";
import { productGroups, type TreeProduct, treeProducts } from "./product-tree";
import { readNotes, readReferences, readVulnerabilities } from "./vulnerabilities";

const tidy = (part: string): string =>
  repairMojibake(part).normalize("NFKC").toLowerCase().replace(/\s+/g, " ").replaceAll("|", "/").trim();

const keyOf = (product: TreeProduct): string =>
  [product.vendor, product.productName, product.versionText].map(tidy).join(" | ");

/** Keys that are the same for two products get their full name added, and then a number. */
function stableKeys(products: readonly TreeProduct[]): readonly string[] {
  const used = new Map<string, number>();
  const count = new Map<string, number>();
  for (const product of products) count.set(keyOf(product), (count.get(keyOf(product)) ?? 0) + 1);
  return products.map((product) => {
    const plain = keyOf(product);
    const key = (count.get(plain) ?? 0) > 1 ? `${plain} | ${tidy(product.fullName)}` : plain;
    const times = (used.get(key) ?? 0) + 1;
    used.set(key, times);
    return times === 1 ? key : `${key} | ${times}`;
  });
}

function productOf(product: TreeProduct, stableKey: string, affectedBy: ProductMention): Product {
  const names = [product.productName, product.versionText, product.fullName];
  return {
    ...product,
    stableKey,
    affectedBy,
    operatingSystem: operatingSystemCondition(names),
    deviceClasses: classesNamed(product.productName),
  };
}

const readHistory = (value: unknown): AdvisoryReading["revisionHistory"] =>
  objects(value, "").map(({ value: each }) => ({
    number: text(each.number),
    date: text(each.date),
    summary: text(each.summary),
  }));

/** What a CSAF document says, in our words; the document has passed its schema, and nothing in it is corrected. */
export function readAdvisory(given: unknown): AdvisoryReading {
  const whole = object(given);
  const document = object(whole.document);
  const tracking = object(document.tracking);
  const publisher = object(document.publisher);
  const tree = object(whole.product_tree);
  const vulnerabilities = readVulnerabilities(whole.vulnerabilities, productGroups(tree));
  const found = treeProducts(tree);
  const keys = stableKeys(found);
  const mentioned = mentions(vulnerabilities);
  return {
    csafVersion: text(document.csaf_version),
    category: text(document.category),
    lang: textOrNull(document.lang),
    title: text(document.title),
    publisher: {
      name: text(publisher.name),
      namespace: text(publisher.namespace),
      category: text(publisher.category),
    },
    trackingId: text(tracking.id),
    version: text(tracking.version),
    status: text(tracking.status),
    initialReleaseDate: text(tracking.initial_release_date),
    currentReleaseDate: text(tracking.current_release_date),
    tlp: textOrNull(object(object(document.distribution).tlp).label),
    vulnerabilities,
    products: found.map((each, i) =>
      productOf(each, keys[i] ?? "", mentioned.get(each.productId) ?? "unnamed"),
    ),
    notes: readNotes(document.notes, "/document/notes"),
    references: readReferences(document.references),
    revisionHistory: readHistory(tracking.revision_history),
  };
}
