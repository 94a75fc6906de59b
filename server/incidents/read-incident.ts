import "server-only";
import { lastAsksOf } from "@/db/asks";
import { findIncidentHead, listIncidentEvents } from "@/db/incident-page";
import { may } from "@/domain/access/permissions";
import { evaluate } from "@/domain/checklist/evaluate";
import { preconditions } from "@/domain/checklist/preconditions";
import type { ApprovalPurpose } from "@/domain/checklist/template";
import { sha256 } from "@/lib/hash";
import { query } from "../doors";
import { readGround } from "../priority/ground";
import { readPriority } from "../priority/priority-now";
import { withoutFileName } from "./file-names";
import { readIncident as readSubject } from "./subject";

/** So many entries are read for the incident's own page, of which it shows the latest acts. */
const excerpt = 40;

/** An incident as its page shows it: its facts, everything that follows from them now, and what stands around it. */
export const readIncident = query({
  name: "read-incident",
  permission: "incident:read",
  read: async (
    tx,
    { reach, actor, now },
    input: { key: string; events?: Readonly<{ size: number; before: number | null }> },
  ) => {
    const subject = await readSubject(tx, input.key, reach, now);
    if (!subject) return null;
    const { template, facts } = subject;
    const head = await findIncidentHead(tx, reach, facts.incident.id);
    if (!head) return null;
    const events = await listIncidentEvents(
      tx,
      reach,
      facts.incident.id,
      input.events ?? { size: excerpt, before: null },
    );
    const evaluation = evaluate(template, facts, { now, hash: sha256 });
    const ground = await readGround(tx, facts.incident.id);
    const priority = ground && readPriority({ facts, evaluation, ground, now });
    const named = may(actor, "evidence:open", facts.incident.siteId) ? events : events.map(withoutFileName);
    const asks = await lastAsksOf(tx, [facts.incident.id]);
    return { template, facts, head, asks, events: named, evaluation, priority, later: head.later, now };
  },
});

export type IncidentPageData = NonNullable<Awaited<ReturnType<typeof readIncident>>>;

/** What an approval of this purpose would sign now: the statements and their hash. */
export function signedNow({ template, facts, now }: IncidentPageData, purpose: ApprovalPurpose) {
  const { statements, text } = preconditions(template, facts, { now, hash: sha256 }, purpose);
  return { statements, text, hash: sha256(text) };
}
