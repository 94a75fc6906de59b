"use client";

import { memo } from "react";
import { ExposureMark, ExposureNote } from "@/components/incident-list/exposure";
import { incidentHref, stepHref } from "@/components/incidents/place";
import { Urgency } from "@/components/priority/urgency";
import { BareSign } from "@/components/ui/step-sign";
import { Key, Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { cellOf, cellText } from "@/domain/advisory-grid/cells";
import type { ColumnStep } from "@/domain/advisory-grid/columns";
import type { DrawnRow } from "@/domain/advisory-grid/rows";
import { classNames } from "@/lib/class-names";
import { formatDuration } from "@/lib/dates";
import { signOfCell } from "./signs";

/** How many columns stand before the steps: the system, its state, its priority. */
export const columnsBefore = 3;

/** What the row of a site needs of it. */
export type GridSite = Readonly<{ code: string; name: string; zone: string }>;

type RowProps = Readonly<{
  row: DrawnRow;
  /** Its place among the rows sent, and in the whole table with its heads. */
  index: number;
  ariaIndex: number;
  columns: readonly ColumnStep[];
  site: GridSite | undefined;
  now: Date;
}>;

/** A system with its steps. Its links are plain ones, and the table follows them: a page has thousands. */
export const GridRow = memo(function GridRow({ row, index, ariaIndex, columns, site, now }: RowProps) {
  const zone = site?.zone ?? "UTC";
  return (
    <tr data-r={index} aria-rowindex={ariaIndex} className="grid-row">
      <SystemCell {...{ row, site, now, zone }} />
      <td data-c={1} className="grid-data">
        <span className="grid-in gap-0.5">
          <ExposureMark
            {...row}
            zone={zone}
            now={now}
            why={`${incidentHref(row.key)}#why`}
            of={row.assetTag}
          />
          <ExposureNote {...row} zone={zone} now={now} />
        </span>
      </td>
      <td data-c={2} className="grid-data print:hidden">
        <span className="grid-in">
          <Urgency {...row} incident={row.key} zone={zone} now={now} className="gap-0! leading-tight" />
        </span>
      </td>
      {columns.map((column, at) => (
        <StepCell
          key={column.key}
          column={column}
          at={at}
          letter={row.cells[at]}
          row={row}
          begins={column.phase !== columns[at - 1]?.phase}
        />
      ))}
    </tr>
  );
});

type SystemProps = Pick<RowProps, "row" | "site" | "now"> & Readonly<{ zone: string }>;

function SystemCell({ row, site, now, zone }: SystemProps) {
  const { key, systemName, assetTag, location, closedAt, since } = row;
  const place = [site?.name ?? row.siteCode, location].filter(Boolean).join(", ");
  return (
    <th scope="row" data-c={0} className="grid-system">
      <span className="grid-in">
        <a href={incidentHref(key)} className="cell-link grid-name" title={`${systemName} ${assetTag}`}>
          <span className="grid-line">{systemName}</span> <Key>{assetTag}</Key>
        </a>
        <span className="grid-line text-ink-2" title={place}>
          {place}
        </span>
        <Meta className="grid-line">
          {closedAt ? (
            <>
              closed <Time at={closedAt} zone={zone} now={now} show="day" />
            </>
          ) : (
            `waits ${formatDuration(now.getTime() - since.getTime())}`
          )}{" "}
          · <Key>{key}</Key>
        </Meta>
      </span>
    </th>
  );
}

type StepProps = Readonly<{
  column: ColumnStep;
  at: number;
  letter: string | undefined;
  row: DrawnRow;
  /** The first column of its phase. */
  begins: boolean;
}>;

function StepCell({ column, at, letter, row, begins }: StepProps) {
  const cell = cellOf(letter);
  const name = `${column.title}, ${row.assetTag}: ${cellText(cell)}`;
  const sign = <BareSign state={signOfCell(cell)} />;
  if (cell.state === "absent") {
    return (
      <td
        data-c={at + columnsBefore}
        className={classNames("grid-data grid-absent", begins && "grid-first")}
        title={name}
      >
        <span className="grid-cell">
          {sign}
          <span className="sr-only">{name}</span>
        </span>
      </td>
    );
  }
  return (
    <td data-c={at + columnsBefore} className={begins ? "grid-data grid-first" : "grid-data"}>
      <a
        href={stepHref(row.key, column.key)}
        aria-label={name}
        className={classNames("grid-cell", cell.overdue && "grid-overdue")}
      >
        {sign}
      </a>
    </td>
  );
}
