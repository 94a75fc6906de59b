import "server-only";
import type { Tx } from "@/db/client";
import { endDecisions, givenOn, type HeldGiven, insertCarried, lockMatchesOf } from "@/db/merging";
import type { DomainEvent } from "@/domain/events";
import type { MergeSide, SideDecision } from "@/domain/systems/merging";
import type { Moment } from "../doors";
import { cancellations, decidedEvent } from "../matches/decided";
import { recheckMatches } from "../matches/rechecks";

type Sides = Readonly<{ kept: MergeSide; merged: MergeSide }>;

/**
 * Lets decisions of the merged row hold for the kept one. Each is looked at again, since it rested on the other row; "not affected" asks
 * to cancel an open incident, as it does elsewhere. No question to a vendor stays open on a row that is gone.
 */
export async function carryDecisions(
  tx: Tx,
  { kept, merged }: Sides,
  carried: readonly SideDecision[],
  moment: Moment,
): Promise<DomainEvent[]> {
  const held = await givenOn(tx, merged.id);
  const advisoryIds = carried.map(({ advisoryId }) => advisoryId);
  const matches = await lockMatchesOf(tx, kept.id, advisoryIds);
  const pairs = matches.flatMap((match) => {
    const from = held.find(({ advisoryId }) => advisoryId === match.advisoryId);
    return from ? [{ match, from }] : [];
  });
  const decided = [];
  for (const { match, from } of pairs) {
    await insertCarried(tx, match, from.id, moment.actor.id, moment.now);
    decided.push(decidedEvent(match, from.given, { asked: from.contact, at: moment.now }));
  }
  const again = matches.map((match) => ({ ...match, before: match.level, asksAgain: true }));
  const because = `It was decided on ${merged.fields.assetTag}, which was merged into this row.`;
  const asked = await recheckMatches(tx, again, { cause: "inventory", because }, moment);
  const cancelled = [];
  for (const { match, from } of pairs)
    cancelled.push(...(await cancellations(tx, { matches: [match], given: from.given }, moment)));
  const wentOver = new Set(pairs.map(({ from }) => from.id));
  const closed = await closeQuestions(tx, { kept, merged }, held, (question) => wentOver.has(question.id));
  return [...decided, ...asked, ...cancelled, ...closed];
}

/** Closes what a vendor was asked about the merged row: it goes on with the kept one, or that one has its own answer. */
async function closeQuestions(
  tx: Tx,
  { kept, merged }: Sides,
  held: readonly HeldGiven[],
  goesOn: (question: HeldGiven) => boolean,
): Promise<DomainEvent[]> {
  const questions = held.filter(({ given }) => given.decision === "ask-vendor");
  await endDecisions(
    tx,
    questions.map(({ id }) => id),
  );
  const tag = kept.fields.assetTag;
  return questions.map((question) => {
    const { id: decisionId, matchId, advisoryId } = question;
    const reason = goesOn(question)
      ? `It goes on with ${tag}, into which this row was merged.`
      : `This row was merged into ${tag}, where another decision holds.`;
    const data = { matchId, advisoryId, systemId: merged.id, decisionId, reason };
    const about = { siteId: merged.siteId, incidentId: null, subjectId: merged.id };
    return { type: "vendor-question.closed" as const, ...about, data };
  });
}
