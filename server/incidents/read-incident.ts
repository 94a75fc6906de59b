import "server-only";
import { type EventRow, findIncidentHead, listIncidentEvents } from "@/db/incident-page";
import { laterVersion } from "@/db/templates";
import { may } from "@/domain/access/permissions";
import { evaluate } from "@/domain/checklist/evaluate";
import { preconditions } from "@/domain/checklist/preconditions";
import type { ApprovalPurpose } from "@/domain/checklist/template";
import { withoutSignedFile } from "@/domain/incidents/approval-view";
import { sha256 } from "@/lib/hash";
import { query } from "../doors";
import { readIncident as readSubject } from "./subject";

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
      input.events ?? { size: 12, before: null },
    );
    const evaluation = evaluate(template, facts, { now, hash: sha256 });
    const named = may(actor, "evidence:open", facts.incident.siteId) ? events : events.map(withoutFileName);
    const later = await laterVersion(tx, facts.incident.key);
    return { template, facts, head, events: named, evaluation, later, now };
  },
});

/** Who may not open a file is not told its name either: names are written by people, and say more than they should. */
function withoutFileName(event: EventRow): EventRow {
  const { type, data } = event;
  if (typeof data !== "object" || data === null) return event;
  if (type.startsWith("evidence.")) return { ...event, data: { ...data, name: "a file" } };
  // A signature can fall with a file that was signed; the cause then names it.
  if (type !== "approval.voided" || !("cause" in data)) return event;
  return { ...event, data: { ...data, cause: withoutSignedFile(String(data.cause)) } };
}

export type IncidentPageData = NonNullable<Awaited<ReturnType<typeof readIncident>>>;

/** What an approval of this purpose would sign now: the statements and their hash. */
export function signedNow({ template, facts, now }: IncidentPageData, purpose: ApprovalPurpose) {
  const { statements, text } = preconditions(template, facts, { now, hash: sha256 }, purpose);
  return { statements, text, hash: sha256(text) };
}
