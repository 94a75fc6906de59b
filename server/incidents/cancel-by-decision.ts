import "server-only";
import type { Tx } from "@/db/client";
import { actorAt } from "@/domain/access/permissions";
import { requestCancel } from "@/domain/checklist/acts/cancel";
import type { DomainEvent } from "@/domain/events";
import { sha256 } from "@/lib/hash";
import { type Moment, undo } from "../doors";
import { storeDeed } from "./incident-command";
import { lockIncident } from "./subject";

/** Asks to cancel an open incident because its match was decided "not affected". A request that is open already stays. */
export async function requestCancelByDecision(
  tx: Tx,
  { key, reason }: Readonly<{ key: string; reason: string }>,
  { actor, now, newId }: Moment,
): Promise<readonly DomainEvent[]> {
  const subject = await lockIncident(tx, key, now);
  if (!subject) return [];
  const { template, facts } = subject;
  const here = actorAt(actor, facts.incident.siteId);
  const moment = { actor: here, now, newId, hash: sha256 };
  const outcome = requestCancel(template, facts, { reason }, moment);
  if (!outcome.ok) {
    if (outcome.refusal.code === "already-answered") return [];
    undo({ code: "incident-open", sentence: `${key}: ${outcome.refusal.sentence} Nothing was recorded.` });
  }
  return storeDeed(tx, subject, outcome.value, moment);
}
