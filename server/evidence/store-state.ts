import "server-only";
import type { Database } from "@/db/client";
import { recordEvents } from "@/db/events";
import { lockStoreState, saveStoreState } from "@/db/stored-bytes";
import type { DomainEvent } from "@/domain/events";

const actor = { kind: "job", id: null, name: "Verification of files" } as const;
const organisation = { siteId: null, incidentId: null, subjectId: null } as const;

/** Writes down how the store as a whole was found; that it fails, or answers again, is an event once. */
export async function tellStore(on: Database, failure: string | null, now: Date): Promise<void> {
  await on.transaction(async (tx) => {
    const before = await lockStoreState(tx, now);
    const failingSince = failure ? (before.failingSince ?? now) : null;
    await saveStoreState(tx, { lookedAt: now, failingSince, failure });
    const happened: DomainEvent[] = [];
    if (failure && !before.failingSince)
      happened.push({ ...organisation, type: "store.failed", data: { failure } });
    if (!failure && before.failingSince) {
      const data = { failingSince: before.failingSince.toISOString() };
      happened.push({ ...organisation, type: "store.answered", data });
    }
    await recordEvents(tx, happened, { actor, sessionId: null, address: null, now });
  });
}
