import "server-only";
import type { Tx } from "@/db/client";
import type { EvidenceIncident } from "@/db/evidence";
import { factsOf } from "@/db/incident-facts";
import type { Facts } from "@/domain/checklist/facts";
import type { Template } from "@/domain/checklist/template";
import { templateOf } from "../checklist/templates";

/** What the rule of attaching asks of an incident. */
export type AttachSubject = Readonly<{ template: Template; facts: Facts }>;

export async function readAttachSubject(tx: Tx, incident: EvidenceIncident): Promise<AttachSubject> {
  const [stored] = await factsOf(tx, [incident.id]);
  if (!stored) throw new Error(`Incident ${incident.id} has no facts`);
  return { template: await templateOf(tx, incident.templateId), facts: stored.facts };
}
