import "server-only";
import { sql } from "drizzle-orm";
import type { DomainEvent } from "@/domain/events";
import { type Happening, isHeard } from "@/domain/live/hearing";
import type { Tx } from "./client";

export const channel = "isocenter_events";

/** Lets every process hear, at the commit, where something happened: ids only, each place once. */
export async function announce(tx: Tx, happened: readonly DomainEvent[]): Promise<void> {
  const places = new Set(
    happened
      .filter(isHeard)
      .map(({ siteId, incidentId }) => JSON.stringify({ siteId, incidentId } satisfies Happening)),
  );
  if (places.size === 0) return;
  await tx.execute(sql`
    select pg_notify(${channel}, place) from jsonb_array_elements_text(${JSON.stringify([...places])}::jsonb) place`);
}
