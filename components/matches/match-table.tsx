"use client";

import type { ReactNode } from "react";
import { Tick } from "@/components/ui/choice";
import { Levels } from "@/components/ui/levels";
import { SelectAll } from "@/components/ui/selection";
import { aboveRowLink, Cell, GroupRow, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { CellLink, Key, Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { levelTitles } from "@/domain/matching/match-words";
import { type Aspect, type MatchLevel, matchLevels } from "@/domain/matching/matchable";
import type { MatchRow } from "@/domain/matching/rows";
import { DecisionText } from "./decision-cell";
import { levelBars, levelMeaning } from "./level-words";
import { ReasonText, reasonText } from "./reason-cell";

/** A row, and whether the reader may decide it. */
type DecidableRow = MatchRow & Readonly<{ mayDecide: boolean }>;

type MatchTableProps = Readonly<{
  rows: readonly DecidableRow[];
  /** Whether the rows can be ticked: only for those who may decide somewhere. */
  selectable: boolean;
  now: Date;
  /** The addresses of all rows of each level, where only the first are shown; null: they come page by page. */
  allOf: Readonly<Record<MatchLevel, string>> | null;
}>;

/**
 * The systems compared with an advisory, the reasons as columns; grouped by how certain the rules are. Drawn in the browser too, so that
 * the page carries each row's words once more and not all of its markup.
 */
export function MatchTable({ rows, selectable, now, allOf }: MatchTableProps) {
  const columns = selectable ? 8 : 7;
  return (
    // Fixed widths, so that a long name is cut and never pushes the decision out of sight.
    <div className="[&_table]:table-fixed">
      <Table
        label="Matches"
        needs="m"
        head={
          <>
            {selectable && (
              <HeadCell className="w-11">
                <SelectAll name="matchIds" label="Select every row shown" />
              </HeadCell>
            )}
            <HeadCell className="w-[21%]">System</HeadCell>
            <HeadCell className="w-[12%]">Site</HeadCell>
            <HeadCell>Vendor</HeadCell>
            <HeadCell>Class or model</HeadCell>
            <HeadCell>Operating system</HeadCell>
            <HeadCell className="w-[10%]">Version</HeadCell>
            <HeadCell className="w-[17%]">Decision</HeadCell>
          </>
        }
      >
        {matchLevels.map((level) => (
          <LevelRows
            key={level}
            rows={rows.filter((row) => row.level === level)}
            {...{ level, columns, selectable, now, allOf }}
          />
        ))}
      </Table>
    </div>
  );
}

function LevelRows({
  level,
  rows,
  columns,
  allOf,
  ...shared
}: Omit<MatchTableProps, "rows"> &
  Readonly<{ level: MatchLevel; rows: readonly DecidableRow[]; columns: number }>) {
  const [first] = rows;
  if (!first) return null;
  const hidden = first.ofLevel - rows.length;
  return (
    <>
      <GroupRow columns={columns}>
        <span className="mr-1.5">
          <Levels level={levelBars[level]} word="" />
        </span>
        <b className="text-ink">{levelTitles[level]}</b> {first.ofLevel}
        <span className="ml-3 text-ink-3 list:hidden">{levelMeaning[level]}</span>
        {hidden > 0 && allOf && (
          <CellLink href={allOf[level]} className="ml-3">
            {hidden} more
          </CellLink>
        )}
      </GroupRow>
      {rows.map((row) => (
        <OneMatch key={row.id} row={row} {...shared} />
      ))}
    </>
  );
}

function OneMatch({
  row,
  selectable,
  now,
}: Readonly<{ row: DecidableRow }> & Pick<MatchTableProps, "selectable" | "now">) {
  return (
    <Row data-row={row.id}>
      {selectable && (
        <Cell inList="beside" className="list:order-first! list:mr-1 list:ml-0!">
          {row.mayDecide && (
            <Tick
              name="matchIds"
              value={row.id}
              data-selects
              data-read={row.readMark}
              aria-label={`Select ${row.assetTag}`}
              className={aboveRowLink}
            />
          )}
        </Cell>
      )}
      <Cell inList="title">
        <RowLink href={`/systems/${row.systemId}`} aria-label={`${row.model}, ${row.assetTag}`}>
          {row.model}
        </RowLink>{" "}
        <Key className="text-ink-2">{row.assetTag}</Key>
      </Cell>
      <Cell label="Site">
        <span title={row.siteName} className="block truncate list:whitespace-normal">
          {row.siteName}
        </span>
      </Cell>
      <ReasonCell row={row} aspect="vendor" label="Vendor" />
      <ReasonCell row={row} aspect="model" label="Class or model" text={withoutModel(row)} />
      <ReasonCell row={row} aspect="operating-system" label="Operating system" />
      <ReasonCell row={row} aspect="version" label="Version" />
      <Cell label="Decision">
        <span className="block">
          <DecisionText {...row} />
          <By row={row} now={now} />
        </span>
      </Cell>
    </Row>
  );
}

/** The model stands in the row already: of the words about class and model the class is left. */
function withoutModel(row: MatchRow): string | undefined {
  const reason = row.reasons.find((each) => each.aspect === "model");
  const start = `${row.model}, `;
  if (!reason?.systemText.startsWith(start)) return undefined;
  return reasonText({ verdict: reason.verdict, systemText: reason.systemText.slice(start.length) });
}

function ReasonCell({
  row,
  aspect,
  label,
  text,
}: Readonly<{ row: MatchRow; aspect: Aspect; label: string; text?: string | undefined }>): ReactNode {
  const reason = row.reasons.find((each) => each.aspect === aspect);
  return (
    <Cell label={label}>
      {reason ? <ReasonText reason={reason} dense {...(text && { text })} /> : <Meta>not asked</Meta>}
    </Cell>
  );
}

function By({ row, now }: Readonly<{ row: MatchRow; now: Date }>) {
  if (!row.decided) return null;
  return (
    <Meta className="block truncate">
      <span title={[row.decided.by, row.decided.reason || row.decided.question].filter(Boolean).join(": ")}>
        {row.decided.by.split(" ")[0]}
      </span>
      , <Time at={row.decided.at} zone={row.siteZone} now={now} show="day" />
    </Meta>
  );
}
