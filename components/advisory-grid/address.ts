import { type GridFilter, gridQuery } from "@/domain/advisory-grid/filter";

/** The address of the grid of an advisory. */
export const gridBase = (advisoryId: string): string => `/advisories/${advisoryId}/incidents`;

/** The same under a filter, from a row on. */
export const gridHref = (advisoryId: string, filter: GridFilter, from = 0): string =>
  gridBase(advisoryId) + gridQuery(filter, from);
