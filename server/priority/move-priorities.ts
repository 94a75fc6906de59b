import "server-only";
import type { Tx } from "@/db/client";
import { lockIncidentsOf } from "@/db/priorities";
import type { DomainEvent } from "@/domain/events";
import type { AdvisoryId } from "@/domain/ids";
import { writeNow } from "../incidents/now";

const batch = 50;

/**
 * Computes the priority of every open incident of advisories anew, because what they or a catalogue say changed. The incidents are
 * locked first, so that none is written meanwhile from what was said before.
 */
export async function movePriorities(
  tx: Tx,
  advisoryIds: readonly AdvisoryId[],
  { now }: Readonly<{ now: Date }>,
): Promise<DomainEvent[]> {
  const ids = await lockIncidentsOf(tx, advisoryIds);
  const moved: DomainEvent[] = [];
  for (let from = 0; from < ids.length; from += batch) {
    moved.push(...(await writeNow(tx, ids.slice(from, from + batch), now)));
  }
  return moved;
}
