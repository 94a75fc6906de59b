import { type GridFilter, gridQuery } from "@/domain/advisory-grid/filter";

/** The address of the grid of an advisory under a filter, from a row on. */
export const gridHref = (advisoryId: string, filter: GridFilter, from = 0): string =>
  `/advisories/${advisoryId}/incidents${gridQuery(filter, from)}`;
