"use client";

import { useMemo } from "react";
import { type ColumnStep, phaseSpans } from "@/domain/advisory-grid/columns";
import { mostDrawn, unpackRows } from "@/domain/advisory-grid/rows";
import { phaseNames } from "@/domain/incidents/phase-progress";
import { columnsBefore, GridRow, type GridSite } from "./grid-row";
import { useGrid } from "./use-grid";
import { pieces, rowHeight } from "./window";

type Props = Readonly<{
  /** The rows as one text (domain/advisory-grid/rows). */
  packed: string;
  columns: readonly ColumnStep[];
  sites: readonly GridSite[];
  /** After how many rows of the filter these begin, and how many it has in all. */
  from: number;
  total: number;
  now: Date;
}>;

const heads = 2;

/** The systems of an advisory and their steps: heads and first column stay in sight, arrows move from cell to cell, Enter opens. */
export function GridTable({ packed, columns, sites, from, total, now }: Props) {
  const rows = useMemo(() => unpackRows(packed), [packed]);
  const siteOf = useMemo(() => new Map(sites.map((site) => [site.code, site])), [sites]);
  const grid = useGrid({ rows: rows.length, columns: columns.length + columnsBefore, first: mostDrawn });
  const all = pieces(rows.length, grid.drawn, grid.taken ? grid.active : 0);
  return (
    <div ref={grid.box} className="grid-box" onScroll={grid.onScroll}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: what arrow keys go through cell by cell is a grid
        role="grid"
        aria-label="Systems and steps"
        aria-rowcount={total + heads}
        aria-colcount={columns.length + columnsBefore}
        className="grid-table"
        {...grid.acts}
      >
        <Widths columns={columns} />
        <Heads columns={columns} />
        <tbody>
          {all.map((piece) => {
            if ("skipped" in piece) return grid.taken && <Space key={`before ${piece.before}`} {...piece} />;
            const row = rows[piece.row];
            if (!row) return null;
            const ariaIndex = from + piece.row + heads + 1;
            const site = siteOf.get(row.siteCode);
            return <GridRow key={row.key} index={piece.row} {...{ row, ariaIndex, columns, site, now }} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

function Widths({ columns }: Readonly<{ columns: readonly ColumnStep[] }>) {
  return (
    <colgroup>
      <col className="grid-col-system" />
      <col className="grid-col-state" />
      <col className="grid-col-priority print:hidden" />
      {columns.map(({ key }) => (
        <col key={key} className="grid-col-step" />
      ))}
    </colgroup>
  );
}

function Heads({ columns }: Readonly<{ columns: readonly ColumnStep[] }>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" rowSpan={heads} className="grid-head grid-corner">
          System
        </th>
        <th scope="col" rowSpan={heads} className="grid-head">
          State
        </th>
        <th scope="col" rowSpan={heads} className="grid-head print:hidden">
          Priority, due
        </th>
        {phaseSpans(columns).map((span) => (
          <th key={span.phase} scope="colgroup" colSpan={span.columns} className="grid-phase">
            <span>{phaseNames[span.phase]}</span>
          </th>
        ))}
      </tr>
      <tr aria-rowindex={2}>
        {columns.map(({ key, title, phase }, at) => (
          <th
            key={key}
            scope="col"
            title={title}
            className={phase === columns[at - 1]?.phase ? "grid-step" : "grid-step grid-first"}
          >
            <span>{title}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** As high as the rows that are not drawn. */
const Space = ({ skipped }: Readonly<{ skipped: number }>) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an empty row takes the focus
  <tr aria-hidden="true">
    <td height={skipped * rowHeight} />
  </tr>
);
