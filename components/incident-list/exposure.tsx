import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { Mark, markWord } from "@/components/ui/mark";
import { State } from "@/components/ui/state";
import { Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { ExposureValue } from "@/domain/checklist/evaluation";
import { classNames } from "@/lib/class-names";
import { formatDuration } from "@/lib/dates";

/** How an incident stands, with the times that belong to it. */
export type ExposureShown = Readonly<{
  exposure: ExposureValue;
  /** The state that ran out; null while the state holds. */
  lapsedFrom: ExposureValue | null;
  holdsUntil: Date | null;
  stateSince: Date;
  zone: string;
  now: Date;
}>;

function detail({ exposure, lapsedFrom, holdsUntil, stateSince, zone, now }: ExposureShown): ReactNode {
  if (exposure === "risk-accepted" && holdsUntil) {
    return (
      <>
        until <Time at={holdsUntil} zone={zone} now={now} show="day" />
      </>
    );
  }
  if (exposure !== "exposed") return undefined;
  const since = lapsedFrom && holdsUntil ? holdsUntil : stateSince;
  return <span className="whitespace-nowrap">for {formatDuration(now.getTime() - since.getTime())}</span>;
}

/** The state of an incident: what it is, since or until when; with `why`, a link to the facts behind it, told from others by `of`. */
export function ExposureMark({
  why,
  of,
  className,
  ...shown
}: ExposureShown & Readonly<{ why?: string; of?: string; className?: string }>) {
  const mark = <Mark state={shown.exposure} detail={detail(shown)} />;
  if (!why) return mark;
  return (
    <AppLink
      href={why}
      aria-label={`Why: ${markWord(shown.exposure)}${of ? `, ${of}` : ""}`}
      title="Why?"
      className={classNames("inline-flex max-w-full rounded-mark no-underline hover:underline", className)}
    >
      {mark}
    </AppLink>
  );
}

/** Below the mark: what the state was before it ran out, or until when it holds. */
export function ExposureNote({ exposure, lapsedFrom, holdsUntil, zone, now }: ExposureShown) {
  if (!holdsUntil || exposure === "risk-accepted") return null;
  const day = <Time at={holdsUntil} zone={zone} now={now} show="day" />;
  if (lapsedFrom === "risk-accepted") {
    return (
      <State icon="clock" tone="waiting">
        the accepted risk ended {day}
      </State>
    );
  }
  if (lapsedFrom) {
    return (
      <State icon="clock" tone="waiting">
        was {markWord(lapsedFrom).toLowerCase()} until {day}, not renewed
      </State>
    );
  }
  return <Meta>holds until {day}</Meta>;
}
