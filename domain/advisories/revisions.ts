import type { RevisionId } from "../ids";

/** An accepted revision, as far as choosing needs it; publishedAt is the time given at import, not the document's own date. */
export type RevisionMark = Readonly<{ id: RevisionId; sha256: string; publishedAt: Date | null }>;

export type ChosenRevision<Revision> = Readonly<{
  revision: Revision;
  /** choice: a coordinator chose it. published: the latest publication time. order-unknown: nobody can say, say so on screen. */
  by: "choice" | "published" | "order-unknown";
}>;

/**
 * The revision that is shown: the coordinator's choice, else the latest publication time given at import, else the smallest
 * hash. Any order of imports ends in the same answer.
 */
export function chooseRevision<Revision extends RevisionMark>(
  revisions: readonly Revision[],
  choice: RevisionId | null,
): ChosenRevision<Revision> | null {
  const bySha = [...revisions].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  const [smallest] = bySha;
  if (smallest === undefined) return null;
  const chosen = bySha.find((each) => each.id === choice);
  if (chosen !== undefined) return { revision: chosen, by: "choice" };
  const time = (each: Revision): number => each.publishedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const latest = Math.max(...bySha.map(time));
  const [first = smallest, second] = bySha.filter((each) => time(each) === latest);
  const sure = second === undefined && (Number.isFinite(latest) || bySha.length === 1);
  return { revision: first, by: sure ? "published" : "order-unknown" };
}
