import { canonical } from "@/lib/canonical";

/** A line of the event log as it is stored; `at` is an instant in ISO 8601 with milliseconds, as it was hashed. */
export type Entry = Readonly<{
  id: string;
  chain: string;
  seq: number;
  prevHash: string;
  type: string;
  at: string;
  siteId: string | null;
  incidentId: string | null;
  subjectId: string | null;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  sessionId: string | null;
  address: string | null;
  payload: string;
}>;

/** The exact text an entry's hash is taken over: all of it, and by the hash before it everything before it. */
export function hashedText(entry: Entry): string {
  const { id, chain, seq, prevHash, type, at, siteId, incidentId, subjectId } = entry;
  const { actorKind, actorId, actorName, sessionId, address, payload } = entry;
  return canonical({
    ...{ id, chain, seq, prevHash, type, at, siteId, incidentId, subjectId },
    ...{ actorKind, actorId, actorName, sessionId, address, payload },
  });
}
