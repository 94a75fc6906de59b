import "server-only";
import type { Tx } from "@/db/client";
import { type AskScope, insertAnswer, lockSettledAsks } from "@/db/site-asks";
import type { DomainEvent } from "@/domain/events";
import type { RecordId } from "@/domain/ids";
import type { Moment } from "../doors";

/** A site that was asked and has nothing open any more has answered: recorded with the act that brought it about. */
export async function settleAsks(
  tx: Tx,
  scope: AskScope,
  { actor, now, newId }: Pick<Moment, "actor" | "now" | "newId">,
): Promise<DomainEvent[]> {
  const events: DomainEvent[] = [];
  for (const { id: askId, advisoryId, siteId, firstDue } of await lockSettledAsks(tx, scope)) {
    // Safe because it is a fresh id.
    const answer = {
      id: newId() as RecordId,
      askId,
      siteId,
      kind: "decided" as const,
      withVendor: 0,
      note: "",
    };
    await insertAnswer(tx, answer, actor.id, now);
    const data = { advisoryId, askId, as: answer.kind, withVendor: 0, late: now > firstDue, note: null };
    events.push({ type: "site.answered", siteId, incidentId: null, subjectId: askId, data });
  }
  return events;
}
