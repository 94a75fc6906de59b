import { CellLink, Meta } from "@/components/ui/text";
import type { ToldNumbers, ToldPoint } from "@/domain/history/told";
import type { AdvisoryId } from "@/domain/ids";
import { formatCalendarDay } from "@/lib/dates";
import { pastHref } from "./address";
import { PlainTable } from "./plain-table";

const columns: readonly (readonly [keyof ToldNumbers, string])[] = [
  ["exposed", "Exposed"],
  ["risk-accepted", "Risk accepted"],
  ["unknown", "Unknown"],
  ["contained", "Contained"],
  ["remediated", "Remediated"],
  ["back-in-service", "In service"],
];

/** A day that was not written at every site: nobody can say. */
const unwritten = columns.map(() => "?");

const valuesOf = (numbers: ToldNumbers | null) =>
  numbers === null ? unwritten : columns.map(([name]) => numbers[name]);

/** The days of a chart as a table, the last one first; each day opens status as it was known then. */
export function DayTable({
  points,
  now,
  advisoryId,
  label,
}: Readonly<{
  points: readonly ToldPoint[];
  now: ToldNumbers;
  advisoryId: AdvisoryId | null;
  label: string;
}>) {
  const days = points.toReversed().map(({ day, numbers, late }) => ({
    key: day,
    name: (
      <>
        <CellLink href={pastHref(day, advisoryId)}>{formatCalendarDay(day)}</CellLink>
        {late && <Meta> written late</Meta>}
        {numbers === null && <Meta> unknown: not written at every site</Meta>}
      </>
    ),
    values: valuesOf(numbers),
  }));
  const rows = [{ key: "now", name: "now", values: valuesOf(now) }, ...days];
  return <PlainTable label={label} heads={["Day", ...columns.map(([, word]) => word)]} rows={rows} />;
}
