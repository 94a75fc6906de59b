import { legible } from "./json";

/** One line of a document as it is shown: what it says, how deep it stands, and whether a finding is about it. */
export type ExcerptLine = Readonly<{ text: string; depth: number; marked: boolean }>;

/** A place of a document with what stands around it. */
export type Excerpt = Readonly<{
  /** The path as it was asked for. */
  path: string;
  /** False: nothing stands at this place, and what stands nearest is shown. */
  found: boolean;
  lines: readonly ExcerptLine[];
}>;

const longestText = 600;
const mostLines = 40;
const around = 4;

const cut = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText).replace(/\p{Surrogate}$/u, "")}…`;

const scalar = (value: unknown): string => cut(legible(JSON.stringify(value) ?? "null"));

const isParent = (value: unknown): value is object => typeof value === "object" && value !== null;

const childrenOf = (value: object): readonly (readonly [name: string | null, value: unknown])[] =>
  Array.isArray(value) ? value.map((each) => [null, each] as const) : Object.entries(value);

const labelled = (name: string | null, text: string): string =>
  name === null ? text : `${scalar(name)}: ${text}`;

const count = (value: object): string => {
  const size = Array.isArray(value) ? value.length : Object.keys(value).length;
  return Array.isArray(value) ? `[ ${size} … ]` : `{ ${size} … }`;
};

/** A value in one line: what is in it is counted and not shown. */
const folded = (name: string | null, value: unknown): string =>
  labelled(name, isParent(value) ? count(value) : scalar(value));

/** A value line by line, down to some depth and at most so many lines. */
function unfolded(name: string | null, value: unknown, depth: number, deeper: number): ExcerptLine[] {
  if (!isParent(value) || deeper === 0) return [{ text: folded(name, value), depth, marked: true }];
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const lines: ExcerptLine[] = [{ text: labelled(name, open), depth, marked: true }];
  for (const [own, each] of childrenOf(value)) {
    if (lines.length >= mostLines) {
      lines.push({ text: "…", depth: depth + 1, marked: true });
      break;
    }
    lines.push(...unfolded(own, each, depth + 1, deeper - 1));
  }
  return [...lines, { text: close, depth, marked: true }];
}

const segmentsOf = (path: string): readonly string[] =>
  path === ""
    ? []
    : path
        .slice(1)
        .split("/")
        .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));

type Step = Readonly<{ parent: object; name: string }>;

/** The way down a path as far as the document goes. */
function wayDown(document: unknown, segments: readonly string[]): readonly Step[] {
  const way: Step[] = [];
  let here = document;
  for (const name of segments) {
    if (!isParent(here) || !Object.hasOwn(here, name)) break;
    way.push({ parent: here, name });
    here = (here as Readonly<Record<string, unknown>>)[name];
  }
  return way;
}

/** The entries beside one of its parent, in one line each, and that one in full. */
function inParent({ parent, name }: Step): readonly ExcerptLine[] {
  const children = childrenOf(parent);
  const at = Array.isArray(parent) ? Number(name) : children.findIndex(([own]) => own === name);
  const from = Math.max(0, at - around);
  const to = Math.min(children.length, at + around + 1);
  const more = (number: number): ExcerptLine[] =>
    number > 0 ? [{ text: `… ${number} more`, depth: 1, marked: false }] : [];
  const shown = children
    .slice(from, to)
    .flatMap(([own, value], index) =>
      from + index === at
        ? unfolded(own, value, 1, 3)
        : [{ text: folded(own, value), depth: 1, marked: false }],
    );
  const [open, close] = Array.isArray(parent) ? ["[", "]"] : ["{", "}"];
  return [
    { text: open, depth: 0, marked: false },
    ...more(from),
    ...shown,
    ...more(children.length - to),
    { text: close, depth: 0, marked: false },
  ];
}

/** What stands at a JSON pointer of a document, marked, with its neighbours; bounded whatever the document holds. */
export function excerptAt(document: unknown, path: string): Excerpt {
  const segments = segmentsOf(path);
  const way = wayDown(document, segments);
  const last = way.at(-1);
  return {
    path,
    found: way.length === segments.length && last !== undefined,
    lines: last ? inParent(last) : [],
  };
}
