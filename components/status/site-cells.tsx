import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { Mark, type MarkState } from "@/components/ui/mark";
import { State } from "@/components/ui/state";
import { Cell, Zero } from "@/components/ui/table";
import { CellLink, Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { AdvisoryId } from "@/domain/ids";
import type { CountedName, StatusNumbers } from "@/domain/status/counting";
import { countedHref } from "./address";
import { counted, countedTitles } from "./words";

/** One site with its numbers. */
export type StatusSite = Readonly<{
  code: string;
  name: string;
  zone: string;
  numbers: StatusNumbers;
  /** Since when the site owes an answer. */
  silentSince: Date | null;
  /** When somebody last decided or answered for it. */
  lastAnswer: Date | null;
}>;

export type SiteProps = Readonly<{ site: StatusSite; advisoryId: AdvisoryId | null; now: Date }>;

/** The rows of a number of this site. */
export const siteHref = ({ site, advisoryId }: SiteProps, name: CountedName) =>
  countedHref(name, { advisoryId, siteCode: site.code });

/** A number that opens its rows; a zero is no news and left out of the list on phones. */
export function NumberCell({
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
            href={siteHref(of, name)}
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
export function MarkedCell({
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
          href={siteHref(of, name)}
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

/** How many of the exposed have no incident. */
export function Unopened(of: SiteProps) {
  const { unopened } = of.site.numbers;
  if (unopened === 0) return null;
  return (
    <CellLink
      href={siteHref(of, "unopened")}
      aria-label={`Without incident at ${of.site.name}: ${unopened}`}
      className="text-meta font-regular!"
    >
      {unopened} without incident
    </CellLink>
  );
}

/** When the first accepted risk of the site ends. */
export function Accepted({ site: { numbers, zone }, now }: SiteProps) {
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

/** How many are contained, and how. */
export function ContainedCell(of: SiteProps) {
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
              <CellLink
                href={siteHref(of, name)}
                aria-label={`${countedTitles[name]} at ${of.site.name}: ${numbers[name]}`}
              >
                {numbers[name]}
              </CellLink>{" "}
              <span className="text-ink-2">{words}</span>
            </span>
          ))}
      </span>
    </Cell>
  );
}

function Alternatives(of: SiteProps) {
  const [impaired, alone] = [of.site.numbers["care-impaired"], of.site.numbers["care-no-alternative"]];
  if (alone === 0) return null;
  if (alone === impaired) return ", no alternative";
  return (
    <>
      ,{" "}
      <CellLink
        href={siteHref(of, "care-no-alternative")}
        aria-label={`Without alternative at ${of.site.name}: ${alone}`}
      >
        {alone} without alternative
      </CellLink>
    </>
  );
}

function Impaired(of: SiteProps) {
  const { numbers } = of.site;
  const impaired = numbers["care-impaired"];
  if (impaired === 0) return null;
  const words =
    numbers.exams > 0 ? `${counted(numbers.exams, "exam")} a day` : `${counted(impaired, "system")} impaired`;
  return (
    <span>
      <CellLink href={siteHref(of, "care-impaired")} aria-label={`${words} at ${of.site.name}`}>
        {words}
      </CellLink>
      <Alternatives {...of} />
    </span>
  );
}

/** What it does to care at the site; unknown is said, never left out. */
export function CareCell(of: SiteProps) {
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
            <CellLink
              href={siteHref(of, "care-unknown")}
              aria-label={`Care impact unknown at ${of.site.name}: ${unknown}`}
              className="font-regular! text-ink-2!"
            >
              {impaired > 0 || unknown > 1 ? `${unknown} unknown` : "unknown"}
            </CellLink>
          </State>
        )}
      </span>
    </Cell>
  );
}
