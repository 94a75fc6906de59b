import { expect, it } from "vitest";
import { exactFirst, type HitGroup, type SearchKind } from "./hit";
import { searchWords } from "./words";

const group = (kind: SearchKind, ...titles: readonly string[]): HitGroup => ({
  kind,
  hits: titles.map((title) => ({ id: title, title, about: "", key: null, drill: false, ended: false })),
  more: false,
  alike: false,
});

it.each([
  ["nm 014", ["systems", "incidents", "evidence"]],
  ["NM014", ["systems", "incidents", "evidence"]],
  ["INC-2026-0007", ["incidents", "systems", "evidence"]],
  ["nm", ["incidents", "systems", "evidence"]],
])("by %s the kinds stand as %j", (text, kinds) => {
  const groups = [
    group("incidents", "INC-2026-0007"),
    group("systems", "NM-014"),
    group("evidence", "NM-014.xml"),
  ];
  expect(exactFirst(groups, searchWords(text)).map(({ kind }) => kind)).toEqual(kinds);
});
