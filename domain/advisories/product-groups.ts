import { idText, idTexts, type Json, objects } from "./json";

/** The products of each group by the group's id. */
export type Groups = ReadonlyMap<string, readonly string[]>;

export function productGroups(tree: Json): Groups {
  return new Map(
    objects(tree.product_groups, "").map(({ value }) => [idText(value.group_id), idTexts(value.product_ids)]),
  );
}

/** The product ids of a list; an id of a group among them stands for the group's products. */
export const spelledOut = (value: unknown, groups: Groups): readonly string[] => [
  ...new Set(idTexts(value).flatMap((id) => groups.get(id) ?? [id])),
];

/** The products an entry is about: those it names, and those of the groups it names. */
export function productsOf(entry: Json, groups: Groups): readonly string[] {
  const grouped = idTexts(entry.group_ids).flatMap((group) => groups.get(group) ?? []);
  return [...new Set([...spelledOut(entry.product_ids, groups), ...grouped])];
}
