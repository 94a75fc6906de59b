import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { CellLink, Meta } from "@/components/ui/text";
import { UnknownBand } from "@/components/ui/textures";
import type { DayPoint } from "@/domain/history/burn-down";
import type { AdvisoryId } from "@/domain/ids";
import type { CountedName, StatusNumbers } from "@/domain/status/counting";
import { formatCalendarDay } from "@/lib/dates";
import { pastHref } from "./address";

const columns: readonly (readonly [CountedName, string])[] = [
  ["exposed", "Exposed"],
  ["risk-accepted", "Risk accepted"],
  ["unknown", "Unknown"],
  ["contained", "Contained"],
  ["remediated", "Remediated"],
  ["back-in-service", "In service"],
];

function NumberCells({ numbers }: Readonly<{ numbers: StatusNumbers | null }>) {
  if (numbers === null) {
    return (
      <Cell colSpan={columns.length}>
        <UnknownBand>unknown: this day was not written at every site</UnknownBand>
      </Cell>
    );
  }
  return columns.map(([name, word]) => (
    <Cell key={name} num label={word}>
      {numbers[name]}
    </Cell>
  ));
}

/** The days of a chart as a table, the last one first; each day opens status as it was known then. */
export function DayTable({
  points,
  now,
  advisoryId,
  label,
}: Readonly<{
  points: readonly DayPoint[];
  now: StatusNumbers;
  advisoryId: AdvisoryId | null;
  label: string;
}>) {
  return (
    <Table
      label={label}
      needs="m"
      head={
        <>
          <HeadCell>Day</HeadCell>
          {columns.map(([name, word]) => (
            <HeadCell key={name} num>
              {word}
            </HeadCell>
          ))}
        </>
      }
    >
      <Row>
        <Cell inList="title">now</Cell>
        <NumberCells numbers={now} />
      </Row>
      {points.toReversed().map(({ day, numbers, late }) => (
        <Row key={day}>
          <Cell inList="title">
            <CellLink href={pastHref(day, advisoryId)}>{formatCalendarDay(day)}</CellLink>
            {late && <Meta> written late</Meta>}
          </Cell>
          <NumberCells numbers={numbers} />
        </Row>
      ))}
    </Table>
  );
}
