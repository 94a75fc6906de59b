import {
  type Course,
  isCounted,
  type Measure,
  type MeasureGroup,
  measured,
  measureGroups,
  measures,
  type Summary,
  summarise,
} from "./measure";
import type { RanOutKind } from "./words";

type AtSite = Readonly<{ siteCode: string; siteName: string }>;

/** What the report says of a site, or of all together. */
export type ReportedPart<Row> = Readonly<{
  incidents: number;
  /** Cancelled ones, which stand in no other number. */
  cancelled: number;
  measures: Readonly<Record<Measure, Summary<Row>>>;
  rejected: number;
  ranOut: number;
}>;

export type AfterAction<Row> = Readonly<{
  all: ReportedPart<Row>;
  sites: readonly (ReportedPart<Row> & Readonly<{ code: string; name: string }>)[];
  ranOut: readonly Readonly<{ kind: RanOutKind; count: number }>[];
  /** The steps that were returned, the most often returned first. */
  rejectedSteps: readonly Readonly<{ title: string; count: number }>[];
}>;

type Found<Row> = Readonly<{
  courses: readonly Row[];
  rejected: readonly (AtSite & Readonly<{ title: string }>)[];
  ranOut: readonly (AtSite & Readonly<{ kind: RanOutKind }>)[];
}>;

/** What came of an advisory at each site, by name, and at all together. */
export function afterAction<Row extends Course & AtSite>(found: Found<Row>, now: Date): AfterAction<Row> {
  const everywhere = [...found.courses, ...found.rejected, ...found.ranOut];
  const names = new Map(everywhere.map(({ siteCode, siteName }) => [siteCode, siteName]));
  const sites = [...names].map(([code, name]) => ({
    code,
    name,
    ...partOf(
      {
        courses: found.courses.filter(({ siteCode }) => siteCode === code),
        rejected: found.rejected.filter(({ siteCode }) => siteCode === code),
        ranOut: found.ranOut.filter(({ siteCode }) => siteCode === code),
      },
      now,
    ),
  }));
  return {
    all: partOf(found, now),
    sites: sites.sort((a, b) => a.name.localeCompare(b.name, "en")),
    ranOut: counted(found.ranOut.map(({ kind }) => kind)).map(([kind, count]) => ({ kind, count })),
    rejectedSteps: counted(found.rejected.map(({ title }) => title)).map(([title, count]) => ({
      title,
      count,
    })),
  };
}

function partOf<Row extends Course & AtSite>(found: Found<Row>, now: Date): ReportedPart<Row> {
  const courses = found.courses.filter(isCounted);
  const of = (measure: Measure) => summarise(courses, measure, now);
  return {
    incidents: courses.length,
    cancelled: found.courses.length - courses.length,
    measures: { contain: of("contain"), remediate: of("remediate"), reconnect: of("reconnect") },
    rejected: found.rejected.length,
    ranOut: found.ranOut.length,
  };
}

/** Each value with how often it is there, the most frequent first. */
function counted<Value extends string>(values: readonly Value[]): readonly (readonly [Value, number])[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b, "en"));
}

/** What the rows of a measure are asked for: one group of it, at one site or at all. */
export type RowsAsked = Readonly<{ measure: Measure; group: MeasureGroup | null; site: string | null }>;

/** The incidents behind a number of a measure, the longest first: exactly those it counts. */
export function rowsBehind<Row extends Course & AtSite>(
  courses: readonly Row[],
  { measure, group, site }: RowsAsked,
  now: Date,
): readonly (Row & ReturnType<typeof measured>)[] {
  return courses
    .filter((row) => isCounted(row) && (site === null || row.siteCode === site))
    .map((row) => ({ ...row, ...measured(row, measure, now) }))
    .filter((row) => group === null || row.group === group)
    .sort((a, b) => (b.took ?? -1) - (a.took ?? -1));
}

/** What the rows of returned answers, or of what ran out, are asked for: at one site or at all, of one kind or of all. */
export type EventsAsked = Readonly<{ site: string | null; kind: string | null }>;

/** The rows behind a number of returned answers (by the title of the step) or of what ran out (by its kind). */
export const eventsBehind = <Row extends AtSite & (Readonly<{ title: string }> | Readonly<{ kind: string }>)>(
  rows: readonly Row[],
  { site, kind }: EventsAsked,
): readonly Row[] =>
  rows.filter((row) => {
    const own = "title" in row ? row.title : row.kind;
    return (site === null || row.siteCode === site) && (kind === null || own === kind);
  });

export const readEventsAsked = (asked: (name: string) => string | null): EventsAsked => ({
  site: asked("site"),
  kind: asked("kind"),
});

const among = <Name extends string>(names: readonly Name[], text: string | null): Name | null =>
  names.find((name) => name === text) ?? null;

/** Reads what rows an address asks for; what cannot be read asks for the whole of the first measure. */
export const readRowsAsked = (asked: (name: string) => string | null): RowsAsked => ({
  measure: among(measures, asked("measure")) ?? "contain",
  group: among(measureGroups, asked("group")),
  site: asked("site"),
});
