import type { ReactNode } from "react";
import { classNames } from "@/lib/class-names";
import { Icon } from "./icon";

/** The states an area, a bar or a chart can show, told apart by texture. */
export type AreaState = "exposed" | "risk-accepted" | "unknown" | "contained" | "remediated" | "none";

const swatches: Record<AreaState, string> = {
  exposed: "border-exposed-fill bg-exposed-fill",
  "risk-accepted": "border-exposed bg-surface outline outline-exposed -outline-offset-3",
  unknown: "border-exposed bg-surface texture-unknown",
  contained: "border-contained bg-surface texture-contained",
  remediated: "border-safe bg-safe-soft",
  none: "border-line-strong bg-surface",
};

/** The sample of a texture that stands before its word in a legend. */
export function Swatch({ state, className }: Readonly<{ state: AreaState; className?: string }>) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "inline-block h-3 w-5.5 shrink-0 rounded-[2px] border",
        swatches[state],
        className,
      )}
    />
  );
}

/** The classes that fill a shape of an SVG with a state's texture; those of `unknown` and `contained` need TexturePatterns. */
export function areaFill(state: AreaState, patterns: string): Readonly<{ fill?: string; className: string }> {
  switch (state) {
    case "exposed":
      return { className: "fill-exposed-fill stroke-exposed-fill" };
    case "risk-accepted":
      return { className: "fill-surface stroke-exposed" };
    case "unknown":
      return { fill: `url(#${patterns}-unknown)`, className: "stroke-exposed" };
    case "contained":
      return { fill: `url(#${patterns}-contained)`, className: "stroke-contained" };
    case "remediated":
      return { className: "fill-safe-soft stroke-safe" };
    case "none":
      return { className: "fill-surface stroke-line-strong" };
  }
}

/** The hatching and the bars for use inside an SVG, under ids that begin with `id`. */
export function TexturePatterns({ id }: Readonly<{ id: string }>) {
  return (
    <defs>
      <pattern
        id={`${id}-unknown`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" className="fill-surface" />
        <rect width="1.75" height="6" className="fill-exposed" />
      </pattern>
      <pattern id={`${id}-contained`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="fill-surface" />
        <rect width="1.5" height="6" className="fill-contained" />
      </pattern>
    </defs>
  );
}

/** A hatched band across the cells whose numbers nobody knows; the words stand on a plate, never on the hatching. */
export function UnknownBand({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <span className="texture-unknown flex min-h-7 w-full items-stretch rounded-[2px] border border-exposed px-2.5 print:min-h-5.5">
      <span className="flex items-center gap-1.5 bg-surface px-2.5 font-medium text-exposed">
        <Icon name="question" className="size-3.5" />
        {children}
      </span>
    </span>
  );
}

/** The frame around everything that belongs to a drill: striped in grey, never in red. */
export function DrillFrame({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <div className="texture-drill rounded-panel p-1.5">
      <div className="rounded-[2px] bg-surface px-4 py-3 font-medium">{children}</div>
    </div>
  );
}
