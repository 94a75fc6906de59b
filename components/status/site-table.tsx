"use client";

import { incidentsHref } from "@/components/incident-list/address";
import { AppLink } from "@/components/ui/app-link";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { CellLink, Key } from "@/components/ui/text";
import { UnknownBand } from "@/components/ui/textures";
import type { AdvisoryId } from "@/domain/ids";
import { everyOpenIncident } from "@/domain/incidents/list-filter";
import { nothingDecided } from "@/domain/status/counting";
import { LastAnswerCell } from "./last-answer";
import {
  Accepted,
  CareCell,
  ContainedCell,
  MarkedCell,
  NumberCell,
  type SiteProps,
  type StatusSite,
  siteHref,
  Unopened,
} from "./site-cells";
import { counted } from "./words";

/** Where nobody has decided anything, one band stands for all numbers: there is no 0 to be misread. */
function UndecidedCells(of: SiteProps) {
  const { unknown } = of.site.numbers;
  return (
    <Cell colSpan={8}>
      <AppLink
        href={siteHref(of, "unknown")}
        aria-label={`${counted(unknown, "system")} unknown: nobody has decided yet at ${of.site.name}`}
        className="block no-underline"
      >
        <UnknownBand>{counted(unknown, "system")} unknown: nobody has decided yet</UnknownBand>
      </AppLink>
    </Cell>
  );
}

/** Where the column of all systems has no room. */
function OfAll(of: SiteProps) {
  return (
    <span className="hidden text-ink-2 list:inline">
      {" "}
      of{" "}
      <CellLink
        href={siteHref(of, "systems")}
        aria-label={`All systems at ${of.site.name}: ${of.site.numbers.systems}`}
      >
        {of.site.numbers.systems}
      </CellLink>
    </span>
  );
}

function NumberCells(of: SiteProps) {
  return (
    <>
      <NumberCell {...of} name="affected" label="Affected" extra={<OfAll {...of} />} />
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
        </CellLink>{" "}
        <CellLink href={`/sites/${code}`} className="font-regular! text-ink-2! print:hidden">
          <Key>{code}</Key>
        </CellLink>
      </Cell>
      <Cell num label="Systems" inList={undecided || numbers.affected === 0 ? "line" : "hidden"}>
        {numbers.systems === 0 ? (
          <span className="text-ink-3">none</span>
        ) : (
          <CellLink href={siteHref(of, "systems")} aria-label={`All systems at ${name}: ${numbers.systems}`}>
            {numbers.systems}
          </CellLink>
        )}
      </Cell>
      {undecided ? <UndecidedCells {...of} /> : <NumberCells {...of} />}
      <LastAnswerCell {...of} />
    </Row>
  );
}

// Eleven columns fit an A4 page when their heads may wrap.
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
          <HeadCell className="print:w-[21%] print:pl-1!">Site</HeadCell>
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
          <HeadCell className={`${onPaper} print:w-[15%]`}>Care impact</HeadCell>
          <HeadCell className={`${onPaper} print:pr-1!`}>Last answer</HeadCell>
        </>
      }
    >
      {sites.map((site) => (
        <SiteRow key={site.code} {...{ site, advisoryId, now }} />
      ))}
    </Table>
  );
}
