import "server-only";
import type { Tx } from "@/db/client";
import { recordEvents } from "@/db/events";
import type { IncidentId } from "@/domain/ids";
import { writeNow } from "../incidents/now";

const together = 50;

/** Lets the clock say what it has to say of incidents by now, as it does by itself where the portal serves. */
export async function catchUp(tx: Tx, ids: readonly IncidentId[], now: Date): Promise<void> {
  const clock = {
    actor: { kind: "job", id: null, name: "Clock" },
    sessionId: null,
    address: null,
    now,
  } as const;
  for (let from = 0; from < ids.length; from += together) {
    await recordEvents(tx, await writeNow(tx, ids.slice(from, from + together), now), clock);
  }
}
