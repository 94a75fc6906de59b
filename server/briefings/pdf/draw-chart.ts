import "server-only";
import { scaleBand, scaleLinear } from "d3-scale";
import type { BriefingContent, BriefingDay } from "@/domain/briefings/content";
import { formatCalendarDay } from "@/lib/dates";
import { type Paper, type Place, sheet } from "../../pdf/paper";
import { doubled, hatched, solid } from "./textures";

const height = 84;
const axis = 22;
/** Where the names of the textures stand beside the bars. */
const named = 150;

const countsNow = ({ all }: BriefingContent): NonNullable<BriefingDay["counts"]> => ({
  exposed: all.exposed,
  accepted: all["risk-accepted"],
  unknown: all.unknown,
});

const open = ({ counts }: BriefingDay) => (counts ? counts.exposed + counts.accepted + counts.unknown : 0);

/** What nothing protects, day by day, with its words beside the textures; returns where it ends. */
export function drawChart(paper: Paper, place: Place, content: BriefingContent, top: number): number {
  const bars: readonly BriefingDay[] = [...content.days, { day: "now", counts: countsNow(content) }];
  const right = sheet.right - named;
  const x = scaleBand(
    bars.map(({ day }) => day),
    [sheet.left + axis, right],
  ).padding(0.25);
  const most = Math.max(1, ...bars.map(open));
  const y = scaleLinear([0, most], [top + height, top + 4]).nice(3);
  const places = { bars, x, y, top, right };
  paper.figure(place, spoken(content, bars), () => drawBars(paper, places));
  drawScale(paper, place, places);
  drawNames(paper, place, countsNow(content), top);
  return top + height + 18;
}

type Counts = NonNullable<BriefingDay["counts"]>;
type Linear = ReturnType<typeof scaleLinear<number, number>>;

function drawBars(paper: Paper, { bars, x, y, top, right }: Scale): void {
  const { doc } = paper;
  for (const tick of y.ticks(3).filter(Number.isInteger)) {
    doc
      .lineWidth(tick === 0 ? 0.8 : 0.3)
      .moveTo(sheet.left + axis, y(tick))
      .lineTo(right, y(tick))
      .stroke("#000");
  }
  for (const { day, counts } of bars) {
    const box = { x: x(day) ?? 0, width: x.bandwidth() };
    if (counts === null) hatched(doc, { ...box, y: top + 4, height: height - 4 });
    else drawBar(paper, box, counts, y);
  }
}

function drawBar({ doc }: Paper, box: Readonly<{ x: number; width: number }>, counts: Counts, y: Linear) {
  const layers = [
    [counts.exposed, solid],
    [counts.accepted, doubled],
    [counts.unknown, hatched],
  ] as const;
  let from = 0;
  for (const [count, fill] of layers) {
    if (count > 0) fill(doc, { ...box, y: y(from + count), height: y(from) - y(from + count) });
    from += count;
  }
}

type Scale = Readonly<{
  bars: readonly BriefingDay[];
  x: ReturnType<typeof scaleBand<string>>;
  y: Linear;
  top: number;
  right: number;
}>;

function drawScale(paper: Paper, place: Place, { bars, x, y, top, right }: Scale): void {
  for (const tick of y.ticks(3).filter(Number.isInteger)) {
    paper.text(place, "Span", String(tick), {
      x: sheet.left,
      y: y(tick) - 5,
      size: 7,
      width: axis - 6,
      align: "right",
    });
  }
  const first = bars[0]?.day;
  const below = { y: top + height + 3, size: 7.5 } as const;
  if (first && first !== "now") {
    paper.text(place, "Span", formatCalendarDay(first), { x: sheet.left + axis, width: 90, ...below });
  }
  const last = (x("now") ?? right) + x.bandwidth();
  paper.text(place, "Span", "now", { x: last - 60, width: 60, align: "right", ...below });
}

/** The direct words of the textures, with the numbers of now. */
function drawNames(paper: Paper, place: Place, now: Counts, top: number): void {
  const names = [
    [`${now.unknown} unknown`, hatched],
    [`${now.accepted} at an accepted risk`, doubled],
    [`${now.exposed} exposed`, solid],
  ] as const;
  for (const [index, [words, fill]] of names.entries()) {
    const at = { x: sheet.right - named + 16, y: top + 20 + index * 18 };
    paper.shapes(() => fill(paper.doc, { ...at, width: 16, height: 10 }));
    paper.text(place, "Span", words, { x: at.x + 22, y: at.y - 1.5, size: 9, width: named - 40 });
  }
}

function spoken(content: BriefingContent, bars: readonly BriefingDay[]): string {
  const told = bars.map(({ day, counts }) =>
    counts
      ? `${day}: ${counts.exposed} exposed, ${counts.accepted} at an accepted risk, ${counts.unknown} unknown`
      : `${day}: unknown, not written`,
  );
  return `Exposed and unknown systems by day, ${content.key}. ${told.join("; ")}.`;
}
