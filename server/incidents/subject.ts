import "server-only";
import type { Tx } from "@/db/client";
import { factsAround, lockIncidents } from "@/db/incident-facts";
import type { Reach } from "@/db/reach";
import type { Facts } from "@/domain/checklist/facts";
import type { Template } from "@/domain/checklist/template";
import type { AdvisoryId } from "@/domain/ids";
import { amongOthers } from "@/domain/incidents/other-incident";
import { sha256 } from "@/lib/hash";
import type { Placed } from "../doors";
import { type Templated, withTemplates } from "./now";

/** An incident with everything its rules need, and the other open incidents of its system. */
export type IncidentSubject = Placed &
  Readonly<{ template: Template; facts: Facts; advisoryId: AdvisoryId; others: readonly Templated[] }>;

/** Locks the system, the incident and its neighbours, in one order, and reads their facts. */
export async function lockIncident(tx: Tx, key: string, now: Date): Promise<IncidentSubject | null> {
  const locked = await lockIncidents(tx, key);
  return locked ? readIncident(tx, key, null, now) : null;
}

/** The same without a lock, for pages. */
export async function readIncident(
  tx: Tx,
  key: string,
  reach: Reach | null,
  now: Date,
): Promise<IncidentSubject | null> {
  const stored = await factsAround(tx, key, reach);
  const index = stored.findIndex(({ facts }) => facts.incident.key === key);
  const own = stored[index];
  if (!own) return null;
  const templated = await withTemplates(tx, stored);
  const others = templated.filter((_, at) => at !== index);
  const template = templated[index]?.template;
  if (!template) return null;
  const facts = amongOthers({ template, facts: own.facts }, others, { now, hash: sha256 });
  return {
    places: [own.facts.incident.siteId],
    facts,
    template,
    advisoryId: own.advisoryId,
    others,
  };
}
