import type { ReactNode } from "react";
import { State, Undecided } from "@/components/ui/state";
import { Cell, HeadCell, Row, Table, Zero } from "@/components/ui/table";
import { CellLink, Key, Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { type SiteAskRow, stateOfRow } from "@/domain/site-asks/rows";
import { firstDue, isLate } from "@/domain/site-asks/site-ask";
import { formatDuration } from "@/lib/dates";
import { ContactText } from "./contact";

type Props = Readonly<{
  rows: readonly SiteAskRow[];
  now: Date;
  /** Whether the rows are of several advisories. */
  named?: boolean;
  /** What somebody can do about a row. */
  act?: (row: SiteAskRow) => ReactNode;
}>;

/** The sites with what they have open, how they were asked and what came back; the silent ones first. */
export function AskTable({ rows, now, named = false, act }: Props) {
  return (
    <Table
      label="Site answers"
      needs="l"
      head={
        <>
          <HeadCell>Site</HeadCell>
          {named && <HeadCell>Advisory</HeadCell>}
          <HeadCell num>Undecided</HeadCell>
          <HeadCell num>With the vendor</HeadCell>
          <HeadCell>Asked</HeadCell>
          <HeadCell>Due</HeadCell>
          <HeadCell>Answer</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <OneSite key={`${row.advisoryId} ${row.siteId}`} {...{ row, now, named }} act={act?.(row)} />
      ))}
    </Table>
  );
}

const matchesHref = (row: SiteAskRow, standing: string) =>
  `/advisories/${row.advisoryId}/matches?${new URLSearchParams({ standing, site: row.siteCode })}`;

function CountCell({
  row,
  count,
  standing,
  label,
}: Readonly<{ row: SiteAskRow; count: number; standing: string; label: string }>) {
  return (
    <Cell num label={label} inList={count === 0 ? "hidden" : "line"}>
      {count === 0 ? (
        <Zero />
      ) : (
        <CellLink href={matchesHref(row, standing)} aria-label={`${label} at ${row.siteName}: ${count}`}>
          {count}
        </CellLink>
      )}
    </Cell>
  );
}

function OneSite({
  row,
  now,
  named,
  act,
}: Readonly<{ row: SiteAskRow; now: Date; named: boolean; act: ReactNode }>) {
  const { ask, zone } = row;
  return (
    <Row>
      <Cell inList="title">
        <b className="font-strong">{row.siteName}</b>
      </Cell>
      {named && (
        <Cell label="Advisory">
          <CellLink href={`/advisories/${row.advisoryId}/answers`}>
            <Key>{row.trackingId}</Key>
          </CellLink>
        </Cell>
      )}
      <CountCell row={row} count={row.undecided} standing="unknown" label="Undecided" />
      <CountCell row={row} count={row.withVendor} standing="vendor-asked" label="With the vendor" />
      <Cell label="Asked" inList={ask ? "line" : "hidden"}>
        {ask ? (
          <span className="block">
            {ask.by}, <Time at={ask.at} zone={zone} now={now} />
            {ask.note && <span className="block text-ink-2">{ask.note}</span>}
            <span className="block text-ink-2">
              <ContactText row={row} />
            </span>
          </span>
        ) : (
          <Meta>not asked</Meta>
        )}
      </Cell>
      <Cell label="Due" inList={ask ? "line" : "hidden"}>
        {ask && (
          <span className="block">
            <Time at={ask.dueAt} zone={zone} now={now} />
            {ask.missedDueAt && (
              <span className="block text-meta text-exposed">
                first due <Time at={ask.missedDueAt} zone={zone} now={now} />, missed
              </span>
            )}
          </span>
        )}
      </Cell>
      <Cell label="Answer" inList={ask ? "line" : "hidden"}>
        <span className="grid justify-items-start gap-1">
          <AnswerText row={row} now={now} />
          {act}
        </span>
      </Cell>
    </Row>
  );
}

function AnswerText({ row, now }: Readonly<{ row: SiteAskRow; now: Date }>) {
  const { ask, zone } = row;
  const state = stateOfRow(row, now);
  if (ask === null || state === null) return null;
  if (state === "silent") {
    return <Undecided>silent {formatDuration(now.getTime() - firstDue(ask).getTime())}</Undecided>;
  }
  if (state === "waiting") {
    return (
      <State icon="clock" tone="waiting">
        in {formatDuration(ask.dueAt.getTime() - now.getTime())}
      </State>
    );
  }
  if (ask.answeredAt === null) return <Meta>nothing left to answer for</Meta>;
  return (
    <span>
      {ask.answer?.kind === "cleared" && <>nothing left to answer for, </>}
      {ask.answer?.by}, <Time at={ask.answeredAt} zone={zone} now={now} />
      {isLate(ask) && (
        <b className="font-strong text-exposed">
          , {formatDuration(ask.answeredAt.getTime() - firstDue(ask).getTime())} late
        </b>
      )}
      {ask.answer && ask.answer.withVendor > 0 && (
        <span className="block text-ink-2">
          {ask.answer.withVendor} still with the vendor, unknown: {ask.answer.note}
        </span>
      )}
    </span>
  );
}
