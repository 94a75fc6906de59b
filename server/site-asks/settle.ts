import "server-only";
import type { Tx } from "@/db/client";
import { type AskScope, insertAnswer, lockSettledAsks } from "@/db/site-asks";
import type { DomainEvent } from "@/domain/events";
import type { AdvisoryId, RecordId, SiteId } from "@/domain/ids";
import type { SiteAnswerKind } from "@/domain/site-asks/site-ask";
import type { Moment } from "../doors";

/** The asks that matches are about. */
export const askScope = (
  matches: readonly Readonly<{ siteId: SiteId; advisoryId: AdvisoryId }>[],
): AskScope => ({
  siteIds: [...new Set(matches.map((match) => match.siteId))],
  advisoryIds: [...new Set(matches.map((match) => match.advisoryId))],
});

/** A site that was asked and has nothing open any more owes no answer: recorded with the act that brought it about. */
export async function settleAsks(
  tx: Tx,
  scope: AskScope,
  kind: Exclude<SiteAnswerKind, "recorded">,
  { actor, now, newId }: Pick<Moment, "actor" | "now" | "newId">,
): Promise<DomainEvent[]> {
  const events: DomainEvent[] = [];
  for (const { id: askId, advisoryId, siteId, firstDue } of await lockSettledAsks(tx, scope)) {
    // Safe because it is a fresh id.
    const answer = {
      id: newId() as RecordId,
      askId,
      siteId,
      kind,
      withVendor: 0,
      note: "",
    };
    await insertAnswer(tx, answer, actor.id, now);
    const data = { advisoryId, askId, as: answer.kind, withVendor: 0, late: now > firstDue, note: null };
    events.push({ type: "site.answered", siteId, incidentId: null, subjectId: askId, data });
  }
  return events;
}
