import { Time } from "@/components/ui/time";
import { asTimelineEvent, tellEvent } from "@/domain/incidents/event-words";
import { formatDay, formatInstant } from "@/lib/dates";
import type { IncidentPlace } from "./place";
import { Told } from "./told";

export type TimelineRow = Readonly<{
  seq: number;
  type: string;
  at: Date;
  actorName: string;
  data: unknown;
}>;

type Day = Readonly<{ day: string; rows: readonly TimelineRow[] }>;

function byDay(rows: readonly TimelineRow[], { zone, now }: IncidentPlace): readonly Day[] {
  const days: { day: string; rows: TimelineRow[] }[] = [];
  for (const row of rows) {
    const day = formatDay(row.at, zone, now);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}

function Line({ row, place }: Readonly<{ row: TimelineRow; place: IncidentPlace }>) {
  const event = asTimelineEvent(row);
  const tell = (at: Date) => formatInstant(at, place.zone, place.now);
  return (
    <li className="grid grid-cols-[44px_minmax(0,1fr)] gap-x-3 py-1">
      <Time at={row.at} zone={place.zone} show="clock" className="font-mono text-meta text-ink-3" />
      <span className="min-w-0 text-ink-2">
        {event ? (
          <Told sentence={tellEvent(event, { who: row.actorName, recordedAt: row.at, tell })} place={place} />
        ) : (
          `${row.actorName}: ${row.type}`
        )}
      </span>
    </li>
  );
}

/** What happened, newest first, on the site's clock. */
export function Timeline({
  rows,
  place,
  level = 3,
}: Readonly<{ rows: readonly TimelineRow[]; place: IncidentPlace; level?: 2 | 3 }>) {
  const Heading = level === 2 ? "h2" : "h3";
  return byDay(rows, place).map(({ day, rows: ofDay }) => (
    <section key={day} className="mt-2 first:mt-0">
      <Heading className="text-meta text-ink-3">{day}</Heading>
      <ol>
        {ofDay.map((row) => (
          <Line key={row.seq} row={row} place={place} />
        ))}
      </ol>
    </section>
  ));
}
