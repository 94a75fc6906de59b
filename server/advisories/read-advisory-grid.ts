import "server-only";
import { listGridRows, type StoredGridRow } from "@/db/advisory-grid";
import { readBesideGrid } from "@/db/beside-grid";
import { askOf } from "@/domain/advisory-grid/asking";
import { rankBlockers, waitsFor } from "@/domain/advisory-grid/blockers";
import { aligner, type ColumnTemplate, columnsOf } from "@/domain/advisory-grid/columns";
import type { GridFilter } from "@/domain/advisory-grid/filter";
import { mostRead, mostSent } from "@/domain/advisory-grid/rows";
import { wayBack, wayBackKeys } from "@/domain/checklist/way-back";
import type { AdvisoryId } from "@/domain/ids";
import { query } from "../doors";
import { readHead } from "./read-advisory";

type Asked = Readonly<{ id: AdvisoryId; filter: GridFilter; from: number }>;

/**
 * The incidents of an advisory within reach, step by step: what blocks them, the biggest first, and the rows of a filter from a place on.
 * Blockers are of all rows but those that only the asked blocker leaves out, so that each number is that of the rows it opens.
 */
export const readAdvisoryGrid = query({
  name: "read-advisory-grid",
  permission: "incident:read",
  read: async (tx, reading, { id, filter, from }: Asked) => {
    const found = await readHead(tx, reading, id);
    if (!found) return null;
    const { reach, reachFor, now, actor } = reading;
    const stored = await listGridRows(tx, reach, { advisoryId: id, filter }, { now, me: actor.id });
    const tooMany = stored.length > mostRead;
    const around = tooMany ? [] : stored;
    const blocked = around.filter(({ blockers }) => blockers.length > 0);
    const beside = await readBesideGrid(
      tx,
      { incidents: reach, systems: reachFor("system:read") },
      {
        advisoryId: id,
        templateIds: templatesOf(around),
        siteIds: [...new Set(blocked.map(({ siteId }) => siteId))],
        incidentIds: blocked.map((row) => row.id),
      },
    );
    const columns = columnsOf([...inUse(around, beside.templates), ...backOf(around)]);
    const align = aligner(columns);
    const rows = around.filter((row) => waitsFor(row, filter));
    const siteIds = new Map(beside.sites.map((site) => [site.code, site.id]));
    return {
      head: found.head,
      columns,
      tooMany,
      total: rows.length,
      overdue: rows.filter((row) => !row.closedAt && row.dueAt && row.dueAt <= now).length,
      rows: rows
        .slice(from, from + mostSent)
        .map((row) => ({ ...row, cells: align(row.stepKeys, row.cells) })),
      blockers: rankBlockers(around).flatMap((blocker) => {
        const siteId = siteIds.get(blocker.siteCode);
        return siteId
          ? [{ ...blocker, siteId, ask: askOf(blocker, { ...beside, siteId, me: actor.id }) }]
          : [];
      }),
      sites: beside.sites,
      toOpen: beside.counts
        .filter(({ siteCode }) => !filter.site || siteCode === filter.site)
        .reduce((sum, { toOpen }) => sum + toOpen, 0),
      now,
    };
  },
});

/** The checklists of the rows, the most used first. */
function templatesOf(rows: readonly StoredGridRow[]): readonly StoredGridRow["templateId"][] {
  const used = new Map<StoredGridRow["templateId"], number>();
  for (const { templateId } of rows) used.set(templateId, (used.get(templateId) ?? 0) + 1);
  return [...used].sort(([, one], [, other]) => other - one).map(([id]) => id);
}

function inUse(
  rows: readonly StoredGridRow[],
  templates: readonly (ColumnTemplate & Readonly<{ id: StoredGridRow["templateId"] }>)[],
): readonly ColumnTemplate[] {
  return templatesOf(rows).flatMap((id) => templates.find((template) => template.id === id) ?? []);
}

/** The steps of a cancellation under way are in no checklist. */
const backOf = (rows: readonly StoredGridRow[]): readonly ColumnTemplate[] =>
  rows.some(({ stepKeys }) => stepKeys.split(" ").some((key) => wayBackKeys.includes(key)))
    ? [{ steps: wayBack }]
    : [];
