import { combinations } from "./combinations";
import { idText, type Json, object, objects, text } from "./json";
import { identifiersOf } from "./product-identifiers";
import type { TreeProduct } from "./tree-product";

type Above = Readonly<{ category: string; name: string }>;

const versionCategories: ReadonlySet<string> = new Set(["product_version", "product_version_range"]);
const detailCategories: ReadonlySet<string> = new Set(["patch_level", "service_pack"]);
const qualifying: ReadonlySet<string> = new Set([
  "architecture",
  "host_name",
  "language",
  "platform",
  "specification",
]);

const nameOf = (above: readonly Above[], category: string): string | null =>
  above.findLast((each) => each.category === category)?.name ?? null;

function versionOf(above: readonly Above[]): string {
  const version = above.findLast((each) => versionCategories.has(each.category))?.name ?? "";
  const details = above.filter((each) => detailCategories.has(each.category)).map((each) => each.name);
  return [version, ...details].filter((part) => part !== "").join(" ");
}

/** The last name above a leaf that is neither its vendor nor its version: what the product is called. */
function productNameOf(above: readonly Above[], fullName: string): string {
  const named = nameOf(above, "product_name") ?? nameOf(above, "product_family");
  return named ?? above.findLast((each) => each.category === "legacy")?.name ?? fullName;
}

function productOf(product: Json, above: readonly Above[], path: string): TreeProduct {
  const fullName = text(product.name);
  return {
    productId: idText(product.product_id),
    vendor: nameOf(above, "vendor") ?? "",
    family: nameOf(above, "product_family"),
    productName: productNameOf(above, fullName),
    versionText: versionOf(above),
    fullName,
    path,
    identifiers: identifiersOf(product),
    qualifiers: above.filter((each) => qualifying.has(each.category)).map((each) => each.name),
    parts: [],
  };
}

type Waiting = Readonly<{ branch: Json; above: readonly Above[]; path: string }>;

/** Every leaf of the branches, at any depth, without recursion. */
function leaves(tree: Json): readonly TreeProduct[] {
  const start = objects(tree.branches, "/product_tree/branches");
  const waiting: Waiting[] = start.map(({ value, path }) => ({ branch: value, above: [], path })).reverse();
  const found: TreeProduct[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { branch, path } = next;
    const above = [...next.above, { category: text(branch.category), name: text(branch.name) }];
    if (branch.product !== undefined) found.push(productOf(object(branch.product), above, path));
    const below = objects(branch.branches, `${path}/branches`);
    waiting.push(...below.map(({ value, path: at }) => ({ branch: value, above, path: at })).reverse());
  }
  return found;
}

const flat = (tree: Json): readonly TreeProduct[] =>
  objects(tree.full_product_names, "/product_tree/full_product_names").map(({ value, path }) =>
    productOf(value, [], path),
  );

/** All products of a tree: leaves of branches, flat names, and combinations of two. */
export function treeProducts(tree: Json): readonly TreeProduct[] {
  const single = [...leaves(tree), ...flat(tree)];
  return [...single, ...combinations(tree, new Map(single.map((each) => [each.productId, each])))];
}
