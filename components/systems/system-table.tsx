import type { ReactNode } from "react";
import { Tick } from "@/components/ui/choice";
import { SelectAll } from "@/components/ui/selection";
import { aboveRowLink, Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { Key, Meta } from "@/components/ui/text";
import { type SystemColumn, systemColumnNames, usualColumns } from "@/domain/systems/columns";
import { duplicateWords } from "@/domain/systems/duplicates";
import { systemParameters } from "@/domain/systems/list-filter";
import { type SystemFilter, type SystemRow, type SystemSort, stateWords } from "@/domain/systems/rows";
import { classNames } from "@/lib/class-names";
import { isCode, isEmptyIn, SystemCell } from "./system-cell";

type SystemTableProps = Readonly<{
  rows: readonly SystemRow[];
  filter: SystemFilter;
  columns: readonly SystemColumn[];
  /** The columns as the address names them; null where it names none. */
  chosen: readonly SystemColumn[] | null;
  /** Whether a row can be ticked; null: none can. */
  mayTick: ((row: SystemRow) => boolean) | null;
}>;

const sorts: Partial<Record<SystemColumn, readonly [SystemSort, "ascending" | "descending"]>> = {
  site: ["site", "ascending"],
  undecided: ["undecided", "descending"],
};

/** The inventory: each system with the columns that were chosen. */
export function SystemTable({ rows, filter, columns, chosen, mayTick }: SystemTableProps) {
  const sort = (by: SystemSort, direction: "ascending" | "descending") => ({
    href: `/systems${systemParameters({ ...filter, sort: by, columns: chosen })}`,
    direction: filter.sort === by ? direction : null,
  });
  return (
    <Table
      label="Systems"
      needs={columns.length > usualColumns.length ? "x" : "l"}
      head={
        <>
          {mayTick && (
            <HeadCell className="w-11">
              <SelectAll name="id" label="Select every row of this page" />
            </HeadCell>
          )}
          <HeadCell sort={sort("tag", "ascending")}>Asset tag</HeadCell>
          <HeadCell>System</HeadCell>
          {columns.map((column) => (
            <HeadCell
              key={column}
              className="whitespace-normal!"
              {...(sorts[column] && { sort: sort(...sorts[column]) })}
            >
              {systemColumnNames[column]}
            </HeadCell>
          ))}
        </>
      }
    >
      {rows.map((row) => (
        <OneSystem key={row.id} row={row} columns={columns}>
          {mayTick && (
            <Cell inList="first">
              {mayTick(row) && (
                <Tick
                  name="id"
                  value={row.id}
                  data-selects
                  aria-label={`Select ${row.assetTag}`}
                  className={aboveRowLink}
                />
              )}
            </Cell>
          )}
        </OneSystem>
      ))}
    </Table>
  );
}

function OneSystem({
  row,
  columns,
  children,
}: Readonly<{ row: SystemRow; columns: readonly SystemColumn[]; children: ReactNode }>) {
  const beside = [
    columns.includes("manufacturer") ? "" : row.manufacturer,
    columns.includes("location") ? "" : row.location,
    ...row.duplicates.map((other) => `${duplicateWords(other.reasons)} as ${other.assetTag}`),
    row.state === "in-service" || columns.includes("state") ? "" : stateWords[row.state].toLowerCase(),
  ].filter(Boolean);
  return (
    <Row data-row={row.id}>
      {children}
      <Cell inList="beside" className="list:order-1 list:ml-0">
        <RowLink href={`/systems/${row.id}`}>
          <Key>{row.assetTag}</Key>
        </RowLink>
      </Cell>
      <Cell inList="title" className="list:order-2">
        {row.model || <Meta>model unknown</Meta>}
        <span className="block text-meta text-ink-3">{beside.join(" · ")}</span>
      </Cell>
      {columns.map((column) => (
        <Cell
          key={column}
          label={systemColumnNames[column]}
          className={classNames("wrap-anywhere list:min-w-0!", isCode(column) ? "min-w-33" : "min-w-23")}
          inList={isEmptyIn(row, column) ? "hidden" : "line"}
        >
          <SystemCell row={row} column={column} />
        </Cell>
      ))}
    </Row>
  );
}
