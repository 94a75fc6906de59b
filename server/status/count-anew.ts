import "server-only";
import type { Database, Tx } from "@/db/client";
import { countAnew, forgetFacts, takeUncounted } from "@/db/status-counts";

/** So many systems in one transaction: it is over before anybody notices. */
const together = 1000;

/**
 * Counts the systems of which something changed, or that the clock changed, in place of what they were counted by. Nothing waits for
 * it: who reads status looks at those systems one by one until then. One process does it at a time, a killed one leaves the rest to the
 * next round. Returns how many were counted.
 */
export async function countChanged(on: Database, now: () => Date): Promise<number> {
  for (let sum = 0; ; ) {
    const counted = await on.transaction((tx) => countSome(tx, now()));
    sum += counted;
    if (counted === 0) return sum;
  }
}

/** The same within a transaction that holds all of it, for the demo. */
export async function countAll(tx: Tx, now: Date): Promise<void> {
  while ((await countSome(tx, now)) > 0);
}

async function countSome(tx: Tx, now: Date): Promise<number> {
  const taken = await takeUncounted(tx, now, together);
  if (taken.length === 0) return 0;
  await countAnew(tx, taken, now);
  await forgetFacts(tx);
  return taken.length;
}
