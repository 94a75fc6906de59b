import { type SearchWord, squashed } from "./words";

/** What can be found, in the order it is shown. */
export const searchKinds = ["incidents", "systems", "advisories", "people", "evidence", "comments"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** How many of a kind are shown; whether there are more is said. */
export const mostHits = 8;

/** One thing that was found. */
export type Hit = Readonly<{
  id: string;
  /** By what it is called: a key, a label, an id, a name; of a comment what it says. */
  title: string;
  /** What it is and where. */
  about: string;
  /** What its address is made of: the key of an incident, the code of a site; null where the id is enough. */
  key: string | null;
  /** Of a comment, from where its incident's comments begin with it. */
  before?: number;
  /** Of a drill, not of the present. */
  drill: boolean;
  /** Closed, retired, replaced or disabled: it stands behind what is not. */
  ended: boolean;
}>;

/** What was found of one kind. */
export type HitGroup = Readonly<{
  kind: SearchKind;
  hits: readonly Hit[];
  /** More were found than are shown. */
  more: boolean;
  /** Nothing is written as asked; these are spelled alike. */
  alike: boolean;
}>;

/** What a search found, and what it could not say. */
export type Found = Readonly<{
  groups: readonly HitGroup[];
  /** What took too long to look through, so that nothing is said of it. */
  unanswered: readonly SearchKind[];
  /** Whether this server of a database can find what is misspelled. */
  findsMisspelled: boolean;
  /** Nothing was looked for: the text is too short. */
  tooShort: boolean;
}>;

/** The kind of what is called exactly as asked comes first; the others keep their order. */
export function exactFirst(groups: readonly HitGroup[], words: readonly SearchWord[]): readonly HitGroup[] {
  const whole = words.map((word) => word.text).join("");
  const isExact = ({ hits }: HitGroup) =>
    hits.some(({ title }) => squashed(title).replaceAll(" ", "") === whole);
  return [...groups.filter(isExact), ...groups.filter((group) => !isExact(group))];
}
