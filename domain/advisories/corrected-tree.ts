import { parseVersionExpression } from "../matching/version";
import type { EffectiveAdvisory, EffectiveProduct } from "./annotation";
import { isObject, type Json, object, objects, text } from "./json";

/** The products under each branch whose names or versions were corrected, by the branch's place. */
type Below = ReadonlyMap<string, readonly EffectiveProduct[]>;

function correctedBelow({ products }: EffectiveAdvisory): Below {
  const below = new Map<string, EffectiveProduct[]>();
  for (const each of products.filter(({ corrections }) => corrections.length > 0)) {
    const { path } = each.received;
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const at = path.slice(0, end);
      const held = below.get(at);
      if (held) held.push(each);
      else below.set(at, [each]);
    }
  }
  return below;
}

const versionCategories: ReadonlySet<string> = new Set(["product_version", "product_version_range"]);
const nameCategories: ReadonlySet<string> = new Set(["product_name", "product_family", "legacy"]);

/** What a branch of a category is called now by one of the products under it; null where that one says nothing else. */
function nameNow(category: string, name: string, { received, product }: EffectiveProduct): string | null {
  const said = versionCategories.has(category)
    ? ([received.versionText, product.versionText] as const)
    : category === "vendor"
      ? ([received.vendor, product.vendor] as const)
      : nameCategories.has(category)
        ? ([received.productName, product.productName] as const)
        : null;
  return said !== null && said[0] === name && said[1] !== name ? said[1] : null;
}

/** CSAF has several versions, or bounds, in a range only (section 6.1.31). */
function categoryNow(category: string, name: string): string {
  const { kind } = parseVersionExpression(name);
  return category === "product_version" && (kind === "range" || kind === "all")
    ? "product_version_range"
    : category;
}

function branchNow(branch: Json, path: string, below: Below): Json {
  const own = below.get(path);
  if (own === undefined) return branch;
  const category = text(branch.category);
  const said = text(branch.name);
  const name = own.map((each) => nameNow(category, said, each)).find((each) => each !== null);
  return {
    ...branch,
    ...(name !== undefined && { name, category: categoryNow(category, name) }),
    ...(isObject(branch.product) && { product: fullNameNow(branch.product, own[0]) }),
    ...(Array.isArray(branch.branches) && {
      branches: objects(branch.branches, `${path}/branches`).map(({ value, path: at }) =>
        branchNow(value, at, below),
      ),
    }),
  };
}

/** A product that has no other name is called by its full name. */
function fullNameNow(given: Json, own: EffectiveProduct | undefined): Json {
  const isName = own !== undefined && own.received.fullName === own.received.productName;
  return isName ? { ...given, name: own.product.productName } : given;
}

/** The product tree with the corrected names and versions; each product keeps its id. A nesting is at most that of a document. */
export function correctedTree(tree: Json, advisory: EffectiveAdvisory): Json {
  const below = correctedBelow(advisory);
  if (below.size === 0) return tree;
  const flat = "/product_tree/full_product_names";
  return {
    ...tree,
    ...(Array.isArray(tree.branches) && {
      branches: objects(tree.branches, "/product_tree/branches").map(({ value, path }) =>
        branchNow(value, path, below),
      ),
    }),
    ...(Array.isArray(tree.full_product_names) && {
      full_product_names: objects(tree.full_product_names, flat).map(({ value, path }) =>
        fullNameNow(object(value), below.get(path)?.[0]),
      ),
    }),
  };
}
