import { type Json, object, objects, text, texts } from "./json";

/** A product as the tree gives it, before it is known whether it is affected. */
export type TreeProduct = Readonly<{
  productId: string;
  vendor: string;
  family: string | null;
  productName: string;
  versionText: string;
  fullName: string;
  path: string;
  identifiers: readonly string[];
}>;

type Above = Readonly<{ category: string; name: string }>;

const versionCategories: ReadonlySet<string> = new Set(["product_version", "product_version_range"]);
const detailCategories: ReadonlySet<string> = new Set(["patch_level", "service_pack"]);

const nameOf = (above: readonly Above[], category: string): string | null =>
  above.findLast((each) => each.category === category)?.name ?? null;

const identifierFields = ["model_numbers", "serial_numbers", "skus"] as const;

function identifiersOf(product: Json): readonly string[] {
  const helper = object(product.product_identification_helper);
  return identifierFields.flatMap((field) => texts(helper[field])).filter((each) => each.trim() !== "");
}

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
    productId: text(product.product_id),
    vendor: nameOf(above, "vendor") ?? "",
    family: nameOf(above, "product_family"),
    productName: productNameOf(above, fullName),
    versionText: versionOf(above),
    fullName,
    path,
    identifiers: identifiersOf(product),
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

/** "Firmware 5.2 installed on M26": the thing in the inventory is the M26, the version is the firmware's. */
function combined(tree: Json, known: ReadonlyMap<string, TreeProduct>): readonly TreeProduct[] {
  return objects(tree.relationships, "/product_tree/relationships").map(({ value, path }) => {
    const product = object(value.full_product_name);
    const part = known.get(text(value.product_reference));
    const whole = known.get(text(value.relates_to_product_reference));
    return {
      productId: text(product.product_id),
      vendor: whole?.vendor || part?.vendor || "",
      family: whole?.family ?? null,
      productName: whole?.productName ?? text(product.name),
      versionText: part?.versionText || part?.productName || "",
      fullName: text(product.name),
      path,
      identifiers: [...(whole?.identifiers ?? []), ...identifiersOf(product)],
    };
  });
}

/** All products of a tree: leaves of branches, flat names, and combinations of two. */
export function treeProducts(tree: Json): readonly TreeProduct[] {
  const single = [...leaves(tree), ...flat(tree)];
  return [...single, ...combined(tree, new Map(single.map((each) => [each.productId, each])))];
}

/** The products of each group by the group's id. */
export function productGroups(tree: Json): ReadonlyMap<string, readonly string[]> {
  return new Map(
    objects(tree.product_groups, "").map(({ value }) => [text(value.group_id), texts(value.product_ids)]),
  );
}
