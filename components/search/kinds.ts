import { incidentHref } from "@/components/incidents/place";
import type { IconName } from "@/components/ui/icon-shapes";
import type { Found, Hit, SearchKind } from "@/domain/search/hit";

type Appearance = Readonly<{ name: string; icon: IconName; ended: string; mono: boolean }>;

/** How each kind of hit is named and drawn, and what is said of one that has ended. */
export const kinds: Readonly<Record<SearchKind, Appearance>> = {
  incidents: { name: "Incidents", icon: "flag", ended: "closed", mono: true },
  systems: { name: "Systems", icon: "system", ended: "retired", mono: true },
  advisories: { name: "Advisories", icon: "advisory", ended: "", mono: true },
  people: { name: "People", icon: "person", ended: "may not sign in", mono: false },
  evidence: { name: "Evidence", icon: "file", ended: "replaced by a newer file", mono: false },
  comments: { name: "Comments", icon: "comment", ended: "incident closed", mono: false },
};

/** Where a hit leads. */
export function hitHref(kind: SearchKind, { id, key, before }: Hit): string {
  if (kind === "systems") return `/systems/${id}`;
  if (kind === "advisories") return `/advisories/${id}`;
  if (kind === "people") return key === null ? "/admin/people" : `/sites/${encodeURIComponent(key)}`;
  if (kind === "evidence") return `${incidentHref(key ?? "")}#evidence`;
  if (kind === "comments") return `${incidentHref(key ?? "")}/comments?before=${before}`;
  return incidentHref(key ?? "");
}

/** The page that finds the same without the palette. */
export const searchHref = (text: string): string => `/search?q=${encodeURIComponent(text)}`;

/** What is said in words beside a hit: of a drill, or ended. */
export const hitMarks = (kind: SearchKind, { drill, ended }: Hit): readonly string[] => [
  ...(drill ? ["drill"] : []),
  ...(ended ? [kinds[kind].ended] : []),
];

/** What a search says of itself, in one sentence. */
export function foundInWords({ groups, unanswered, tooShort }: Found): string {
  if (tooShort) return "Type two letters or digits at least.";
  const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
  const more = groups.some((group) => group.more)
    ? " The first of each kind are shown; more words find fewer."
    : "";
  const late =
    unanswered.length > 0
      ? ` It took too long to look through ${unanswered.map((kind) => kinds[kind].name.toLowerCase()).join(", ")}: nothing is said of them.`
      : "";
  if (count === 0) return late ? `Nothing found elsewhere.${late}` : "Nothing found that you may see.";
  return `${count} found.${more}${late}`;
}
