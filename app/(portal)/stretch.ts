import { type Asked, askedFor } from "@/domain/incidents/list-filter";

/** After how many a stretch of a list begins, from an address; what cannot be read is the first. */
export function askedFrom(asked: Asked): number {
  const from = Math.trunc(Number(askedFor(asked, "from") ?? 0));
  return from > 0 && from < 1_000_000 ? from : 0;
}
