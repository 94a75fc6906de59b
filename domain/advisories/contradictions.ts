import type { FileFault } from "./importing";
import { idText, idTexts, type Json, legible, object, objects } from "./json";
import { definedProducts } from "./product-ids";
import { inOrder, relationsOf } from "./relations";

type Defined = Readonly<{ id: string; path: string }>;

/** The later places of ids that are defined more than once. */
function twice(all: readonly Defined[], what: string): readonly FileFault[] {
  const seen = new Set<string>();
  return all.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        path,
        sentence: `The ${what} “${legible(id)}” is defined a second time: which of the two is meant cannot be told.`,
      },
    ];
  });
}

const groupsOf = (tree: Json) => objects(tree.product_groups, "/product_tree/product_groups");

/** A group whose products are groups, itself or another: CSAF has products in groups only. */
function groupsInGroups(tree: Json): readonly FileFault[] {
  const groups = groupsOf(tree);
  const ids = new Set(groups.map(({ value }) => idText(value.group_id)));
  const products = new Set(definedProducts(tree).map(({ id }) => id));
  return groups.flatMap(({ value, path }) => {
    const inner = idTexts(value.product_ids).find((id) => ids.has(id) && !products.has(id));
    if (inner === undefined) return [];
    const itself = inner === idText(value.group_id);
    return [
      {
        path: `${path}/product_ids`,
        sentence: itself
          ? `The product group “${legible(inner)}” names itself.`
          : `The product group names the group “${legible(inner)}” instead of its products.`,
      },
    ];
  });
}

/** Combinations that are part of themselves, by way of others too, and those made of such. */
const circles = (tree: Json): readonly FileFault[] =>
  inOrder(relationsOf(tree)).circles.map(({ productId, path }) => ({
    path,
    sentence: `The product “${legible(productId)}” is made of itself, or of one that is: what it is cannot be told.`,
  }));

/** How many products the groups of a document may stand for in all before reading it would take more than the portal gives. */
const mostNamed = 300_000;

const naming = [
  "remediations",
  "threats",
  "flags",
  "notes",
  "involvements",
  "first_known_exploitation_dates",
];

function spelledOutSize(document: Json): number {
  const sizes = new Map(
    groupsOf(object(document.product_tree)).map(({ value }) => [
      idText(value.group_id),
      idTexts(value.product_ids).length,
    ]),
  );
  const sizeOf = (ids: unknown): number => idTexts(ids).reduce((sum, id) => sum + (sizes.get(id) ?? 1), 0);
  return objects(document.vulnerabilities, "").reduce((sum, { value }) => {
    const status = Object.values(object(value.product_status)).map(sizeOf);
    const scored = [...objects(value.scores, ""), ...objects(value.metrics, "")];
    const entries = naming.flatMap((member) => objects(value[member], ""));
    const sizes = [
      ...status,
      ...scored.map((each) => sizeOf(each.value.products)),
      ...entries.map((each) => sizeOf(each.value.product_ids) + sizeOf(each.value.group_ids)),
    ];
    return sizes.reduce((a, b) => a + b, sum);
  }, 0);
}

/**
 * What makes a document that passed its schema impossible to read in one way only (CSAF 2.0, sections 6.1.2, 6.1.3 and 6.1.5), or
 * at all: a product or group defined twice, a circle, groups that multiply its products.
 */
export function contradictionsIn(given: unknown): readonly FileFault[] {
  const document = object(given);
  const tree = object(document.product_tree);
  const groups = groupsOf(tree).map(({ value, path }) => ({
    id: idText(value.group_id),
    path: `${path}/group_id`,
  }));
  const found = [
    ...twice(definedProducts(tree), "product"),
    ...twice(groups, "product group"),
    ...groupsInGroups(tree),
    ...circles(tree),
  ];
  if (found.length > 0) return found;
  const size = spelledOutSize(document);
  return size <= mostNamed
    ? []
    : [
        {
          path: "/vulnerabilities",
          sentence: `The document names products ${size} times, its groups spelled out. At most ${mostNamed} are read: ask the publisher for a smaller one.`,
        },
      ];
}
