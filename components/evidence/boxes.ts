import type { Box } from "@/domain/evidence/redaction";

export type Pixels = Readonly<{ width: number; height: number }>;
export type Point = Readonly<{ x: number; y: number }>;

/** The smallest box, in pixels of the picture: anything less covers nothing that could be read. */
const least = 4;

const between = (low: number, value: number, high: number) => Math.min(Math.max(value, low), high);

/** The box between two points of a picture, within its edges. */
export function boxBetween(one: Point, other: Point, pixels: Pixels): Box {
  const [left, right] = [one.x, other.x].map((x) => between(0, Math.round(x), pixels.width)).sort(ascending);
  const [top, bottom] = [one.y, other.y].map((y) => between(0, Math.round(y), pixels.height)).sort(ascending);
  return within(
    { left: left ?? 0, top: top ?? 0, width: (right ?? 0) - (left ?? 0), height: (bottom ?? 0) - (top ?? 0) },
    pixels,
  );
}

const ascending = (one: number, other: number) => one - other;

/** A box in the middle of a picture, to be moved from there. */
export const middleBox = (pixels: Pixels): Box =>
  within(
    {
      left: Math.round(pixels.width * 0.375),
      top: Math.round(pixels.height * 0.45),
      width: Math.round(pixels.width * 0.25),
      height: Math.round(pixels.height * 0.1),
    },
    pixels,
  );

/** The same box within the picture's edges, and no smaller than the smallest. */
export function within(box: Box, pixels: Pixels): Box {
  const width = between(Math.min(least, pixels.width), box.width, pixels.width);
  const height = between(Math.min(least, pixels.height), box.height, pixels.height);
  const left = between(0, box.left, pixels.width - width);
  const top = between(0, box.top, pixels.height - height);
  return { left, top, width, height };
}

const steps: Readonly<Record<string, Readonly<{ x: number; y: number }>>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What a key does to a box: arrows move it, with Shift they change its size. Null: nothing. */
export function keyed(box: Box, key: string, resizes: boolean, pixels: Pixels): Box | null {
  const step = steps[key];
  if (!step) return null;
  const far = Math.max(1, Math.round(Math.max(pixels.width, pixels.height) / 100));
  const [x, y] = [step.x * far, step.y * far];
  const { left, top, width, height } = box;
  return within(
    resizes
      ? { left, top, width: width + x, height: height + y }
      : { left: left + x, top: top + y, width, height },
    pixels,
  );
}
