import { scaleLinear } from "d3-scale";
import { area, curveStep } from "d3-shape";
import type { ToldNumbers, ToldPoint } from "@/domain/history/told";

const [width, height] = [168, 28];

type Span = Readonly<{ from: number; to: number }>;

/** How large a strip is drawn. */
export const stripSize = { width, height };

/** The two shapes of a strip, as the paths of an SVG. */
export type StripShapes = Readonly<{ exposed: string; unknown: string }>;

type Days = Readonly<{
  points: readonly ToldPoint[];
  now: ToldNumbers;
  /** The height of all strips stands for so many systems, so that sites can be compared. */
  most: number;
  /** How many days all strips stand for; a site that came later begins later. */
  days: number;
}>;

/** The days of one site as a small strip: exposed below, unknown hatched above it; a day nobody wrote is hatched whole. */
export function stripShapes({ points, now, most, days }: Days): StripShapes {
  const all = [...points.map(({ numbers }) => numbers), now];
  const before = days + 1 - all.length;
  const x = scaleLinear([0, Math.max(1, days)], [0, width]);
  const y = scaleLinear([0, Math.max(1, most)], [height - 1, 2]);
  const shape = (spanOf: (numbers: ToldNumbers | null) => Span) =>
    area<ToldNumbers | null>()
      .x((_, index) => Math.round(x(index + before)))
      .y0((numbers) => round(y(spanOf(numbers).from)))
      .y1((numbers) => round(y(spanOf(numbers).to)))
      .curve(curveStep)(all) ?? "";
  const bare = (numbers: ToldNumbers) => numbers.exposed + numbers["risk-accepted"];
  const exposed = shape((numbers) => ({ from: 0, to: numbers === null ? 0 : bare(numbers) }));
  const unknown = shape((numbers) =>
    numbers === null ? { from: 0, to: most } : { from: bare(numbers), to: bare(numbers) + numbers.unknown },
  );
  return { exposed, unknown };
}

const round = (value: number) => Math.round(value * 10) / 10;
