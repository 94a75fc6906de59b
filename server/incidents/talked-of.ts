import "server-only";
import type { Tx } from "@/db/client";
import { lockTalkedOf, type TalkedOf } from "@/db/teamwork";
import type { RecordId } from "@/domain/ids";
import type { Placed } from "../doors";

/** An incident, locked, that people write about. */
export type TalkSubject = Placed & Readonly<{ incident: TalkedOf }>;

/** Locks the incident of a key, and reads what a command needs of it besides; null: there is none. */
export async function lockTalk<More extends object>(
  tx: Tx,
  key: string,
  more: (incident: TalkedOf) => Promise<More>,
): Promise<(TalkSubject & More) | null> {
  const incident = await lockTalkedOf(tx, key);
  if (!incident) return null;
  return { ...(await more(incident)), places: [incident.siteId], incident };
}

// Safe because newId gives a fresh id each time.
export const freshId = (newId: () => string): RecordId => newId() as RecordId;

/** What every event of such a command says of its place. */
export const placed = ({ id, siteId }: TalkedOf) => ({ siteId, incidentId: id, subjectId: null });
