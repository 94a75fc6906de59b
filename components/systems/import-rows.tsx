"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { State } from "@/components/ui/state";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Key, Meta } from "@/components/ui/text";
import { type ImportPreview, outcomes, type ShownRow } from "@/domain/systems/import-preview";
import { systemFieldNames } from "@/domain/systems/system";

const pageSize = 100;

/** What would become of each row, the refused ones first; one kind at a time where that is wanted, page by page. */
export function ImportRows({ preview: { rows, counts, kind } }: Readonly<{ preview: ImportPreview }>) {
  const [outcome, setOutcome] = useState<ShownRow["outcome"] | null>(null);
  const [page, setPage] = useState(0);
  const fitting = outcome === null ? rows : rows.filter((row) => row.outcome === outcome);
  const shown = fitting.slice(page * pageSize, (page + 1) * pageSize);
  const line = kind === "csv" ? "Line" : "Row";
  const show = (next: typeof outcome) => {
    setOutcome(next);
    setPage(0);
  };
  return (
    <div className="grid gap-3">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Which rows are listed</legend>
        <Kind current={outcome === null} onTake={() => show(null)} count={rows.length}>
          all
        </Kind>
        {outcomes.map((each) =>
          counts[each] > 0 ? (
            <Kind key={each} current={outcome === each} onTake={() => show(each)} count={counts[each]}>
              {each}
            </Kind>
          ) : null,
        )}
      </fieldset>
      <Table
        label="Rows of the file"
        needs="m"
        head={
          <>
            <HeadCell num>{line}</HeadCell>
            <HeadCell>System</HeadCell>
            <HeadCell>Outcome</HeadCell>
            <HeadCell>What</HeadCell>
          </>
        }
        {...(fitting.length > pageSize && {
          foot: <Pages page={page} total={fitting.length} onTurn={setPage} />,
        })}
      >
        {shown.map((row) => (
          <OneRow key={row.line} row={row} line={line} />
        ))}
      </Table>
    </div>
  );
}

function Kind({
  current,
  onTake,
  count,
  children,
}: Readonly<{ current: boolean; onTake: () => void; count: number; children: string }>) {
  return (
    <Button size="small" look={current ? "secondary" : "quiet"} aria-pressed={current} onClick={onTake}>
      {children} <span className="font-regular">{count}</span>
    </Button>
  );
}

function Pages({
  page,
  total,
  onTurn,
}: Readonly<{ page: number; total: number; onTurn: (page: number) => void }>) {
  const last = Math.ceil(total / pageSize) - 1;
  const from = page * pageSize + 1;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p role="status">
        {from} to {Math.min(from + pageSize - 1, total)} of {total}
      </p>
      {page > 0 && (
        <Button size="small" onClick={() => onTurn(page - 1)}>
          Rows before
        </Button>
      )}
      {page < last && (
        <Button size="small" onClick={() => onTurn(page + 1)}>
          Rows after
        </Button>
      )}
    </div>
  );
}

function OneRow({ row, line }: Readonly<{ row: ShownRow; line: string }>) {
  return (
    <Row>
      <Cell label={line} num className="align-top">
        {row.line}
      </Cell>
      <Cell inList="title" className="align-top">
        <Key>{row.assetTag || "no tag"}</Key> <Meta>{row.siteCode || "no site"}</Meta>
      </Cell>
      <Cell label="Outcome" className="align-top">
        <Outcome row={row} />
      </Cell>
      <Cell className="align-top break-words">
        <What row={row} />
      </Cell>
    </Row>
  );
}

function Outcome({ row }: Readonly<{ row: ShownRow }>) {
  if (row.outcome === "refused") {
    return (
      <State icon="alert" tone="fault">
        refused
      </State>
    );
  }
  return row.outcome === "unchanged" ? <Meta>unchanged</Meta> : <b className="font-medium">{row.outcome}</b>;
}

const shown = (value: string | number | null) => (value === null || value === "" ? "unknown" : value);

function What({ row }: Readonly<{ row: ShownRow }>) {
  switch (row.outcome) {
    case "refused":
      return (
        <ul>
          {row.refusals.map((refusal) => (
            <li key={`${refusal.code} ${refusal.column}`}>
              <Key>{refusal.column}</Key>: {refusal.sentence}
            </li>
          ))}
        </ul>
      );
    case "changed":
      return (
        <ul>
          {row.changes.map(({ field, before, after }) => (
            <li key={field}>
              {systemFieldNames[field]}: {shown(before)} becomes <b className="font-medium">{shown(after)}</b>
            </li>
          ))}
          {row.kept.length > 0 && (
            <li>
              <Kept fields={row.kept} />
            </li>
          )}
        </ul>
      );
    case "new":
      return row.what;
    case "unchanged":
      return <Kept fields={row.kept} />;
  }
}

function Kept({ fields }: Readonly<{ fields: Extract<ShownRow, { outcome: "unchanged" }>["kept"] }>) {
  if (fields.length === 0) return null;
  const names = fields.map((field) => systemFieldNames[field].toLowerCase()).join(", ");
  return <Meta>keeps {names}, empty in the file</Meta>;
}
