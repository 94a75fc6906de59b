import type { IconName } from "@/components/ui/icon-shapes";
import { type Hit, mostHits, type SearchKind } from "@/domain/search/hit";
import type { GoTo } from "./go-to";
import { hitHref, kinds, searchHref } from "./kinds";
import type { Results } from "./use-results";

/** One thing to choose in the palette. */
export type Option = Readonly<{ id: string; href: string }> &
  (
    | Readonly<{ hit: Hit; kind: SearchKind }>
    | Readonly<{ label: string; icon: IconName; letter: string | null }>
  );

/** What is chosen from under one heading. */
export type OptionGroup = Readonly<{ id: string; name: string; options: readonly Option[] }>;

const called = (text: string) => {
  const wanted = text.toLowerCase();
  return ({ label }: GoTo) => label.toLowerCase().includes(wanted);
};

const ways = (id: string, name: string, icon: IconName, all: readonly GoTo[]): readonly OptionGroup[] =>
  all.length === 0
    ? []
    : [
        {
          id,
          name,
          options: all.map(({ href, label, letter }) => ({ id: `${id}-${href}`, href, label, letter, icon })),
        },
      ];

/** Where one may go and what one may begin, narrowed by what is typed; below it what was found. */
export function optionGroups(
  text: string,
  results: Results,
  { places, deeds }: Readonly<{ places: readonly GoTo[]; deeds: readonly GoTo[] }>,
): readonly OptionGroup[] {
  const fits = called(text);
  const found = results !== null && "found" in results ? results.found.groups : [];
  const hits = found.map(({ kind, hits: all, alike }) => ({
    id: kind,
    name: alike ? `${kinds[kind].name}, spelled alike` : kinds[kind].name,
    options: all
      .slice(0, mostHits)
      .map((hit) => ({ id: `${kind}-${hit.id}`, href: hitHref(kind, hit), hit, kind })),
  }));
  const page = { href: searchHref(text), label: `All results for “${text}” on a page`, letter: null };
  return [
    ...ways("places", "Go to", "next", places.filter(fits)),
    ...ways("deeds", "Begin", "add", deeds.filter(fits)),
    ...hits,
    ...(text === "" ? [] : ways("page", "Search", "search", [page])),
  ];
}
