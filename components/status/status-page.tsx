import type { ReactNode } from "react";
import { FilterMenu } from "@/components/incident-list/filter-menu";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { TakeAway } from "@/components/ui/take-away";
import { Key, Meta, SectionHeading, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { AdvisoryId } from "@/domain/ids";
import type { StatusNumbers } from "@/domain/status/counting";
import { commonZone } from "@/domain/status/zone";
import { formatInstant } from "@/lib/dates";
import { countedHref, type StatusScope, statusHref, wallHref } from "./address";
import { type DueCounts, DueSentence } from "./due-sentence";
import { PrintButton } from "./print-button";
import type { StatusSite } from "./site-cells";
import { SiteTable } from "./site-table";
import { CareSentence, DecisionSentence, StatusSentence } from "./status-sentence";
import { StatusSpread } from "./status-spread";
import { counted } from "./words";

type Advisory = Readonly<{ id: AdvisoryId; trackingId: string; title: string }>;

type Props = Readonly<{
  all: StatusNumbers;
  /** How many open incidents are overdue, and how many due soon. */
  due: DueCounts;
  /** Worst first. */
  sites: readonly StatusSite[];
  advisories: readonly Advisory[];
  /** The one the numbers speak of; null: all together. */
  advisory: Advisory | null;
  now: Date;
  /** All sites in the table, however many there are. */
  every: boolean;
  mayImport: boolean;
  /** What changed since the last briefing, below the sentences. */
  since?: ReactNode;
  /** The days before, below the sites. */
  history?: ReactNode;
}>;

/** So many sites, the worst, stand in the table where not all are asked for. */
export const sitesShown = 50;

/** More sites than this take a second page. */
const onOnePage = 12;
const printWords = (sites: readonly StatusSite[]) => (sites.length > onOnePage ? "Print" : "Print one page");

function Top({ advisories, advisory, sites, now }: Props) {
  const every = { href: statusHref(null), label: "All advisories", current: advisory === null };
  const entries = advisories.map(({ id, trackingId, title }) => ({
    href: statusHref(id),
    label: trackingId,
    hint: title,
    current: id === advisory?.id,
  }));
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      {advisories.length > 1 && (
        <span className="print:hidden">
          <FilterMenu label={advisory?.trackingId ?? "All advisories"} entries={[every, ...entries]} />
        </span>
      )}
      <span className={advisories.length > 1 ? "hidden print:inline" : undefined}>
        {advisory || advisories.length === 1 ? (
          <Key>{(advisory ?? advisories[0])?.trackingId}</Key>
        ) : (
          <b>All advisories</b>
        )}
      </span>
      <span className="text-ink-2">
        as of{" "}
        <b className="text-ink">
          <Time at={now} zone={commonZone(sites)} now={now} />
        </b>
      </span>
      <span className="ml-auto flex gap-2 max-tablet:hidden print:hidden">
        <ButtonLink href={wallHref(advisory?.id ?? null)}>
          <Icon name="screen" />
          Wall view
        </ButtonLink>
        <PrintButton>{printWords(sites)}</PrintButton>
      </span>
    </div>
  );
}

function Withdrawn({ count, scope }: Readonly<{ count: number; scope: StatusScope }>) {
  if (count === 0) return null;
  return (
    <>
      {" "}
      Apart from these, <TextLink href={countedHref("withdrawn", scope)}>{counted(count, "system")}</TextLink>{" "}
      {count === 1 ? "was" : "were"} withdrawn from service.
    </>
  );
}

function Nothing({ mayImport }: Readonly<{ mayImport: boolean }>) {
  return (
    <Empty
      title="No advisory has been imported"
      actions={
        <ButtonLink href="/advisories" look={mayImport ? "primary" : "secondary"}>
          {mayImport ? "Import an advisory" : "Advisories"}
        </ButtonLink>
      }
    >
      Status counts where every system stands with the advisories. A coordinator imports the first one; then
      the numbers stand here.
    </Empty>
  );
}

function NoSystems() {
  return (
    <Empty title="No system is in the inventory" actions={<ButtonLink href="/systems">Systems</ButtonLink>}>
      Status counts the systems of your sites. A coordinator registers them, or imports the inventory.
    </Empty>
  );
}

/** What of the sites is shown, where there are many; every number above counts all of them. */
function Others({
  all,
  every,
  advisoryId,
}: Readonly<{ all: number; every: boolean; advisoryId: AdvisoryId | null }>) {
  if (all <= sitesShown) return null;
  return (
    <p className="mt-2.5">
      {every
        ? `All ${all} sites. `
        : `The worst ${sitesShown} of ${all} sites; the numbers above count all of them. `}
      <TextLink href={statusHref(advisoryId, !every)} className="print:hidden">
        {every ? `The worst ${sitesShown}` : `All ${all} sites`}
      </TextLink>
    </p>
  );
}

function Numbers(props: Props) {
  const { all, sites, advisory, now } = props;
  const scope = { advisoryId: advisory?.id ?? null };
  const having = (fits: (numbers: StatusNumbers) => boolean) =>
    sites.filter(({ numbers }) => fits(numbers)).length;
  const spread = {
    all: sites.length,
    affected: having((numbers) => numbers.affected > 0),
    unknown: having((numbers) => numbers.unknown > 0),
  };
  return (
    <>
      <StatusSentence
        numbers={all}
        scope={scope}
        sites={spread}
        silent={sites.filter((site) => site.silentSince !== null).map(({ name }) => name)}
      />
      <CareSentence numbers={all} scope={scope} />
      <DecisionSentence numbers={all} scope={scope} />
      <DueSentence due={props.due} advisoryId={scope.advisoryId} />
      {props.since}
      <div className="mt-5 print:mt-3">
        <StatusSpread numbers={all} scope={scope} />
      </div>
      <section aria-labelledby="sites" className="mt-7 print:mt-4">
        <SectionHeading id="sites">Sites, worst first</SectionHeading>
        <div className="print:text-meta">
          <SiteTable
            sites={props.every ? sites : sites.slice(0, sitesShown)}
            now={now}
            advisoryId={scope.advisoryId}
          />
        </div>
        <Others all={sites.length} {...{ every: props.every, advisoryId: scope.advisoryId }} />
        <p className="mt-2.5">
          <Meta>
            Affected is exposed, risk accepted, contained, remediated and back in service together. Each
            system counts once, at its worst.
            <Withdrawn count={all.withdrawn} scope={scope} />
          </Meta>
        </p>
        <div className="mt-2">
          <TakeAway list="status-sites" asked={scope.advisoryId ? [["advisory", scope.advisoryId]] : []} />
        </div>
      </section>
      {props.history}
      <div className="mt-6 tablet:hidden print:hidden">
        <PrintButton>{printWords(sites)}</PrintButton>
      </div>
      <p className="mt-3 hidden text-meta text-ink-3 print:block">
        Isocenter · every number is of {formatInstant(now, commonZone(sites))}
      </p>
    </>
  );
}

/** Where every site stands: one sentence, the spread, and a table whose every number opens its rows. */
export function StatusPage(props: Props) {
  return (
    <>
      <h1 className="sr-only">Status</h1>
      {props.advisories.length > 0 && <Top {...props} />}
      {props.advisories.length === 0 ? (
        <Nothing mayImport={props.mayImport} />
      ) : props.all.systems === 0 ? (
        <NoSystems />
      ) : (
        <Numbers {...props} />
      )}
    </>
  );
}
