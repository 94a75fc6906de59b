import "server-only";
import type { Tx } from "@/db/client";
import { recordEvents } from "@/db/events";
import { type ExpiryRow, insertExpiries, listStepsDue, type StepDue } from "@/db/expiries";
import { toldAt } from "@/domain/checklist/expiries";
import type { DomainEvent } from "@/domain/events";
import type { IncidentEvents } from "@/domain/incidents/events";
import { sha256 } from "@/lib/hash";
import type { Templated } from "./now";

type Told = ExpiryRow & Readonly<{ step: string | null; title: string | null }>;

/**
 * Records what has run out of incidents, and what soon will, as events of the clock: each once, whoever looks first. It decides
 * nothing; that nothing holds any longer is told by the rules themselves. An act records it before its own events, so that the
 * order of the timeline is the order of things also where the clock is late. The incidents are locked.
 */
export async function tellExpiries(tx: Tx, incidents: readonly Templated[], now: Date): Promise<number> {
  const env = { now, hash: sha256 };
  const records = incidents.flatMap(({ template, facts }) =>
    toldAt(template, facts, env).map(
      ({ stage, kind, record, endsAt, step, title }): Told => ({
        incidentId: facts.incident.id,
        siteId: facts.incident.siteId,
        stage,
        kind,
        record,
        endsAt,
        step,
        title,
      }),
    ),
  );
  const ids = incidents.map(({ facts }) => facts.incident.id);
  const due = (await listStepsDue(tx, ids, now)).map(asTold);
  const told = await insertExpiries(tx, inOrder([...records, ...due]), now);
  const moment = {
    actor: { kind: "job", id: null, name: "Clock" },
    sessionId: null,
    address: null,
    now,
  } as const;
  await recordEvents(tx, told.map(asEvent), moment);
  return told.length;
}

const asTold = ({ incidentId, siteId, step, title, dueAt }: StepDue): Told => ({
  incidentId,
  siteId,
  stage: "passed",
  kind: "due",
  record: step,
  endsAt: dueAt,
  step,
  title,
});

const inOrder = (rows: readonly Told[]): readonly Told[] =>
  rows.toSorted((one, other) => one.endsAt.getTime() - other.endsAt.getTime());

function asEvent({ incidentId, siteId, stage, kind, record, step, title, endsAt }: Told): DomainEvent {
  const data: IncidentEvents["expiry.passed"] = { kind, record, step, title, endsAt: endsAt.toISOString() };
  return { type: `expiry.${stage}`, siteId, incidentId, subjectId: null, data };
}
