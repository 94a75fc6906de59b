import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { evaluate } from "@/domain/checklist/evaluate";
import type { DomainEvent } from "@/domain/events";
import { assess } from "@/domain/priority/assess";
import type { ToDecide } from "@/domain/priority/deciding";
import { sha256 } from "@/lib/hash";
import type { Placed } from "../doors";
import { storeNow } from "../incidents/now";
import { type IncidentSubject, lockIncident } from "../incidents/subject";
import { type Ground, readGround } from "./ground";

/** An incident with what its priority and its due times follow from. */
export type PrioritySubject = Placed & Readonly<{ incident: IncidentSubject; ground: Ground; on: ToDecide }>;

/** How many overrides or waits the person saw, so that none is put over another unseen. */
export const seenCount = z.coerce.number().int().min(0).max(100_000);

/** Locks an incident as every act on it does, and reads its ground. */
export async function lockPriority(tx: Tx, key: string, now: Date): Promise<PrioritySubject | null> {
  const incident = await lockIncident(tx, key, now);
  const ground = incident && (await readGround(tx, incident.facts.incident.id));
  if (!ground) return null;
  const { facts, template } = incident;
  const evaluation = evaluate(template, facts, { now, hash: sha256 });
  const table = assess({ facts, evaluation, threat: ground.threat })?.priority ?? null;
  const on = { ...ground, closed: facts.incident.closed !== null, table };
  return { places: incident.places, incident, ground, on };
}

/** Writes anew what the lists know of the incident, and places an event at it. */
export async function storePriority(
  tx: Tx,
  { incident }: PrioritySubject,
  happened: (place: Pick<DomainEvent, "siteId" | "incidentId" | "subjectId">) => DomainEvent,
  now: Date,
): Promise<readonly [DomainEvent, ...DomainEvent[]]> {
  const moved = await storeNow(tx, [incident, ...incident.others], now);
  const { id: incidentId, siteId } = incident.facts.incident;
  return [happened({ siteId, incidentId, subjectId: null }), ...moved];
}
