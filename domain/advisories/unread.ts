import type { Unread } from "./advisory";
import { idText, idTexts, isObject, type Json, legible, object, objects } from "./json";
import { branch, type Members, members } from "./members";
import { productGroups } from "./product-groups";
import { definedProducts } from "./product-ids";

type Place = Readonly<{ value: unknown; known: Members; path: string }>;

const escaped = (name: string): string => legible(name).replaceAll("~", "~0").replaceAll("/", "~1");

const isEach = (known: Members): known is Readonly<{ each: Members }> => known !== true && "each" in known;

function inside({ value, known, path }: Place): readonly Place[] {
  if (known === true) return [];
  if (isEach(known)) return objects(value, path).map((each) => ({ ...each, known: known.each }));
  return Object.entries(object(value)).flatMap(([name, each]) => {
    const below = known[name];
    if (below === undefined) return [];
    const deeper = known === branch && name === "branches" ? { each: branch } : below;
    return [{ value: each, known: deeper, path: `${path}/${escaped(name)}` }];
  });
}

function strangers({ value, known, path }: Place): readonly Unread[] {
  if (known === true || isEach(known) || !isObject(value)) return [];
  return Object.keys(value)
    .filter((name) => known[name] === undefined)
    .map((name) => ({ kind: "member", text: legible(name), path: `${path}/${escaped(name)}` }));
}

/** The members of a document that CSAF does not know, without recursion. */
function unknownMembers(whole: Json): readonly Unread[] {
  const waiting: Place[] = [{ value: whole, known: members, path: "" }];
  const found: Unread[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(...strangers(next));
    for (const place of inside(next)) waiting.push(place);
  }
  return found.reverse();
}

const listed = [
  "threats",
  "flags",
  "involvements",
  "first_known_exploitation_dates",
  "remediations",
  "notes",
];

type Named = Readonly<{ id: string; path: string }>;

const idsAt = (value: unknown, path: string): readonly Named[] =>
  idTexts(value).map((id, i) => ({ id, path: `${path}/${i}` }));

/** Every place of a vulnerability that names products, and every place that names groups. */
function namedIn({ value, path }: Readonly<{ value: Json; path: string }>) {
  const status = Object.entries(object(value.product_status)).flatMap(([kind, ids]) =>
    idsAt(ids, `${path}/product_status/${escaped(kind)}`),
  );
  const scored = ["scores", "metrics"].flatMap((member) =>
    objects(value[member], `${path}/${member}`).flatMap((each) =>
      idsAt(each.value.products, `${each.path}/products`),
    ),
  );
  const entries = listed.flatMap((member) => objects(value[member], `${path}/${member}`));
  return {
    products: [
      ...status,
      ...scored,
      ...entries.flatMap((each) => idsAt(each.value.product_ids, `${each.path}/product_ids`)),
    ],
    groups: entries.flatMap((each) => idsAt(each.value.group_ids, `${each.path}/group_ids`)),
  };
}

const notIn =
  (known: ReadonlySet<string>, kind: Unread["kind"]) =>
  (all: readonly Named[]): readonly Unread[] =>
    all.filter(({ id }) => !known.has(id)).map(({ id, path }) => ({ kind, text: legible(id), path }));

/** The ids that stand for no product, no group, or no part of a combination. */
function unknownIds(whole: Json): readonly Unread[] {
  const tree = object(whole.product_tree);
  const groups = new Set(productGroups(tree).keys());
  const products = new Set(definedProducts(tree).map((each) => each.id));
  const named = objects(whole.vulnerabilities, "/vulnerabilities").map(namedIn);
  const parts = objects(tree.relationships, "/product_tree/relationships").flatMap(({ value, path }) =>
    ["product_reference", "relates_to_product_reference"].map((member) => ({
      id: idText(value[member]),
      path: `${path}/${member}`,
    })),
  );
  const grouped = objects(tree.product_groups, "/product_tree/product_groups").flatMap(({ value, path }) =>
    idsAt(value.product_ids, `${path}/product_ids`),
  );
  return [
    ...notIn(new Set([...products, ...groups]), "product")(named.flatMap((each) => each.products)),
    ...notIn(groups, "group")(named.flatMap((each) => each.groups)),
    ...notIn(products, "product")(grouped),
    ...notIn(products, "part")(parts),
  ];
}

/** More than these are counted in the last entry only. */
const most = 200;

/** Everything of a document that could not be read: members nobody knows, and ids that stand for nothing. */
export function unreadIn(whole: Json): readonly Unread[] {
  const all = [...unknownIds(whole), ...unknownMembers(whole)];
  if (all.length <= most) return all;
  const [last] = all.slice(most);
  return [
    ...all.slice(0, most),
    { kind: last?.kind ?? "member", text: `and ${all.length - most - 1} more`, path: last?.path ?? "" },
  ];
}
