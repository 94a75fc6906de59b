import type { CountedName } from "@/domain/status/counting";

/** What the numbers of a page speak of. */
export type StatusScope = Readonly<{
  advisoryId: string | null;
  siteCode?: string | null;
  region?: string | null;
}>;

function address(path: string, parameters: Readonly<Record<string, string | null | undefined>>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(given).toString();
  return query === "" ? path : `${path}?${query}`;
}

/** The address of status for one advisory, or for all together; with every site in the table where that is asked. */
export const statusHref = (advisoryId: string | null, everySite = false): string =>
  address("/status", { advisory: advisoryId, sites: everySite ? "all" : null });

/** The address of the wall view of one advisory, or of all together. */
export const wallHref = (advisoryId: string | null): string =>
  address("/status/wall", { advisory: advisoryId });

/** The address of the rows that a number counts. */
export function countedHref(
  name: CountedName,
  { advisoryId, siteCode, region }: StatusScope,
  after: string | null = null,
): string {
  return address("/status/systems", { number: name, site: siteCode, region, advisory: advisoryId, after });
}

/** The address where sites are asked to answer, for one advisory or for all. */
export const answersHref = (advisoryId: string | null): string =>
  advisoryId === null ? "/advisories/answers" : `/advisories/${advisoryId}/answers`;
