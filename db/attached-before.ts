import "server-only";
import { sql } from "drizzle-orm";
import type { EvidenceAnswer } from "@/domain/evidence/answer";
import type { PersonId } from "@/domain/ids";
import type { Database, Tx } from "./client";

/** What a person was answered when this very upload was attached to this incident; null: it was not. */
export async function attachedBefore(
  on: Database | Tx,
  upload: Readonly<{ actorId: PersonId; requestId: string; key: string; size: number }>,
): Promise<EvidenceAnswer | null> {
  const [row] = await on.execute<{ answer: EvidenceAnswer }>(sql`
    select c.answer from commands c
    join evidence e on e.id = (c.answer->>'id')::uuid and e.size = ${upload.size}
    join incidents i on i.id = e.incident_id and i.key = ${upload.key}
    where c.actor_id = ${upload.actorId} and c.request_id = ${upload.requestId} and c.command = 'attach-evidence'`);
  // Safe because the answers of this command are made by its done() alone.
  return row?.answer ?? null;
}
