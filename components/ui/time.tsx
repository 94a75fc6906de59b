import { classNames } from "@/lib/class-names";
import {
  formatClock,
  formatDay,
  formatDistance,
  formatInstant,
  formatMoment,
  formatTime,
  formatUtc,
} from "@/lib/dates";

type TimeProps = Readonly<{
  at: Date;
  /** The zone of the site it belongs to. */
  zone: string;
  /** The present of the page; without it the year is always written out. */
  now?: Date;
  /**
   * `time` "14:05 CET"; `clock` "14:05", where the zone stands beside it; `day` "Thu 26 Nov"; `instant` "Thu 26 Nov, 14:05 CET";
   * `moment` "today, 14:05 CET"; `distance` "in 1 h 40 min".
   */
  show?: "time" | "clock" | "day" | "instant" | "moment" | "distance";
  className?: string;
}>;

function words({ at, zone, now, show = "instant" }: TimeProps): string {
  switch (show) {
    case "time":
      return formatTime(at, zone);
    case "clock":
      return formatClock(at, zone);
    case "day":
      return formatDay(at, zone, now);
    case "instant":
      return formatInstant(at, zone, now);
    case "moment":
      return now ? formatMoment(at, zone, now) : formatInstant(at, zone);
    case "distance":
      return now ? formatDistance(at, now) : formatInstant(at, zone);
  }
}

/** A time in the site's zone with the zone's name; UTC on hover and for machines. */
export function Time(props: TimeProps) {
  return (
    <time
      dateTime={props.at.toISOString()}
      title={formatUtc(props.at)}
      className={classNames("whitespace-nowrap", props.className)}
    >
      {words(props)}
    </time>
  );
}
