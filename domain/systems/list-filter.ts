import { type Asked, askedFor } from "../incidents/list-filter";
import { columnsText, type SystemColumn } from "./columns";
import { type SystemFilter, systemSorts } from "./rows";
import { serviceStates } from "./system";

const longestText = 100;
const among = <Name extends string>(names: readonly Name[], text: string | null): Name | null =>
  names.find((name) => name === text) ?? null;

/** Reads a filter from an address; what cannot be read is left out, so that an old link still opens the list. */
export function readSystemFilter(asked: Asked): SystemFilter {
  return {
    site: askedFor(asked, "site"),
    deviceClass: askedFor(asked, "class"),
    state: among([...serviceStates, "present"], askedFor(asked, "state")) ?? "present",
    text: (askedFor(asked, "q") ?? "").slice(0, longestText),
    duplicates: askedFor(asked, "duplicates") === "1",
    sort: among(systemSorts, askedFor(asked, "sort")) ?? "tag",
  };
}

/** A filter of the list with the columns it is shown with; null: as they were chosen last. */
type SystemList = SystemFilter & Readonly<{ columns?: readonly SystemColumn[] | null }>;

/** The same filter as the parameters of an address; what is usual is left out. */
export function systemParameters(filter: SystemList, after: string | null = null): string {
  const kept = systemPairs(filter, after).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}

/** The same as names and values, for a form that carries them along. */
export function systemPairs(
  filter: SystemList,
  after: string | null = null,
): readonly (readonly [string, string])[] {
  const pairs: readonly (readonly [string, string | null])[] = [
    ["site", filter.site],
    ["class", filter.deviceClass],
    ["state", filter.state === "present" ? null : filter.state],
    ["q", filter.text || null],
    ["duplicates", filter.duplicates ? "1" : null],
    ["sort", filter.sort === "tag" ? null : filter.sort],
    ["columns", filter.columns ? columnsText(filter.columns) : null],
    ["after", after],
  ];
  return pairs.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}
