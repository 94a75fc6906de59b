import { barsOf, DayBars } from "@/components/history/day-bars";
import { Mark } from "@/components/ui/mark";
import { Note } from "@/components/ui/note";
import { Cell, HeadCell, Row, Table, Zero } from "@/components/ui/table";
import { Key, Lead, Meta, SectionHeading, TextLink } from "@/components/ui/text";
import { Swatch, UnknownBand } from "@/components/ui/textures";
import { Time } from "@/components/ui/time";
import { differenceWords } from "@/domain/briefings/compare";
import type { BriefingContent, BriefingDay, BriefingSite } from "@/domain/briefings/content";
import { tlpMeanings } from "@/domain/briefings/tlp";
import { furtherSentences } from "@/domain/briefings/words";
import { fromStored } from "@/domain/history/snapshot";
import { countSystems, nothingDecided } from "@/domain/status/counting";
import { inWords } from "@/domain/status/words";
import { formatCalendarDay } from "@/lib/dates";

const columns = [
  ["systems", "Systems", null],
  ["affected", "Affected", null],
  ["exposed", "Exposed", "exposed"],
  ["risk-accepted", "Risk accepted", "risk-accepted"],
  ["contained-segment", "In segment", null],
  ["contained-standalone", "Standalone", null],
  ["remediated", "Remediated", null],
  ["back-in-service", "In service", null],
  ["unknown", "Unknown", "unknown"],
] as const;

function SiteCells({ numbers }: BriefingSite) {
  if (nothingDecided(fromStored(numbers))) {
    return (
      <Cell colSpan={columns.length}>
        <UnknownBand>{numbers.unknown} unknown: nobody had decided yet</UnknownBand>
      </Cell>
    );
  }
  return columns.map(([name, word, state]) => (
    <Cell key={name} num label={word} inList={numbers[name] === 0 ? "hidden" : "line"}>
      {numbers[name] === 0 ? <Zero /> : state ? <Mark state={state} count={numbers[name]} /> : numbers[name]}
    </Cell>
  ));
}

/** Never spread: its key would become React's. */
type Shown = Readonly<{ content: BriefingContent }>;

function Sites({ content: { sites, at } }: Shown) {
  const now = new Date(at);
  return (
    <Table
      label="Sites, worst first"
      needs="l"
      head={
        <>
          <HeadCell>Site</HeadCell>
          {columns.map(([name, word]) => (
            <HeadCell key={name} num>
              {word}
            </HeadCell>
          ))}
          <HeadCell>Last answer</HeadCell>
        </>
      }
    >
      {sites.map((site) => (
        <Row key={site.id}>
          <Cell inList="title" className="font-medium">
            {site.name}
          </Cell>
          <SiteCells {...site} />
          <Cell label="Last answer">
            {site.silentSince ? (
              <>
                silent since <Time at={new Date(site.silentSince)} zone={site.zone} now={now} show="day" />
              </>
            ) : site.lastAnswer ? (
              <Time at={new Date(site.lastAnswer)} zone={site.zone} now={now} show="day" />
            ) : (
              <Meta>none</Meta>
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

const none = countSystems([]);

/** The days as the chart draws them. */
const pointOf = ({ day, counts }: BriefingDay) => ({
  day,
  late: false,
  numbers: counts && {
    ...none,
    exposed: counts.exposed,
    "risk-accepted": counts.accepted,
    unknown: counts.unknown,
  },
});

function Days({ content: { days, all } }: Shown) {
  if (days.length === 0) return null;
  const label = days
    .map(({ day, counts }) =>
      counts
        ? `${formatCalendarDay(day)}: ${counts.exposed} exposed, ${counts.accepted} at an accepted risk, ${counts.unknown} unknown`
        : `${formatCalendarDay(day)}: unknown`,
    )
    .join("; ");
  return (
    <section aria-labelledby="days" className="max-w-240">
      <SectionHeading id="days">Exposed and unknown, by day</SectionHeading>
      <DayBars bars={barsOf(days.map(pointOf), fromStored(all))} label={label} />
      <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1.5 text-ink-2">
        {(["exposed", "risk-accepted", "unknown"] as const).map((state) => (
          <li key={state} className="inline-flex items-center gap-1.75">
            <Swatch state={state} /> {all[state]} {state === "risk-accepted" ? "at an accepted risk" : state}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Since({ content: { since, zone } }: Shown) {
  if (since === null) return null;
  return (
    <p>
      Since <TextLink href={`/status/briefings/${since.key}`}>{since.name}</TextLink> (
      <Time at={new Date(since.at)} zone={zone} />
      ): {since.changed.length === 0 ? "no number changed" : since.changed.map(differenceWords).join(", ")}.
    </p>
  );
}

/** A briefing as it was frozen; its numbers are of then and open no rows. */
export function BriefingView({ content, sha256 }: Readonly<{ content: BriefingContent; sha256: string }>) {
  const { tlp, note, at, zone, all } = content;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Note
        icon="clock"
        title={
          <>
            Frozen: every number is of <Time at={new Date(at)} zone={zone} />
          </>
        }
      >
        {tlpMeanings[tlp]}
      </Note>
      <div>
        <Lead>{inWords(fromStored(all))}</Lead>
        {furtherSentences(content).map((sentence) => (
          <p key={sentence} className="mt-1 text-ink-2">
            {sentence}
          </p>
        ))}
      </div>
      {note && <p className="max-w-[66ch] whitespace-pre-line">{note}</p>}
      <Since content={content} />
      <Days content={content} />
      <section aria-labelledby="sites">
        <SectionHeading id="sites">Sites, worst first</SectionHeading>
        <Sites content={content} />
      </section>
      <p className="text-meta text-ink-3">
        SHA-256 of what is frozen: <Key long>{sha256}</Key>
      </p>
    </div>
  );
}
