import type { ReactNode } from "react";
import { countedHref } from "@/components/status/address";
import { counted, countedTitles } from "@/components/status/words";
import { Icon } from "@/components/ui/icon";
import {
  quietWords,
  type WallNumbers,
  type WallRest,
  type WallSite,
  type WallState,
  wallStates,
} from "@/domain/status/wall";
import { classNames } from "@/lib/class-names";
import { formatDuration } from "@/lib/dates";
import { Figure, type FigureName } from "./wall-figure";

const edges: Record<WallState, string> = {
  exposed: "bg-exposed-fill",
  unknown: "texture-unknown",
  "risk-accepted": "outline-4 -outline-offset-4 outline-exposed",
  contained: "texture-contained",
  remediated: "bg-safe",
  none: "bg-line",
};

// Measured by the place itself, so that whatever room a site has is used; where the page scrolls, by the text.
const frame =
  "grid h-full grid-cols-[auto_minmax(0,1fr)] overflow-hidden rounded-panel border bg-surface wall:[--code:min(12cqi,22cqb)] wall:[--small:min(5.6cqi,12cqb)] [--digit:2rem] [--code:1.5rem] [--small:1rem]";

const open = ["exposed", "unknown", "risk-accepted"] as const satisfies readonly FigureName[];
const safer = ["contained", "remediated", "back-in-service"] as const satisfies readonly FigureName[];

// How wide the figures of a site are, in their own height, and the largest height at which they fit into one line.
const sizes = [
  [3.2, "wall:[--digit:min(24cqi,30cqb)]"],
  [4.6, "wall:[--digit:min(17.5cqi,30cqb)]"],
  [5.6, "wall:[--digit:min(15cqi,30cqb)]"],
  [6.6, "wall:[--digit:min(12.8cqi,30cqb)]"],
  [7.6, "wall:[--digit:min(11.2cqi,30cqb)]"],
  [8.8, "wall:[--digit:min(9.8cqi,30cqb)]"],
  [Number.POSITIVE_INFINITY, "wall:[--digit:min(8cqi,30cqb)]"],
] as const;

function sizeFor(numbers: WallNumbers): string {
  const shown = open.filter((name) => numbers[name] > 0);
  const wide = shown.reduce(
    (sum, name) => sum + 1.74 + 0.6 * String(numbers[name]).length + (name === "unknown" ? 0.6 : 0),
    0,
  );
  return sizes.find(([most]) => wide <= most)?.[1] ?? "";
}

type FiguresProps = Readonly<{
  names: readonly FigureName[];
  numbers: WallNumbers;
  where: string;
  hrefOf: (name: FigureName) => string | null;
  className: string;
}>;

function Figures({ names, numbers, where, hrefOf, className }: FiguresProps) {
  return names
    .filter((name) => numbers[name] > 0)
    .map((name) => (
      <Figure
        key={name}
        name={name}
        count={numbers[name]}
        href={hrefOf(name)}
        label={`${countedTitles[name]} at ${where}`}
        className={className}
      />
    ));
}

function Silent({ children }: Readonly<{ children: string }>) {
  return (
    <span className="texture-unknown inline-flex rounded-mark border border-exposed px-[0.4em] text-(length:--small)">
      <span className="flex items-center gap-[0.25em] bg-surface px-[0.3em] leading-snug font-strong text-exposed">
        <Icon name="question" className="size-[0.9em]" />
        {children}
      </span>
    </span>
  );
}

/** What stands in every place: the edge that is seen from the door, a head, the numbers. */
function Place({
  head,
  silent,
  ...of
}: Omit<FiguresProps, "names" | "className"> & Readonly<{ head: ReactNode; silent: string | null }>) {
  const { numbers } = of;
  const quiet = quietWords(numbers);
  return (
    <div className={classNames(frame, sizeFor(numbers))}>
      <span aria-hidden="true" className="grid w-[calc(0.4*var(--digit))] border-r">
        {wallStates(numbers, silent !== null).map((state) => (
          <span key={state} className={edges[state]} />
        ))}
      </span>
      <div className="flex min-w-0 flex-col justify-between gap-[calc(0.25*var(--small))] p-[calc(0.45*var(--small))]">
        {head}
        <p className="flex gap-[calc(0.4*var(--small))]">
          <Figures {...of} names={open} className="text-(length:--digit)" />
          {quiet !== null && <span className="text-(length:--small) text-ink-2">{quiet}</span>}
        </p>
        <p className="flex min-h-[calc(1.4*var(--small))] flex-wrap items-center gap-[calc(0.4*var(--small))]">
          {silent !== null && <Silent>{silent}</Silent>}
          <Figures
            {...of}
            names={safer}
            className={classNames(
              "border!",
              silent === null
                ? "text-[length:calc(1.1*var(--small))]"
                : "text-[length:calc(0.9*var(--small))]",
            )}
          />
        </p>
      </div>
    </div>
  );
}

const hourMs = 3_600_000;

/** In one unit, to be read at a glance. */
function silenceWords(ms: number): string {
  if (ms < hourMs) return formatDuration(ms);
  const hours = Math.floor(ms / hourMs);
  return hours < 72 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

/** One site, told by its code from across the room and by its name from near. */
export function SitePlace({ site, advisoryId }: Readonly<{ site: WallSite; advisoryId: string | null }>) {
  const { code, name, numbers, silentMs } = site;
  return (
    <Place
      numbers={numbers}
      where={name}
      hrefOf={(number) => countedHref(number, { advisoryId, siteCode: code })}
      silent={silentMs === null ? null : `silent ${silenceWords(silentMs)}`}
      head={
        <h2 className="flex min-w-0 items-center gap-[calc(0.5*var(--small))]">
          <span className={"key text-(length:--code) leading-none font-strong"}>{code}</span>
          <span
            className="line-clamp-2 text-[length:calc(0.85*var(--small))] leading-[1.15] font-regular text-ink-2"
            title={name}
          >
            {name}
          </span>
        </h2>
      }
    />
  );
}

/** The sites that have no room of their own: still counted. */
export function RestPlace({ rest }: Readonly<{ rest: WallRest }>) {
  return (
    <Place
      numbers={rest.numbers}
      where={counted(rest.sites, "other site")}
      hrefOf={() => null}
      silent={rest.silent === 0 ? null : `${rest.silent} silent`}
      head={
        <h2 className="text-(length:--code) leading-none font-strong">{counted(rest.sites, "other site")}</h2>
      }
    />
  );
}
