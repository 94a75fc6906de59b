import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "./client";

const cancelled = "57014";

/**
 * Runs statements that may take so long each; null when one took longer. What was read before stays, and the transaction goes on.
 */
export async function bounded<Answer>(
  tx: Tx,
  milliseconds: number,
  body: (tx: Tx) => Promise<Answer>,
): Promise<Answer | null> {
  const [before] = await tx.execute<{ limit: string }>(
    sql`select current_setting('statement_timeout') as limit`,
  );
  try {
    return await tx.transaction(async (inner) => {
      await limitTo(inner, `${milliseconds}ms`);
      const answer = await body(inner);
      await limitTo(inner, before?.limit ?? "0");
      return answer;
    });
  } catch (error) {
    if (isCancelled(error)) return null;
    throw error;
  }
}

const limitTo = (tx: Tx, limit: string) =>
  tx.execute(sql`select set_config('statement_timeout', ${limit}, true)`);

const isCancelled = (error: unknown): boolean =>
  error instanceof Error && ("code" in error ? error.code === cancelled : isCancelled(error.cause));
