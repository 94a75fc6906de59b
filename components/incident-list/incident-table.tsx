"use client";

import { Urgency } from "@/components/priority/urgency";
import { aboveRowLink, Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { Key, Meta, Soft } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { roleNames } from "@/domain/access/role-names";
import type { ExposureValue, MarkKind, WaitsFor } from "@/domain/checklist/evaluation";
import type { Phase, StepRole } from "@/domain/checklist/template";
import type { IncidentFilter } from "@/domain/incidents/list-filter";
import { phaseNames } from "@/domain/incidents/phase-progress";
import type { RecheckCause } from "@/domain/matching/rechecks";
import type { Priority } from "@/domain/priority/values";
import { incidentsHref } from "./address";
import { ExposureMark, ExposureNote } from "./exposure";
import { AssignedTo, Marks, marksNow, RecheckMark } from "./marks";

/** One incident of the list. */
export type ListedIncident = Readonly<{
  id: string;
  key: string;
  siteName: string;
  siteZone: string;
  assetTag: string;
  systemName: string;
  location: string;
  trackingId: string;
  exposure: ExposureValue;
  lapsedFrom: ExposureValue | null;
  holdsUntil: Date | null;
  stateSince: Date;
  phase: Phase;
  openedAt: Date;
  closedAt: Date | null;
  stepsDone: number;
  stepsTotal: number;
  marks: readonly Readonly<{ mark: MarkKind; until: string | null }>[];
  rechecks: readonly RecheckCause[];
  clearanceEndedAt: Date | null;
  priority: Priority | null;
  priorityInstead: Priority | null;
  dueAt: Date | null;
  vendorUntil: Date | null;
  next: Readonly<{
    key: string;
    title: string;
    role: StepRole;
    waitsFor: WaitsFor | null;
    who: readonly string[];
  }> | null;
  assignee: Readonly<{ name: string; works: boolean }> | null;
}>;

type Listed = Readonly<{ incident: ListedIncident; now: Date }>;

function SystemCell({ incident }: Readonly<{ incident: ListedIncident }>) {
  const place = [incident.siteName, incident.location].filter(Boolean).join(", ");
  return (
    <Cell inList="title" className="align-top">
      <RowLink href={`/incidents/${incident.key}`}>
        {incident.systemName} <Key>{incident.assetTag}</Key>
      </RowLink>
      <span className="block text-ink-2">{place}</span>
      <Meta>
        <Key>{incident.key}</Key> · {incident.trackingId}
        {!incident.closedAt && <AssignedTo assignee={incident.assignee} />}
      </Meta>
    </Cell>
  );
}

function StateCell({ incident, now }: Listed) {
  const { exposure, lapsedFrom, holdsUntil, stateSince, siteZone: zone } = incident;
  const shown = { exposure, lapsedFrom, holdsUntil, stateSince, zone, now };
  return (
    <Cell className="align-top list:mt-2">
      <span className="grid justify-items-start gap-1">
        <ExposureMark
          {...shown}
          why={`/incidents/${incident.key}#why`}
          of={incident.key}
          className={aboveRowLink}
        />
        <ExposureNote {...shown} />
        <RecheckMark causes={incident.rechecks} />
        <Marks marks={marksNow(incident.marks, incident.clearanceEndedAt)} {...{ zone, now }} />
      </span>
    </Cell>
  );
}

function PriorityCell({ incident, now }: Listed) {
  if (!incident.priority) return <Cell inList="hidden" />;
  return (
    <Cell inList="line" label="Priority" className="align-top">
      <Urgency
        {...incident}
        incident={incident.key}
        zone={incident.siteZone}
        now={now}
        className="list:justify-items-end"
      />
    </Cell>
  );
}

const waitingWords: Readonly<Record<WaitsFor, string>> = {
  verification: "Verify: ",
  "not-applicable": "Confirm as not applicable: ",
  "late-time": "Confirm the late time: ",
  confirmation: "Confirm again: ",
};

const most = 2;

/** Whose a step is: the names where there are few, else the first ones and how many more; without anybody, the role. */
function whose(who: readonly string[], role: StepRole): string {
  if (who.length === 0) return `no ${roleNames[role].toLowerCase()} at this site`;
  if (who.length <= most) return who.join(" or ");
  return `${who.slice(0, most).join(", ")} and ${who.length - most} more`;
}

function NextCell({ incident: { next, closedAt, siteZone }, now }: Listed) {
  if (!next) {
    return (
      <Cell
        inList={closedAt ? "line" : "hidden"}
        label={closedAt ? "Closed" : ""}
        className="align-top text-ink-2"
      >
        {closedAt ? <Time at={closedAt} zone={siteZone} now={now} show="day" /> : "nothing waits for anyone"}
      </Cell>
    );
  }
  const role = next.waitsFor && next.waitsFor !== "confirmation" ? "coordinator" : next.role;
  return (
    <Cell inList="line" className="align-top list:mt-1">
      <span className="list:mr-1 list:text-ink-3 hidden list:inline">Next:</span>
      {next.waitsFor && waitingWords[next.waitsFor]}
      {next.title}
      <Soft className="block">{whose(next.who, role)}</Soft>
    </Cell>
  );
}

function IncidentRow({ incident, now, byAge }: Listed & Readonly<{ byAge: boolean }>) {
  const { phase, stepsDone, stepsTotal, openedAt, siteZone } = incident;
  return (
    <Row>
      <SystemCell incident={incident} />
      <StateCell {...{ incident, now }} />
      <PriorityCell {...{ incident, now }} />
      <Cell
        label="Phase"
        inList={incident.closedAt ? "hidden" : "line"}
        className="align-top whitespace-nowrap"
      >
        <span>
          {phaseNames[phase]}{" "}
          <Meta className="block list:inline">
            {stepsDone} of {stepsTotal} steps
          </Meta>
        </span>
      </Cell>
      <NextCell {...{ incident, now }} />
      <Cell num label="Opened" inList={byAge ? "line" : "hidden"} className="align-top text-ink-2">
        <Time at={openedAt} zone={siteZone} now={now} show="day" />
      </Cell>
    </Row>
  );
}

/** The incidents as a table; where it does not fit, as a list. Its heads sort it. */
export function IncidentTable({
  incidents,
  filter,
  now,
}: Readonly<{ incidents: readonly ListedIncident[]; filter: IncidentFilter; now: Date }>) {
  const { sort } = filter;
  const otherAge = sort === "newest" ? "oldest" : "newest";
  const byAge = sort === "newest" || sort === "oldest";
  const direction = sort === "oldest" ? "ascending" : "descending";
  return (
    <Table
      label="Incidents"
      needs="l"
      head={
        <>
          <HeadCell>System</HeadCell>
          <HeadCell
            sort={{
              href: incidentsHref({ ...filter, sort: "worst" }),
              direction: sort === "worst" ? "descending" : null,
            }}
          >
            State
          </HeadCell>
          <HeadCell
            sort={{
              href: incidentsHref({ ...filter, sort: sort === "priority" ? "due" : "priority" }),
              direction: sort === "priority" ? "descending" : sort === "due" ? "ascending" : null,
            }}
          >
            Priority, due
          </HeadCell>
          <HeadCell>Phase</HeadCell>
          <HeadCell>{filter.standing === "closed" ? "Closed" : "Next"}</HeadCell>
          <HeadCell
            num
            sort={{
              href: incidentsHref({ ...filter, sort: otherAge }),
              direction: byAge ? direction : null,
            }}
          >
            Opened
          </HeadCell>
        </>
      }
    >
      {incidents.map((incident) => (
        <IncidentRow key={incident.id} {...{ incident, now }} byAge={byAge} />
      ))}
    </Table>
  );
}
