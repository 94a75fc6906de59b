import { useId } from "react";
import { Details } from "@/components/ui/details";
import { Meta, SectionHeading } from "@/components/ui/text";
import { TexturePatterns } from "@/components/ui/textures";
import type { ToldNumbers, ToldPoint } from "@/domain/history/told";
import type { AdvisoryId } from "@/domain/ids";
import { formatCalendarDay } from "@/lib/dates";
import { PlainTable } from "./plain-table";
import { StripList } from "./strip-list";
import { stripShapes, stripSize } from "./strip-shapes";

/** A site with its days and what is counted there now. */
export type StripSite = Readonly<{
  code: string;
  name: string;
  points: readonly ToldPoint[];
  now: ToldNumbers;
}>;

type Props = Readonly<{
  sites: readonly StripSite[];
  advisoryId: AdvisoryId | null;
  /** How many sites there are, of which these are the worst. */
  of: number;
}>;

type Counted = Readonly<{ code: string; numbers: ToldNumbers }>;

/** The sites in the order of status, each with its days. */
export const withNow = (
  counted: readonly Counted[],
  days: readonly Omit<StripSite, "now">[],
): readonly StripSite[] =>
  counted.flatMap(({ code, numbers }) => {
    const site = days.find((each) => each.code === code);
    return site ? [{ ...site, now: numbers }] : [];
  });

const openOf = (numbers: ToldNumbers | null): number =>
  numbers === null ? 0 : numbers.exposed + numbers["risk-accepted"] + numbers.unknown;
const mostOf = ({ points, now }: StripSite): number =>
  Math.max(openOf(now), ...points.map(({ numbers }) => openOf(numbers)));
const unwritten = ({ points }: StripSite): boolean => points.some(({ numbers }) => numbers === null);

function spoken({ name, points, now }: StripSite): string {
  const [first] = points;
  const was = first ? `${openOf(first.numbers)} on ${formatCalendarDay(first.day)}, ` : "";
  return `${name}, exposed or unknown by day: ${was}${openOf(now)} now`;
}

/** The days of each site that had anything exposed or unknown, all drawn to one height; with the same as a table. */
export function SiteStrips({ sites, advisoryId, of }: Props) {
  const id = useId();
  const shown = sites.filter((site) => site.points.length > 0 && (mostOf(site) > 0 || unwritten(site)));
  if (shown.length === 0) return null;
  const most = Math.max(...shown.map(mostOf));
  const days = Math.max(...shown.map(({ points }) => points.length));
  const strips = shown.map((site) => ({
    code: site.code,
    name: site.name,
    label: spoken(site),
    shapes: stripShapes({ points: site.points, now: site.now, most, days }),
    exposed: site.now.exposed,
    unknown: site.now.unknown,
  }));
  return (
    <section aria-labelledby="site-days" className="mt-7 print:hidden">
      <SectionHeading id="site-days">
        {sites.length < of ? `The worst ${sites.length} sites, by day` : "Each site, by day"}
      </SectionHeading>
      <svg width="0" height="0" aria-hidden="true" className="absolute">
        <TexturePatterns id={id} />
      </svg>
      <StripList strips={strips} size={stripSize} patterns={id} advisoryId={advisoryId} />
      {shown.length < sites.length && (
        <p className="mt-2">
          <Meta>At the others nothing was exposed or unknown on these days.</Meta>
        </p>
      )}
      <Details summary="Each site as a table" className="mt-2">
        <SiteDays sites={shown} />
      </Details>
    </section>
  );
}

const said = (numbers: ToldNumbers | null): string =>
  numbers === null ? "?" : `${numbers.exposed + numbers["risk-accepted"]} / ${numbers.unknown}`;

/** One row for each day, one column for each site: exposed (with those at an accepted risk) / unknown. */
function SiteDays({ sites }: Readonly<{ sites: readonly StripSite[] }>) {
  const days = [...new Set(sites.flatMap(({ points }) => points.map(({ day }) => day)))].sort().reverse();
  const rows = days.map((day) => ({
    key: day,
    name: formatCalendarDay(day),
    values: sites.map(({ points }) => {
      const point = points.find((each) => each.day === day);
      return point ? said(point.numbers) : "–";
    }),
  }));
  return (
    <>
      <p className="mb-2">
        <Meta>
          Exposed, those at an accepted risk with them / unknown. A day that was not written is “?”.
        </Meta>
      </p>
      <PlainTable label="Each site by day" heads={["Day", ...sites.map(({ code }) => code)]} rows={rows} />
    </>
  );
}
