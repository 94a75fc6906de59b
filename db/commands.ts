import "server-only";
import { and, eq } from "drizzle-orm";
import type { PersonId } from "@/domain/ids";
import type { Tx } from "./client";
import { commands } from "./schema";

/**
 * Claims a request for this transaction. A second one with the same id waits for the first, then finds its answer:
 * the same input gets the same answer, another input is told that the id was used.
 */
export async function claimRequest(
  tx: Tx,
  request: { actorId: PersonId; requestId: string; command: string; inputHash: string; at: Date },
): Promise<{ claimed: true } | { claimed: false; sameInput: boolean; answer: unknown }> {
  const [mine] = await tx
    .insert(commands)
    .values(request)
    .onConflictDoNothing()
    .returning({ at: commands.at });
  if (mine) return { claimed: true };
  const [earlier] = await tx
    .select()
    .from(commands)
    .where(and(eq(commands.actorId, request.actorId), eq(commands.requestId, request.requestId)));
  const sameInput = earlier?.command === request.command && earlier.inputHash === request.inputHash;
  return { claimed: false, sameInput, answer: earlier?.answer ?? null };
}

/** Keeps the answer beside the claim, in the same transaction. */
export async function keepAnswer(
  tx: Tx,
  actorId: PersonId,
  requestId: string,
  answer: unknown,
): Promise<void> {
  await tx
    .update(commands)
    .set({ answer })
    .where(and(eq(commands.actorId, actorId), eq(commands.requestId, requestId)));
}
