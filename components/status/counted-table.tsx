import type { ReactNode } from "react";
import { Urgency } from "@/components/priority/urgency";
import { Mark } from "@/components/ui/mark";
import { State, Undecided } from "@/components/ui/state";
import { aboveRowLink, Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { CellLink, Key, Meta, Soft } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { standing } from "@/domain/matching/decisions";
import type { Priority } from "@/domain/priority/values";
import { type CareImpact, careImpact, type Pair, pairPlace, systemPlace } from "@/domain/status/system";
import { counted, markOfPlace } from "./words";

/** How urgent an open incident is, its times as text. */
type ShownUrgency = Readonly<{
  priority: Priority | null;
  priorityInstead: Priority | null;
  dueAt: string | null;
  vendorUntil: string | null;
}>;

/** One advisory of a system, and the incident it led to. */
export type CountedPair = Pair &
  Readonly<{
    advisoryId: string;
    trackingId: string;
    key: string | null;
    holdsUntil: string | null;
    urgency: ShownUrgency | null;
  }>;

/** A system behind a number. */
export type CountedSystem = Readonly<{
  systemId: string;
  assetTag: string;
  name: string;
  siteName: string;
  siteCode: string;
  zone: string;
  location: string;
  retired: boolean;
  excluded: number;
  pairs: readonly CountedPair[];
}>;

type Shown = Readonly<{ system: CountedSystem; now: Date }>;

/** Where a row leads: to the incident that puts the system there, else to the decision, else to the system. */
function leadsTo({ pairs, siteCode, systemId }: CountedSystem, worst: string | null): string {
  const pair = pairs.find((each) => pairPlace(each) === worst) ?? pairs[0];
  if (!pair) return `/systems/${systemId}`;
  return pair.key !== null && pair.incident !== null ? `/incidents/${pair.key}` : matchesHref(pair, siteCode);
}

const matchesHref = (pair: CountedPair, siteCode: string) =>
  `/advisories/${pair.advisoryId}/matches?${new URLSearchParams({ standing: standing(pair), site: siteCode })}`;

function PlaceMark({ system, now }: Shown) {
  const place = systemPlace(system);
  if (place === null) return <Mark state="withdrawn" />;
  const state = markOfPlace[place];
  if (state === null) return <Soft>{place === "by-rule" ? "Not affected by rule" : "Not compared yet"}</Soft>;
  const ends = system.pairs
    .filter((pair) => pairPlace(pair) === "risk-accepted" && pair.holdsUntil)
    .map((pair) => new Date(pair.holdsUntil ?? 0).getTime());
  const until = place === "risk-accepted" && ends.length > 0 ? new Date(Math.min(...ends)) : null;
  return (
    <Mark
      state={state}
      {...(until && {
        detail: (
          <>
            until <Time at={until} zone={system.zone} now={now} show="day" />
          </>
        ),
      })}
    />
  );
}

function told(pair: CountedPair, siteCode: string): ReactNode {
  if (pair.key !== null && pair.incident !== null) {
    const { end } = pair.incident;
    return (
      <>
        <CellLink href={`/incidents/${pair.key}`} className={aboveRowLink}>
          <Key>{pair.key}</Key>
        </CellLink>
        {end !== null && ` ${endWords[end]}`}
      </>
    );
  }
  const link = (words: ReactNode) => (
    <CellLink href={matchesHref(pair, siteCode)} className={`${aboveRowLink} font-regular!`}>
      {words}
    </CellLink>
  );
  switch (standing(pair)) {
    case "affected":
      return link("affected, no incident yet");
    case "not-affected":
      return link("decided not affected");
    case "vendor-asked":
      return <Undecided>{link("vendor asked")}</Undecided>;
    case "unknown":
      return <Undecided>{link("undecided")}</Undecided>;
    case "by-rule":
      return link("not affected by rule");
  }
}

const endWords = {
  remediated: "closed as remediated",
  cancelled: "cancelled: wrong match",
  withdrawn: "ended: withdrawn from service",
} as const;

function AdvisoryCell({ system: { pairs, excluded, siteCode } }: Shown) {
  return (
    <Cell className="list:mt-1">
      <ul className="grid gap-0.5">
        {pairs.map((pair) => (
          <li key={pair.advisoryId}>
            <Soft>{pair.trackingId}:</Soft> {told(pair, siteCode)}
          </li>
        ))}
        {excluded > 0 && (
          <li>
            <Meta>{counted(excluded, "advisory", "advisories")} excluded by rule</Meta>
          </li>
        )}
      </ul>
    </Cell>
  );
}

const at = (text: string | null) => (text === null ? null : new Date(text));

/** How urgent each open incident of the system is. */
function UrgencyCell({ system: { pairs, zone }, now }: Shown) {
  const urgent = pairs.flatMap(({ key, urgency }) => (key !== null && urgency ? [{ key, ...urgency }] : []));
  return (
    <Cell label="Priority, due" inList={urgent.length === 0 ? "hidden" : "line"}>
      <span className="grid gap-1">
        {urgent.map(({ key, dueAt, vendorUntil, ...priorities }) => (
          <Urgency
            key={key}
            incident={key}
            {...priorities}
            dueAt={at(dueAt)}
            vendorUntil={at(vendorUntil)}
            {...{ zone, now }}
          />
        ))}
      </span>
    </Cell>
  );
}

function careWords(care: CareImpact): ReactNode {
  if (care.kind === "none") return <span className="text-ink-3">none</span>;
  if (care.kind === "unknown") return <State icon="question">unknown</State>;
  const exams = care.exams === null ? "exams unknown" : `${counted(care.exams, "exam")} a day`;
  const alternative = {
    yes: ", an alternative exists",
    no: ", no alternative",
    unknown: ", alternative unknown",
  };
  return `${exams}${alternative[care.alternative]}`;
}

function SystemRow({ system, now }: Shown) {
  const care = careImpact(system);
  return (
    <Row>
      <Cell inList="title">
        <RowLink href={leadsTo(system, systemPlace(system))}>
          {system.name} <Key>{system.assetTag}</Key>
        </RowLink>
        <span className="block text-ink-2">
          {[system.siteName, system.location].filter(Boolean).join(", ")}
        </span>
      </Cell>
      <Cell className="list:mt-1.5">
        <PlaceMark {...{ system, now }} />
      </Cell>
      <AdvisoryCell {...{ system, now }} />
      <UrgencyCell {...{ system, now }} />
      <Cell label="Care impact" inList={care.kind === "none" ? "hidden" : "line"}>
        {careWords(care)}
      </Cell>
    </Row>
  );
}

/** The systems behind a number, each with where it stands and what puts it there. */
export function CountedTable({ systems, now }: Readonly<{ systems: readonly CountedSystem[]; now: Date }>) {
  return (
    <Table
      label="Systems"
      needs="l"
      head={
        <>
          <HeadCell>System</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Advisories</HeadCell>
          <HeadCell>Priority, due</HeadCell>
          <HeadCell>Care impact</HeadCell>
        </>
      }
    >
      {systems.map((system) => (
        <SystemRow key={system.systemId} {...{ system, now }} />
      ))}
    </Table>
  );
}
