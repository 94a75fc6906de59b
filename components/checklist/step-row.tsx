import type { ReactNode } from "react";
import { type IncidentPlace, stepHref } from "@/components/incidents/place";
import { DueText } from "@/components/priority/due-text";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { StepSign } from "@/components/ui/step-sign";
import type { StepNow } from "@/domain/checklist/evaluation";
import type { Facts } from "@/domain/checklist/facts";
import { anyOfThem } from "@/domain/checklist/sentences";
import { recordWord, rowWords, signOf } from "@/domain/incidents/step-words";
import { inZone } from "@/domain/incidents/told-times";
import { classNames } from "@/lib/class-names";
import { formatClock, formatDay, formatDayWord } from "@/lib/dates";

/** When something was done, as short as a row allows: the clock today, else the day with its clock. */
export function shortMoment(at: Date, { zone, now }: IncidentPlace): string {
  const clock = formatClock(at, zone);
  return formatDayWord(at, zone, now) === "today" ? clock : `${formatDay(at, zone, now)}, ${clock}`;
}

/** What every row of an incident's steps is drawn from beside the step. */
export type RowContext = Readonly<{
  facts: Facts;
  place: IncidentPlace;
  titleOf: (key: string) => string | undefined;
  /** The steps that are expected of the reader. */
  mine: ReadonlySet<string>;
  /** When each step that is left is due. */
  due?: ReadonlyMap<string, Date> | undefined;
}>;

/** Who did it and when, or whose it is. */
function whose(now: StepNow, { place, facts, mine }: RowContext): string {
  if (mine.has(now.key)) return "You";
  const attempt = now.counting ?? (now.waitsFor ? now.latest : null);
  if (!attempt) return now.state === "closed" ? "not done" : anyOfThem(now.who);
  const verified = now.verified && now.counting ? `verified by ${now.verified.by.name}` : null;
  const told = [
    `${attempt.by.name}, ${shortMoment(attempt.doneAt, place)}`,
    recordWord(now, facts),
    verified,
  ];
  return told.filter((each) => each !== null).join(" · ");
}

/** One step as a row that opens it. */
export function StepRow({
  now,
  context,
  words,
}: Readonly<{
  now: StepNow;
  context: RowContext;
  /** What stands below the title instead of what the step waits for. */
  words?: string;
}>) {
  const { place, titleOf } = context;
  const locked = now.state === "blocked" || now.state === "closed" || words !== undefined;
  const sub = words ?? rowWords(now, titleOf);
  const due = context.due?.get(now.key);
  // What is locked is not told to be due later: what stands in its way is.
  const telling = due && !locked;
  return (
    <AppLink
      href={stepHref(place.incident, now.key)}
      className="group/row grid min-h-row grid-cols-[20px_minmax(0,1fr)_16px] items-center gap-x-3 border-b px-1 py-2 text-ink no-underline hover:bg-surface tablet:grid-cols-[20px_minmax(0,1fr)_minmax(0,auto)_16px] tablet:px-3.5"
    >
      <StepSign state={signOf(now)} />
      <span className="min-w-0">
        <span className={classNames("font-medium group-hover/row:underline", locked && "text-ink-2")}>
          {now.title}
        </span>
        {sub !== null && (
          <span className="line-clamp-2 text-meta text-ink-3">{inZone(sub, place.zone, place.now)}</span>
        )}
        {telling && (
          <span className="block text-meta">
            <DueText at={due} zone={place.zone} now={place.now} />
          </span>
        )}
        <span className="block text-meta text-ink-3 tablet:hidden">{whose(now, context)}</span>
      </span>
      <span className="max-w-104 text-right text-meta text-ink-3 max-tablet:hidden">
        {whose(now, context)}
      </span>
      <Icon name="next" className="size-4 text-ink-3" />
    </AppLink>
  );
}

/** Steps that are not asked for now, folded away but reachable. */
export function AsideSteps({ summary, children }: Readonly<{ summary: string; children: ReactNode }>) {
  return (
    <details className="group/details">
      <summary className="flex min-h-row cursor-pointer list-none items-center gap-x-3 px-1 py-1 text-meta text-ink-3 hover:text-ink tablet:px-3.5 [&::-webkit-details-marker]:hidden">
        <span className="grid size-5 place-items-center">
          <Icon name="next" className="size-3.5 transition-transform group-open/details:rotate-90" />
        </span>
        {summary}
      </summary>
      {children}
    </details>
  );
}
