import { compact } from "../matching/normalise";
import type { Naming } from "./advisory";
import { type Json, text } from "./json";
import { identifiersOf } from "./product-identifiers";
import { inOrder, type Relation, relationsOf } from "./relations";
import type { TreeProduct } from "./tree-product";

/** More names than these are never compared; no real product is put together from more parts. */
const mostParts = 10;

const namingOf = ({ vendor, productName, versionText }: TreeProduct): Naming => ({
  vendor,
  productName,
  versionText,
});

const sameVendor = (part: TreeProduct, whole: TreeProduct): boolean =>
  part.vendor === "" || whole.vendor === "" || compact(part.vendor) === compact(whole.vendor);

const inWords = (part: TreeProduct): string => `${part.productName} ${part.versionText}`.trim();

/**
 * The version a whole is compared by. Firmware on a device of the same vendor is the device's software; a component, or another
 * vendor's software, has versions of its own, which say nothing of the device's.
 */
function versionOf(category: string, part: TreeProduct | undefined, whole: TreeProduct | undefined): string {
  if (part === undefined) return whole?.versionText ?? "";
  if (whole === undefined) return part.versionText || part.productName;
  if (!category.endsWith("component_of") && sameVendor(part, whole)) {
    return part.versionText || part.productName;
  }
  return whole.versionText || inWords(part);
}

/** The other names: the whole by its own version, the part, and the parts of both; each once. */
function partsOf(
  own: Naming,
  part: TreeProduct | undefined,
  whole: TreeProduct | undefined,
): readonly Naming[] {
  const mark = (each: Naming): string => JSON.stringify([each.vendor, each.productName, each.versionText]);
  const named = [whole, part].flatMap((each) => (each === undefined ? [] : [namingOf(each)]));
  // A device without a version of its own is not named alone: that would mean all of its versions.
  const telling = named.filter((each, i) => i > 0 || whole === undefined || each.versionText !== "");
  const all = [...telling, ...(part?.parts ?? []), ...(whole?.parts ?? [])];
  const once = new Map(all.map((each) => [mark(each), each]));
  once.delete(mark(own));
  return [...once.values()].slice(0, mostParts);
}

function combine(
  { category, product, path, productId }: Relation,
  part: TreeProduct | undefined,
  whole: TreeProduct | undefined,
): TreeProduct {
  const fullName = text(product.name);
  const own = {
    vendor: whole?.vendor || part?.vendor || "",
    productName: whole?.productName ?? fullName,
    versionText: versionOf(category, part, whole),
  };
  return {
    ...own,
    productId,
    family: whole?.family ?? null,
    fullName,
    path,
    identifiers: [...new Set([...(whole?.identifiers ?? []), ...identifiersOf(product)])],
    qualifiers: [...new Set([...(whole?.qualifiers ?? []), ...(part?.qualifiers ?? [])])],
    parts: partsOf(own, part, whole),
  };
}

/**
 * "Firmware 5.2 installed on M26": the thing in the inventory is the M26, the version is the firmware's; what is inside or beside
 * another product may stand there by its own name too. A combination may be part of another, in any order; a circle, which no
 * accepted document has, ends at what is known without it.
 */
export function combinations(tree: Json, known: ReadonlyMap<string, TreeProduct>): readonly TreeProduct[] {
  const relations = relationsOf(tree);
  const { order, circles } = inOrder(relations);
  const made = new Map(known);
  const done = new Map<Relation, TreeProduct>();
  for (const each of [...order, ...circles]) {
    const product = combine(each, made.get(each.part), made.get(each.whole));
    done.set(each, product);
    made.set(each.productId, product);
  }
  return relations.flatMap((each) => done.get(each) ?? []);
}
