import "server-only";
import type { Tx } from "@/db/client";
import {
  incidentKeysOf,
  listCheckpoints,
  listHeads,
  listIncidentsWithoutEntries,
  walkEntries,
} from "@/db/event-chains";
import { type ChainFault, checkChains, faultWords } from "@/domain/event-log/chain-check";
import { checkCheckpoints, checkpointFaultWords } from "@/domain/event-log/checkpoint";
import { sha256 } from "@/lib/hash";

/** What a verification of the whole log found; without a fault everything fits. */
export type Verification = Readonly<{
  entries: number;
  chains: number;
  /** Checkpoints compared: those of the database, and those kept outside it. */
  checkpoints: Readonly<{ inside: number; outside: number }>;
  faults: readonly string[];
}>;

type Kept = Readonly<{ heads: string; hash: string }>;

/** Verifies every chain of the log against itself and against every checkpoint; each chain's first broken entry is named. */
export async function verifyEvents(tx: Tx, outside: readonly Kept[]): Promise<Verification> {
  const inside = await listCheckpoints(tx);
  const checkpoints = checkCheckpoints(inside, outside, sha256);
  const chains = checkChains(await listHeads(tx), checkpoints.seen, sha256);
  for await (const entries of walkEntries(tx)) for (const entry of entries) chains.walk(entry);
  const found = chains.end();
  const bare = await listIncidentsWithoutEntries(tx);
  return {
    entries: found.entries,
    chains: found.chains,
    checkpoints: { inside: inside.length, outside: outside.length },
    faults: [
      ...(await told(tx, found.faults)),
      ...bare.map((key) => `${key}: not a single entry is left.`),
      ...checkpoints.faults.map(
        ({ at, what }) =>
          `The checkpoint ${at ? `of ${at}` : "that cannot be read"} ${checkpointFaultWords[what]}.`,
      ),
    ],
  };
}

async function told(tx: Tx, faults: readonly ChainFault[]): Promise<string[]> {
  const keys = await incidentKeysOf(
    tx,
    faults.map(({ chain }) => chain),
  );
  const nameOf = (chain: string) =>
    chain === "organisation" ? "The organisation's log" : (keys.get(chain) ?? `The chain ${chain}`);
  return faults.map(({ chain, seq, what }) => `${nameOf(chain)}: entry ${seq} ${faultWords[what]}.`);
}

/** The number of the first entry of one chain that does not fit, or null when all fit. */
export async function firstBrokenEntry(tx: Tx, chain: string): Promise<number | null> {
  const chains = checkChains(await listHeads(tx, chain), [], sha256);
  for await (const entries of walkEntries(tx, chain)) for (const entry of entries) chains.walk(entry);
  return chains.end().faults[0]?.seq ?? null;
}
