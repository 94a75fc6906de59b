import { incidentHref, stepHref } from "@/components/incidents/place";
import { Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { Key, Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { Measure, MeasureGroup } from "@/domain/after-action/measure";
import { groupNames, measureNames, type RanOutKind, ranOutNames } from "@/domain/after-action/words";
import { formatDuration } from "@/lib/dates";

type OfIncident = Readonly<{
  key: string;
  assetTag: string;
  systemName: string;
  siteName: string;
  zone: string;
}>;

function System({ row: { systemName, assetTag, siteName } }: Readonly<{ row: OfIncident }>) {
  return (
    <Cell label="System">
      {systemName} <Key>{assetTag}</Key>
      <span className="block text-ink-2">{siteName}</span>
    </Cell>
  );
}

type MeasuredRow = OfIncident &
  Readonly<{
    openedAt: Date;
    reached: Readonly<Record<Measure, Date | null>>;
    group: MeasureGroup;
    took: number | null;
  }>;

/** The incidents of a measure, the longest first. */
export function MeasuredTable({
  rows,
  measure,
  now,
}: Readonly<{ rows: readonly MeasuredRow[]; measure: Measure; now: Date }>) {
  const names = groupNames[measure];
  return (
    <Table
      label={measureNames[measure]}
      needs="l"
      head={
        <>
          <HeadCell>Incident</HeadCell>
          <HeadCell>System</HeadCell>
          <HeadCell>Opened</HeadCell>
          <HeadCell>{names.reached}</HeadCell>
          <HeadCell>{measureNames[measure]}</HeadCell>
        </>
      }
    >
      {rows.map((row) => {
        const at = row.reached[measure];
        return (
          <Row key={row.key}>
            <Cell inList="title">
              <RowLink href={incidentHref(row.key)}>
                <Key>{row.key}</Key>
              </RowLink>
            </Cell>
            <System row={row} />
            <Cell label="Opened">
              <Time at={row.openedAt} zone={row.zone} now={now} />
            </Cell>
            <Cell label={names.reached}>
              {at ? (
                <Time at={at} zone={row.zone} now={now} />
              ) : (
                <Meta>{names[row.group].toLowerCase()}</Meta>
              )}
            </Cell>
            <Cell label={measureNames[measure]}>
              {row.took !== null && formatDuration(row.took)}
              {row.group === "waiting" && " so far"}
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}

type RejectedRow = OfIncident &
  Readonly<{
    step: string;
    title: string;
    doneBy: string;
    doneAt: Date;
    by: string;
    at: Date;
    reason: string;
  }>;

/** The answers that were returned, the latest first. */
export function RejectedTable({ rows, now }: Readonly<{ rows: readonly RejectedRow[]; now: Date }>) {
  return (
    <Table
      label="Steps rejected"
      needs="l"
      head={
        <>
          <HeadCell>Step</HeadCell>
          <HeadCell>System</HeadCell>
          <HeadCell>Done</HeadCell>
          <HeadCell>Rejected</HeadCell>
          <HeadCell>Reason</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={`${row.key} ${row.step} ${row.at.getTime()}`}>
          <Cell inList="title">
            <RowLink href={stepHref(row.key, row.step)}>{row.title}</RowLink>
            <span className="block text-ink-2">
              <Key>{row.key}</Key>
            </span>
          </Cell>
          <System row={row} />
          <Cell label="Done">
            {row.doneBy}, <Time at={row.doneAt} zone={row.zone} now={now} />
          </Cell>
          <Cell label="Rejected">
            {row.by}, <Time at={row.at} zone={row.zone} now={now} />
          </Cell>
          <Cell label="Reason">{row.reason}</Cell>
        </Row>
      ))}
    </Table>
  );
}

type RanOutRow = OfIncident & Readonly<{ kind: RanOutKind; endedAt: Date }>;

/** What ran out, the latest first. */
export function RanOutTable({ rows, now }: Readonly<{ rows: readonly RanOutRow[]; now: Date }>) {
  return (
    <Table
      label="Ran out"
      needs="m"
      head={
        <>
          <HeadCell>Incident</HeadCell>
          <HeadCell>System</HeadCell>
          <HeadCell>What ran out</HeadCell>
          <HeadCell>When</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={`${row.key} ${row.kind} ${row.endedAt.getTime()}`}>
          <Cell inList="title">
            <RowLink href={incidentHref(row.key)}>
              <Key>{row.key}</Key>
            </RowLink>
          </Cell>
          <System row={row} />
          <Cell label="What ran out">{ranOutNames[row.kind]}</Cell>
          <Cell label="When">
            <Time at={row.endedAt} zone={row.zone} now={now} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
