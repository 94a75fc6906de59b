import "server-only";
import { fullestIncidents, someMatches } from "@/db/bench";
import type { Database, Tx } from "@/db/client";
import { factsOf } from "@/db/incident-facts";
import { evaluate } from "@/domain/checklist/evaluate";
import { sha256 } from "@/lib/hash";
import { importFurther } from "./demo/larger-organisation";
import { reopenWorld } from "./demo/world";
import { withTemplates } from "./incidents/now";
import { decideMatches } from "./matches/decide-matches";
import { openIncidents } from "./matches/open-incidents";

/** How long one act took, and how long it may take at most. */
export type ActTime = Readonly<{ name: string; milliseconds: number; atMost: number }>;

/** Measures the acts that no page shows: evaluating a checklist, and opening very many incidents in one action. */
export async function measureActs(on: Database): Promise<readonly ActTime[]> {
  return [await on.transaction(evaluating), await openingThousand(on)];
}

const rounds = 2_000;

/** The processor time of evaluating the checklist with the longest history: it says the same on a machine busy with other things. */
async function evaluating(tx: Tx): Promise<ActTime> {
  const told = await withTemplates(tx, await factsOf(tx, await fullestIncidents(tx)));
  const env = { now: new Date(), hash: sha256 };
  const times = told.map(({ template, facts }) => {
    const work = () => {
      for (let round = 0; round < rounds; round += 1) evaluate(template, facts, env);
    };
    // Compiled first; that does not count.
    work();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / rounds;
  });
  return { name: "evaluate a checklist, processor time", milliseconds: Math.max(0, ...times), atMost: 0.2 };
}

class Undo extends Error {}

/** Opens a thousand incidents in one action, in a transaction that is undone. */
async function openingThousand(on: Database): Promise<ActTime> {
  let milliseconds = Number.NaN;
  const attempt = on.transaction(async (tx) => {
    const world = await reopenWorld(tx);
    const now = new Date();
    const advisoryId = await importFurther(world, now, "ICSMA-99-002-01");
    const matchIds = await someMatches(tx, advisoryId, 1_000);
    await world.as("cora", now, decideMatches, { matchIds, decision: "affected" });
    const began = performance.now();
    const { opened } = await world.as("cora", now, openIncidents, { advisoryId, templateKey: "full" });
    milliseconds = performance.now() - began;
    if (opened !== matchIds.length) throw new Error(`${opened} of ${matchIds.length} incidents were opened`);
    throw new Undo();
  });
  await attempt.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return { name: "open 1,000 incidents", milliseconds, atMost: 10_000 };
}
