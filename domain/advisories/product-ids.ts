import { idText, type Json, object, objects } from "./json";

type Defined = Readonly<{ id: string; path: string }>;

const defined = (product: unknown, path: string): Defined => ({
  id: idText(object(product).product_id),
  path,
});

/** Every place of a tree that defines a product id, in branches of any depth, flat names and relationships. */
export function definedProducts(tree: Json): readonly Defined[] {
  const found: Defined[] = [];
  const waiting = [...objects(tree.branches, "/product_tree/branches")];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (value.product !== undefined) found.push(defined(value.product, `${path}/product/product_id`));
    for (const below of objects(value.branches, `${path}/branches`)) waiting.push(below);
  }
  for (const { value, path } of objects(tree.full_product_names, "/product_tree/full_product_names")) {
    found.push(defined(value, `${path}/product_id`));
  }
  for (const { value, path } of objects(tree.relationships, "/product_tree/relationships")) {
    found.push(defined(value.full_product_name, `${path}/full_product_name/product_id`));
  }
  return found;
}
