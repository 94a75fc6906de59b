import type { Difference, ReadingDifference } from "./compare";

/** One line of a comparison: what it is about, and what either side says; null where that side has nothing of the kind. */
export type DifferenceRow = Readonly<{
  group: "Document" | "Product" | "Vulnerability" | "Remediation" | "Finding";
  name: string;
  /** What differs of something both have; null for something only one has. */
  aspect: string | null;
  shown: string | null;
  here: string | null;
}>;

type Group = Exclude<DifferenceRow["group"], "Document">;

const said = (text: string): string => (text === "" ? "nothing" : text);

const changedRows = <Item>(group: Group, { changed }: Difference<Item>, name: (item: Item) => string) =>
  changed.flatMap(({ after, what }) =>
    what.map(({ aspect, before, after: now }) => ({
      group,
      name: name(after),
      aspect,
      shown: said(before),
      here: said(now),
    })),
  );

function oneSided<Item>(group: Group, difference: Difference<Item>, name: (item: Item) => string) {
  const removed = difference.removed.map((item) => ({ shown: name(item), here: null }));
  const added = difference.added.map((item) => ({ shown: null, here: name(item) }));
  return [...removed, ...added].map((sides) => ({
    group,
    name: sides.shown ?? sides.here ?? "",
    aspect: null,
    ...sides,
  }));
}

/** A difference as rows to be read side by side: what both have and say otherwise first, then what only one of them has. */
export function differenceRows(difference: ReadingDifference): readonly DifferenceRow[] {
  const { document, products, vulnerabilities, remediations, findings } = difference;
  const lists = <Rows>(
    read: <Item>(group: Group, of: Difference<Item>, name: (item: Item) => string) => readonly Rows[],
  ): readonly Rows[] => [
    ...read("Product", products, (each) => each.fullName),
    ...read(
      "Vulnerability",
      vulnerabilities,
      (each) => each.cve ?? each.ids[0]?.text ?? each.title ?? each.path,
    ),
    ...read("Remediation", remediations, (each) => each.text),
    ...read("Finding", findings, (each) => `${each.code}: ${each.sentence}`),
  ];
  return [
    ...document.map(({ field, before, after }) => ({
      group: "Document" as const,
      name: field,
      aspect: field.toLowerCase(),
      shown: said(before),
      here: said(after),
    })),
    ...lists<DifferenceRow>(changedRows),
    ...lists<DifferenceRow>(oneSided),
  ];
}

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** What both say alike, in words: "4 products, 4 vulnerabilities"; empty when nothing is. */
export const sameInBoth = (difference: ReadingDifference): string =>
  [
    ...counted(difference.products.same, "product", "products"),
    ...counted(difference.vulnerabilities.same, "vulnerability", "vulnerabilities"),
    ...counted(difference.remediations.same, "remediation", "remediations"),
    ...counted(difference.findings.same, "finding", "findings"),
  ].join(", ");
