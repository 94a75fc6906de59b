import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import { useId } from "react";
import { type AreaState, areaFill, TexturePatterns } from "@/components/ui/textures";
import type { ToldNumbers, ToldPoint } from "@/domain/history/told";
import { formatCalendarDay } from "@/lib/dates";

/** What nothing protects, from the bottom up; each a texture of its own, so that they read without colour. */
const bands = ["exposed", "risk-accepted", "unknown"] as const satisfies readonly (AreaState &
  keyof ToldNumbers)[];
type Band = (typeof bands)[number];

const height = 150;
const above = 12;
const below = 22;

/** A day of the chart; numbers of null are drawn hatched from top to bottom, since nobody can say. */
export type Bar = Readonly<{ label: string; numbers: ToldNumbers | null }>;

export const barsOf = (points: readonly ToldPoint[], now: ToldNumbers): readonly Bar[] => [
  ...points.map(({ day, numbers }) => ({ label: formatCalendarDay(day, points.at(-1)?.day), numbers })),
  { label: "now", numbers: now },
];

const open = (numbers: ToldNumbers | null) =>
  numbers === null ? 0 : bands.reduce((sum, band) => sum + numbers[band], 0);

/** The bars of the days: exposed, at an accepted risk and unknown upon each other. Drawn by the server, at any width. */
export function DayBars({ bars, label }: Readonly<{ bars: readonly Bar[]; label: string }>) {
  const id = useId();
  const most = Math.max(1, ...bars.map(({ numbers }) => open(numbers)));
  const y = scaleLinear([0, most], [height - below, above]).nice(4);
  const x = scaleBand(
    bars.map((_, index) => String(index)),
    [0, 100],
  ).padding(0.22);
  const ticks = y.ticks(4).filter((tick) => Number.isInteger(tick));
  return (
    <div className="flex">
      <svg width="30" height={height} aria-hidden="true" className="shrink-0 fill-ink-3 text-meta">
        {ticks.map((tick) => (
          <text key={tick} x="24" y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        ))}
      </svg>
      <svg role="img" aria-label={label} width="100%" height={height} className="min-w-0 overflow-visible">
        <TexturePatterns id={id} />
        {ticks.map((tick) => (
          <line
            key={tick}
            x1="0"
            x2="100%"
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? "stroke-line-strong" : "stroke-line"}
          />
        ))}
        <Shapes {...{ bars, x, y, id }} />
        <DayLabels {...{ bars, x }} />
      </svg>
    </div>
  );
}

type Scales = Readonly<{
  bars: readonly Bar[];
  x: ReturnType<typeof scaleBand<string>>;
  y: ReturnType<typeof scaleLinear<number, number>>;
  id: string;
}>;

function Shapes({ bars, x, y, id }: Scales) {
  const place = (index: number) => ({ x: `${x(String(index)) ?? 0}%`, width: `${x.bandwidth()}%` });
  const layers = stack<Bar, Band>()
    .keys([...bands])
    .value(({ numbers }, band) => numbers?.[band] ?? 0)([...bars]);
  return (
    <>
      {bars.map(
        ({ label, numbers }, index) =>
          numbers === null && (
            <rect
              key={label}
              {...place(index)}
              y={above}
              height={height - below - above}
              strokeDasharray="3 3"
              {...areaFill("unknown", id)}
            />
          ),
      )}
      {layers.map((layer) =>
        layer.map(
          ([from, to], index) =>
            to > from && (
              <rect
                key={`${layer.key} ${bars[index]?.label}`}
                {...place(index)}
                y={y(to)}
                height={y(from) - y(to)}
                {...areaFill(layer.key, id)}
              />
            ),
        ),
      )}
    </>
  );
}

/** The first day, one in the middle and the present: what fits a phone. */
function DayLabels({ bars, x }: Pick<Scales, "bars" | "x">) {
  const last = bars.length - 1;
  const middle = Math.floor(last / 2);
  const at = `${(x(String(middle)) ?? 0) + x.bandwidth() / 2}%`;
  const named = [
    { index: 0, at: "0", anchor: "start" },
    ...(bars.length > 8 ? [{ index: middle, at, anchor: "middle" } as const] : []),
    ...(last > 0 ? [{ index: last, at: "100%", anchor: "end" } as const] : []),
  ] as const;
  return (
    <g className="fill-ink-2 text-meta">
      {named.map(({ index, at: place, anchor }) => (
        <text key={index} x={place} y={height - 5} textAnchor={anchor}>
          {bars[index]?.label}
        </text>
      ))}
    </g>
  );
}
