import { statusHref } from "@/components/status/address";
import { ButtonLink } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { Note } from "@/components/ui/note";
import { Cell, HeadCell, Row, Table, Zero } from "@/components/ui/table";
import { Lead, Meta, Soft } from "@/components/ui/text";
import { UnknownBand } from "@/components/ui/textures";
import { Time } from "@/components/ui/time";
import { dayAfter } from "@/domain/history/days";
import type { AdvisoryId } from "@/domain/ids";
import { nothingDecided, type StatusNumbers } from "@/domain/status/counting";
import { inWords } from "@/domain/status/words";
import { formatCalendarDay } from "@/lib/dates";
import { pastHref } from "./address";

type PastSite = Readonly<{
  code: string;
  name: string;
  zone: string;
  /** When the day ended there. */
  endedAt: Date;
  numbers: StatusNumbers | null;
  late: boolean;
}>;

type Props = Readonly<{
  day: string;
  first: string;
  last: string;
  advisoryId: AdvisoryId | null;
  all: StatusNumbers | null;
  sites: readonly PastSite[];
}>;

const plain = [
  ["systems", "Systems"],
  ["affected", "Affected"],
] as const;
const marked = [
  ["exposed", "Exposed"],
  ["risk-accepted", "Risk accepted"],
  ["unknown", "Unknown"],
] as const;
const calm = [
  ["contained", "Contained"],
  ["remediated", "Remediated"],
  ["back-in-service", "In service"],
] as const;

function Numbers({ numbers }: Readonly<{ numbers: StatusNumbers }>) {
  return (
    <>
      {plain.map(([name, word]) => (
        <Cell key={name} num label={word}>
          {numbers[name] === 0 ? <Zero /> : numbers[name]}
        </Cell>
      ))}
      {marked.map(([name, word]) => (
        <Cell key={name} num label={word}>
          {numbers[name] === 0 ? <Zero /> : <Mark state={name} count={numbers[name]} />}
        </Cell>
      ))}
      {calm.map(([name, word]) => (
        <Cell key={name} num label={word}>
          {numbers[name] === 0 ? <Zero /> : numbers[name]}
        </Cell>
      ))}
    </>
  );
}

const heads = [...plain, ...marked, ...calm];

function SiteNumbers({ numbers }: Pick<PastSite, "numbers">) {
  if (numbers !== null && !nothingDecided(numbers)) return <Numbers numbers={numbers} />;
  return (
    <Cell colSpan={heads.length}>
      <UnknownBand>
        {numbers === null
          ? "unknown: this day was not written"
          : `${numbers.unknown} unknown: nobody had decided yet`}
      </UnknownBand>
    </Cell>
  );
}

function SiteRow({ site }: Readonly<{ site: PastSite }>) {
  return (
    <Row>
      <Cell inList="title" className="font-medium">
        {site.name}
      </Cell>
      <SiteNumbers numbers={site.numbers} />
      <Cell label="As of">
        <Time at={site.endedAt} zone={site.zone} />
        {site.late && <Meta> written late</Meta>}
      </Cell>
    </Row>
  );
}

function OtherDays({ day, first, last, advisoryId }: Props) {
  return (
    <nav aria-label="Days" className="flex flex-wrap gap-2 print:hidden">
      {day > first && (
        <ButtonLink href={pastHref(dayAfter(day, -1), advisoryId)}>
          {formatCalendarDay(dayAfter(day, -1))}
        </ButtonLink>
      )}
      {day < last && (
        <ButtonLink href={pastHref(dayAfter(day), advisoryId)}>{formatCalendarDay(dayAfter(day))}</ButtonLink>
      )}
      <ButtonLink href={statusHref(advisoryId)} look="primary">
        Status now
      </ButtonLink>
    </nav>
  );
}

/** Status as it was known at the end of a past day: plainly the past, and its numbers lead nowhere. */
export function PastStatus(props: Props) {
  const { day, all, sites } = props;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Note title={`This is the past: what was known on ${formatCalendarDay(day)}`} icon="clock">
        Each site is counted at the end of its own day. What came to be known later is not in it, and the
        numbers open no rows.
      </Note>
      <Lead>{all === null ? "Unknown: the day was not written at every site." : inWords(all)}</Lead>
      <Table
        label={`Sites on ${formatCalendarDay(day)}`}
        needs="l"
        head={
          <>
            <HeadCell>Site</HeadCell>
            {heads.map(([name, word]) => (
              <HeadCell key={name} num>
                {word}
              </HeadCell>
            ))}
            <HeadCell>As of</HeadCell>
          </>
        }
      >
        {sites.map((site) => (
          <SiteRow key={site.code} site={site} />
        ))}
      </Table>
      <Soft>Sites stand in the order of their names.</Soft>
      <OtherDays {...props} />
    </div>
  );
}
