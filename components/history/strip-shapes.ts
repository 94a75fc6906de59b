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
  return { exposed: short(exposed), unknown: short(unknown) };
}

type Point = readonly [number, number];

/** The same path of steps without the points on the way: a strip is mostly flat, and there are many of them. */
function short(path: string): string {
  const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(
    (at): Point => [Number(at[1]), Number(at[2])],
  );
  const corners = points.filter(
    (point, index) => !isBetween(point, points[index - 1] ?? null, points[index + 1] ?? null),
  );
  const moves = corners.map(([x, y], index) => {
    const before = corners[index - 1];
    if (!before) return `M${x} ${y}`;
    if (before[1] === y) return before[0] === x ? "" : `H${x}`;
    return before[0] === x ? `V${y}` : `L${x} ${y}`;
  });
  return `${moves.join("")}Z`;
}

/** Whether a point lies straight on from the one before to the next. */
function isBetween([x, y]: Point, before: Point | null, next: Point | null): boolean {
  if (!before || !next) return false;
  return (before[0] === x && next[0] === x) || (before[1] === y && next[1] === y);
}

const round = (value: number) => Math.round(value * 10) / 10;
