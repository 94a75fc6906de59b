import "server-only";
import type { Tx } from "@/db/client";
import { drillHasEnded } from "@/db/drill-answers";
import { isAct } from "@/domain/drills/after-end";
import type { DomainEvent } from "@/domain/events";
import type { DoorRefusal } from "@/lib/form-state";
import { type Result, refuse } from "@/lib/result";

/**
 * Refuses what was done in a drill that has ended, whatever command did it: nothing happens without an event, so that none can
 * forget to ask.
 */
export async function drillOver(
  tx: Tx,
  happened: readonly DomainEvent[],
): Promise<Result<never, DoorRefusal> | null> {
  const acted = happened.filter(isAct).flatMap(({ incidentId }) => incidentId ?? []);
  if (!(await drillHasEnded(tx, [...new Set(acted)]))) return null;
  return refuse({ code: "drill-ended", sentence: "The drill has ended. Nothing is done in it any more." });
}
