import { classNames } from "@/lib/class-names";
import { Icon } from "./icon";

/** One phase of a checklist with how many of its steps count. */
export type Phase = Readonly<{
  key: string;
  name: string;
  done: number;
  total: number;
  /** Past phases are filled, the present one ringed, future ones hollow. */
  at: "past" | "now" | "future";
  /** Past without anything having been done: nothing is ticked. */
  hollow?: boolean;
  /** A word more: "1 to verify". */
  remark?: string;
  /** What stands instead of the count where there is nothing to count yet. */
  words?: string;
  href: string;
}>;

function Line({ phase }: Readonly<{ phase: Phase }>) {
  const share = phase.total === 0 ? 0 : (100 * phase.done) / phase.total;
  const filled = phase.at === "past" ? 100 : phase.at === "now" ? share : 0;
  return (
    <svg
      aria-hidden="true"
      width="100%"
      className="absolute inset-x-0 -top-0.5 h-0.5 max-tablet:static max-tablet:h-1"
      preserveAspectRatio="none"
    >
      <rect width="100%" height="100%" className="fill-line" />
      <rect
        width={`${filled}%`}
        height="100%"
        className={phase.at === "past" ? "fill-ink-2" : "fill-accent"}
      />
    </svg>
  );
}

function Knob({ at, hollow }: Pick<Phase, "at" | "hollow">) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "absolute left-0 grid place-items-center rounded-full max-tablet:hidden",
        at === "now" ? "-top-2.25 size-4 border-4 border-accent bg-surface" : "-top-2 size-3.5 border-2",
        at === "past" && (hollow ? "border-ink-2 bg-surface" : "border-ink-2 bg-ink-2 text-ink-on"),
        at === "future" && "border-line-strong bg-surface",
      )}
    >
      {at === "past" && !hollow && <Icon name="check" bold className="size-2.5" />}
    </span>
  );
}

function PhaseLink({ phase }: Readonly<{ phase: Phase }>) {
  const now = phase.at === "now";
  return (
    <a
      href={phase.href}
      {...(now && { "aria-current": "step" as const })}
      className="group/phase relative block pt-2.5 pr-2 pb-3 leading-tight text-ink-2 no-underline max-tablet:h-7 max-tablet:p-0"
    >
      <Line phase={phase} />
      <Knob at={phase.at} hollow={phase.hollow ?? false} />
      <span className="max-tablet:sr-only">
        <span
          className={classNames(
            "group-hover/phase:underline tablet:block",
            now ? "font-strong text-ink" : "font-medium",
          )}
        >
          {phase.name}
        </span>{" "}
        <span className="text-meta text-ink-3">
          <Count phase={phase} />
        </span>
      </span>
    </a>
  );
}

function Count({ phase }: Readonly<{ phase: Phase }>) {
  if (phase.words !== undefined) return phase.words;
  return (
    <>
      {phase.done} of {phase.total}
      {phase.remark && <>, {phase.remark}</>}
    </>
  );
}

/** The phases of a checklist in their order; on phones their bars and, below, the name of the present one. */
export function PhaseTrack({ phases }: Readonly<{ phases: readonly Phase[] }>) {
  const index = phases.findIndex((phase) => phase.at === "now");
  const now = phases[index];
  return (
    <nav aria-label="Phases" className="mt-5.5 max-tablet:mt-4 print:hidden">
      <ol className="grid auto-cols-fr grid-flow-col max-tablet:gap-0.75">
        {phases.map((phase) => (
          <li key={phase.key} className="min-w-0">
            <PhaseLink phase={phase} />
          </li>
        ))}
      </ol>
      {now && (
        // Said already by the list above, which keeps its words for assistive technology.
        <p aria-hidden="true" className="-mt-4.5 pb-2.5 tablet:hidden">
          <b>{now.name}</b>{" "}
          <span className="text-meta text-ink-3">
            <Count phase={now} /> · phase {index + 1} of {phases.length}
          </span>
        </p>
      )}
    </nav>
  );
}
