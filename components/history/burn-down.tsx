import { countedHref } from "@/components/status/address";
import { FilterChip } from "@/components/ui/chip";
import { Details } from "@/components/ui/details";
import { CellLink, Meta, SectionHeading } from "@/components/ui/text";
import { Swatch } from "@/components/ui/textures";
import { type RangeOfDays, rangesOfDays } from "@/domain/history/burn-down";
import type { ToldNumbers, ToldPoint } from "@/domain/history/told";
import type { AdvisoryId } from "@/domain/ids";
import { formatCalendarDay } from "@/lib/dates";
import { rangeHref } from "./address";
import { barsOf, DayBars } from "./day-bars";
import { DayTable } from "./day-table";

type Props = Readonly<{
  points: readonly ToldPoint[];
  now: ToldNumbers;
  advisoryId: AdvisoryId | null;
  range: RangeOfDays;
}>;

const told = [
  ["exposed", "exposed"],
  ["risk-accepted", "at an accepted risk"],
  ["unknown", "unknown"],
] as const;

function Legend({ points, now, advisoryId }: Props) {
  const first = points[0];
  const numbers = first?.numbers;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1.5">
      {told.map(([name, words]) => (
        <li key={name} className="inline-flex items-center gap-1.75 text-ink-2">
          <Swatch state={name} />
          <span>
            {now[name] === 0 ? (
              "none"
            ) : (
              <CellLink href={countedHref(name, { advisoryId })}>{now[name]}</CellLink>
            )}{" "}
            {words} now
            {first && numbers && (
              <time dateTime={first.day} className="text-ink-3">
                , {numbers[name]} on {formatCalendarDay(first.day, points.at(-1)?.day)}
              </time>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The chart in one sentence, for those who do not see it. */
function spoken({ points, now }: Props): string {
  const first = points[0];
  const said = (numbers: ToldNumbers | null) =>
    numbers === null ? "unknown" : `${numbers.exposed} exposed and ${numbers.unknown} unknown`;
  const before = first ? `${formatCalendarDay(first.day)} ${said(first.numbers)}, ` : "";
  return `Exposed and unknown systems by day: ${before}now ${said(now)}. The table below holds every day.`;
}

/** What nothing protects, day by day, with the same as a table. */
export function BurnDown(props: Props) {
  const { points, now, advisoryId, range } = props;
  return (
    <section aria-labelledby="burn-down" className="mt-7 max-w-240 print:hidden">
      <SectionHeading
        id="burn-down"
        aside={
          <span className="flex flex-wrap gap-2 print:hidden">
            {rangesOfDays.map((days) => (
              <FilterChip key={days} href={rangeHref(advisoryId, days)} current={days === range}>
                {days} days
              </FilterChip>
            ))}
          </span>
        }
      >
        Exposed and unknown, by day
      </SectionHeading>
      {points.length === 0 ? (
        <Meta>The first day is written at midnight of each site.</Meta>
      ) : (
        <>
          <DayBars bars={barsOf(points, now)} label={spoken(props)} />
          <Legend {...props} />
          <Details summary="Every day as a table" className="mt-2">
            <DayTable {...{ points, now, advisoryId }} label="Status by day" />
          </Details>
        </>
      )}
    </section>
  );
}
