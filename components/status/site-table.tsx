import type { ReactNode } from "react";
import { incidentsHref } from "@/components/incident-list/address";
import { AppLink } from "@/components/ui/app-link";
import { Mark, type MarkState } from "@/components/ui/mark";
import { State } from "@/components/ui/state";
import { Cell, HeadCell, Row, Table, Zero } from "@/components/ui/table";
import { CellLink, Meta } from "@/components/ui/text";
import { UnknownBand } from "@/components/ui/textures";
import { Time } from "@/components/ui/time";
import type { AdvisoryId } from "@/domain/ids";
import { everyOpenIncident } from "@/domain/incidents/list-filter";
import { type CountedName, nothingDecided, type StatusNumbers } from "@/domain/status/counting";
import { countedHref } from "./address";
import { counted, countedTitles } from "./words";

/** One site with its numbers. */
export type StatusSite = Readonly<{ code: string; name: string; zone: string; numbers: StatusNumbers }>;

type SiteProps = Readonly<{ site: StatusSite; advisoryId: AdvisoryId | null; now: Date }>;

const hrefOf = ({ site, advisoryId }: SiteProps, name: CountedName) =>
  countedHref(name, { advisoryId, siteCode: site.code });

/** A number that opens its rows; a zero is no news and left out of the list on phones. */
function NumberCell({
  name,
  label,
  extra,
  ...of
}: SiteProps & Readonly<{ name: CountedName; label: string; extra?: ReactNode }>) {
  const count = of.site.numbers[name];
  return (
    <Cell num label={label} inList={count === 0 ? "hidden" : "line"}>
      {count === 0 ? (
        <Zero />
      ) : (
        <span>
          <CellLink
            href={hrefOf(of, name)}
            aria-label={`${countedTitles[name]} at ${of.site.name}: ${count}`}
          >
            {count}
          </CellLink>
          {extra}
        </span>
      )}
    </Cell>
  );
}

/** The same with the mark of its state, for what must catch the eye. */
function MarkedCell({
  name,
  label,
  state,
  note,
  ...of
}: SiteProps & Readonly<{ name: CountedName; label: string; state: MarkState; note?: ReactNode }>) {
  const count = of.site.numbers[name];
  if (count === 0) {
    return (
      <Cell num label={label} inList="hidden">
        <Zero />
      </Cell>
    );
  }
  return (
    <Cell num label={label}>
      <span className="inline-grid justify-items-end gap-0.5 print:whitespace-normal">
        <AppLink
          href={hrefOf(of, name)}
          aria-label={`${countedTitles[name]} at ${of.site.name}: ${count}`}
          className="inline-flex rounded-mark no-underline"
        >
          <Mark state={state} count={count} />
        </AppLink>
        {note}
      </span>
    </Cell>
  );
}

function Unopened(of: SiteProps) {
  const { unopened } = of.site.numbers;
  if (unopened === 0) return null;
  return (
    <CellLink href={hrefOf(of, "unopened")} className="text-meta font-regular!">
      {unopened} without incident
    </CellLink>
  );
}

function Accepted({ site: { numbers, zone }, now }: SiteProps) {
  if (!numbers.acceptedUntil) return null;
  return (
    <Meta>
      {numbers["risk-accepted"] > 1 && "first "}until{" "}
      <Time at={numbers.acceptedUntil} zone={zone} now={now} show="day" className="print:whitespace-normal" />
    </Meta>
  );
}

const ways = [
  ["contained-segment", "by segment"],
  ["contained-standalone", "by standalone"],
] as const;

function ContainedCell(of: SiteProps) {
  const { numbers } = of.site;
  if (numbers.contained === 0) {
    return (
      <Cell label="Contained" inList="hidden">
        <Zero />
      </Cell>
    );
  }
  return (
    <Cell label="Contained">
      <span className="grid">
        {ways
          .filter(([name]) => numbers[name] > 0)
          .map(([name, words]) => (
            <span key={name} className="whitespace-nowrap print:whitespace-normal">
              <CellLink href={hrefOf(of, name)}>{numbers[name]}</CellLink>{" "}
              <span className="text-ink-2">{words}</span>
            </span>
          ))}
      </span>
    </Cell>
  );
}

function alternatives(impaired: number, alone: number): string {
  if (alone === 0) return "";
  return impaired === 1 || alone === impaired ? ", no alternative" : `, ${alone} without alternative`;
}

function Impaired(of: SiteProps) {
  const { numbers } = of.site;
  const [impaired, alone] = [numbers["care-impaired"], numbers["care-no-alternative"]];
  if (impaired === 0) return null;
  const words =
    numbers.exams > 0 ? `${counted(numbers.exams, "exam")} a day` : `${counted(impaired, "system")} impaired`;
  return (
    <span>
      <CellLink href={hrefOf(of, "care-impaired")}>{words}</CellLink>
      {alternatives(impaired, alone)}
    </span>
  );
}

function CareCell(of: SiteProps) {
  const { numbers } = of.site;
  const [impaired, unknown] = [numbers["care-impaired"], numbers["care-unknown"]];
  if (impaired + unknown === 0) {
    return (
      <Cell label="Care impact" inList="hidden" className="text-ink-3">
        none
      </Cell>
    );
  }
  return (
    <Cell label="Care impact" className="print:pr-1!">
      <span className="grid">
        <Impaired {...of} />
        {unknown > 0 && (
          <State icon="question" className="list:justify-end">
            <CellLink href={hrefOf(of, "care-unknown")} className="font-regular! text-ink-2!">
              {impaired > 0 || unknown > 1 ? `${unknown} unknown` : "unknown"}
            </CellLink>
          </State>
        )}
      </span>
    </Cell>
  );
}

/** Where nobody has decided anything, one band stands for all numbers: there is no 0 to be misread. */
function UndecidedCells(of: SiteProps) {
  const { unknown } = of.site.numbers;
  return (
    <Cell colSpan={8}>
      <AppLink href={hrefOf(of, "unknown")} className="block no-underline">
        <UnknownBand>{counted(unknown, "system")} unknown: nobody has decided yet</UnknownBand>
      </AppLink>
    </Cell>
  );
}

function NumberCells(of: SiteProps) {
  return (
    <>
      <NumberCell
        {...of}
        name="affected"
        label="Affected"
        extra={<span className="hidden text-ink-2 list:inline"> of {of.site.numbers.systems}</span>}
      />
      <MarkedCell {...of} name="exposed" label="Exposed" state="exposed" note={<Unopened {...of} />} />
      <MarkedCell
        {...of}
        name="risk-accepted"
        label="Risk accepted"
        state="risk-accepted"
        note={<Accepted {...of} />}
      />
      <ContainedCell {...of} />
      <NumberCell {...of} name="remediated" label="Remediated" />
      <NumberCell {...of} name="back-in-service" label="Back in service" />
      <MarkedCell {...of} name="unknown" label="Unknown" state="unknown" />
      <CareCell {...of} />
    </>
  );
}

function SiteRow(of: SiteProps) {
  const { code, name, numbers } = of.site;
  const undecided = nothingDecided(numbers);
  return (
    <Row>
      <Cell inList="title" className="print:pl-1!">
        <CellLink
          href={incidentsHref({ ...everyOpenIncident, site: code, advisory: of.advisoryId })}
          className="font-strong!"
        >
          {name}
        </CellLink>
      </Cell>
      <Cell num label="Systems" inList={undecided || numbers.affected === 0 ? "line" : "hidden"}>
        {numbers.systems === 0 ? (
          <span className="text-ink-3">none</span>
        ) : (
          <CellLink href={hrefOf(of, "systems")}>{numbers.systems}</CellLink>
        )}
      </Cell>
      {undecided ? <UndecidedCells {...of} /> : <NumberCells {...of} />}
    </Row>
  );
}

// Ten columns fit an A4 page when their heads may wrap.
const onPaper = "print:whitespace-normal";

/** The sites, worst first, each number with the rows it counts behind it. */
export function SiteTable({
  sites,
  advisoryId,
  now,
}: Readonly<{ sites: readonly StatusSite[]; advisoryId: AdvisoryId | null; now: Date }>) {
  return (
    <Table
      label="Sites, worst first"
      needs="l"
      head={
        <>
          <HeadCell className="print:w-[25%] print:pl-1!">Site</HeadCell>
          <HeadCell num className={onPaper}>
            Systems
          </HeadCell>
          <HeadCell num className={onPaper}>
            Affected
          </HeadCell>
          <HeadCell num className={onPaper}>
            Exposed
          </HeadCell>
          <HeadCell num className={onPaper}>
            Risk accepted
          </HeadCell>
          <HeadCell className={onPaper}>Contained</HeadCell>
          <HeadCell num className={onPaper}>
            Remediated
          </HeadCell>
          <HeadCell num className={onPaper}>
            In service
          </HeadCell>
          <HeadCell num className={onPaper}>
            Unknown
          </HeadCell>
          <HeadCell className={`${onPaper} print:w-[17%] print:pr-1!`}>Care impact</HeadCell>
        </>
      }
    >
      {sites.map((site) => (
        <SiteRow key={site.code} {...{ site, advisoryId, now }} />
      ))}
    </Table>
  );
}
