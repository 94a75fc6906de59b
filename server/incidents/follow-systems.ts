import "server-only";
import type { Tx } from "@/db/client";
import { lockIncidentsOfSystems } from "@/db/priorities";
import type { DomainEvent } from "@/domain/events";
import type { SystemId } from "@/domain/ids";
import { writeNow } from "./now";

const batch = 50;

type Corrected = Readonly<{ id: SystemId; changes: readonly Readonly<{ field: string }>[] }>;

/**
 * Writes anew what lists know of the open incidents of systems whose address was corrected: a scan that is owed is judged by the
 * address the inventory has now. Returns the priorities that moved with it, to be recorded. The systems are locked before.
 */
export async function followSystems(
  tx: Tx,
  corrected: readonly Corrected[],
  { now }: Readonly<{ now: Date }>,
): Promise<DomainEvent[]> {
  const moved = corrected.filter(({ changes }) => changes.some(({ field }) => field === "ipAddress"));
  const ids = await lockIncidentsOfSystems(
    tx,
    moved.map(({ id }) => id),
  );
  const told: DomainEvent[] = [];
  for (let from = 0; from < ids.length; from += batch) {
    told.push(...(await writeNow(tx, ids.slice(from, from + batch), now)));
  }
  return told;
}
