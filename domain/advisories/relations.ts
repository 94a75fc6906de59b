import { idText, type Json, object, objects, text } from "./json";

/** One relationship of a tree: a part in, on or beside a whole, which together are a product of their own. */
export type Relation = Readonly<{
  category: string;
  product: Json;
  productId: string;
  part: string;
  whole: string;
  path: string;
}>;

export const relationsOf = (tree: Json): readonly Relation[] =>
  objects(tree.relationships, "/product_tree/relationships").map(({ value, path }) => {
    const product = object(value.full_product_name);
    return {
      category: text(value.category),
      product,
      productId: idText(product.product_id),
      part: idText(value.product_reference),
      whole: idText(value.relates_to_product_reference),
      path,
    };
  });

type Needs = Readonly<{
  /** How many of its parts are relations that have no place yet. */
  missing: Map<Relation, number>;
  /** The relations that are made of an id. */
  madeOf: Map<string, Relation[]>;
}>;

function needsOf(relations: readonly Relation[]): Needs {
  const defined = new Set(relations.map((each) => each.productId));
  const missing = new Map<Relation, number>();
  const madeOf = new Map<string, Relation[]>();
  for (const relation of relations) {
    const needed = [...new Set([relation.part, relation.whole])].filter((id) => defined.has(id));
    missing.set(relation, needed.length);
    for (const id of needed) {
      const held = madeOf.get(id);
      if (held) held.push(relation);
      else madeOf.set(id, [relation]);
    }
  }
  return { missing, madeOf };
}

/** Those that lack nothing more once an id has its place. */
function freedBy(id: string, { missing, madeOf }: Needs): readonly Relation[] {
  const waiting = madeOf.get(id) ?? [];
  madeOf.delete(id);
  for (const relation of waiting) missing.set(relation, (missing.get(relation) ?? 0) - 1);
  return waiting.filter((relation) => missing.get(relation) === 0);
}

/** Puts each relation after those it is made of, in one pass; `circles` are those made of themselves, by way of others too. */
export function inOrder(
  relations: readonly Relation[],
): Readonly<{ order: readonly Relation[]; circles: readonly Relation[] }> {
  const needs = needsOf(relations);
  const ready = relations.filter((each) => needs.missing.get(each) === 0);
  const order: Relation[] = [];
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    order.push(next);
    for (const freed of freedBy(next.productId, needs)) ready.push(freed);
  }
  const placed = new Set(order);
  return { order, circles: relations.filter((each) => !placed.has(each)) };
}
