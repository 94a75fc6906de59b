import { canonical, type Json } from "@/lib/canonical";
import type { Hash, Head } from "./chain-check";

/** The heads of all chains that grew since the checkpoint before it, whose hash it holds: so checkpoints are a chain too. */
export type Checkpoint = Readonly<{ at: Date; heads: string; hash: string }>;

export type Heads = Readonly<{ after: string; at: string; grown: readonly Head[] }>;

/** Takes a checkpoint of the chains that grew; its text is what its hash is taken over. */
export function takeCheckpoint(after: string, at: Date, grown: readonly Head[], hashOf: Hash): Checkpoint {
  const rows: Json = grown.map(({ chain, seq, hash }) => [chain, seq, hash]);
  const heads = canonical({ after, at: at.toISOString(), grown: rows });
  return { at, heads, hash: hashOf(heads) };
}

/** What a checkpoint's text says; null: it is not the text of one. */
export function readHeads(text: string): Heads | null {
  try {
    const held: unknown = JSON.parse(text);
    if (typeof held !== "object" || held === null) return null;
    const { after, at, grown } = held as Record<string, unknown>;
    if (typeof after !== "string" || typeof at !== "string" || !Array.isArray(grown)) return null;
    const heads = grown.map(asHead);
    return heads.includes(null) ? null : { after, at, grown: heads.filter((head) => head !== null) };
  } catch {
    return null;
  }
}

function asHead(row: unknown): Head | null {
  if (!Array.isArray(row) || row.length !== 3) return null;
  const [chain, seq, hash]: unknown[] = row;
  return typeof chain === "string" && typeof seq === "number" && typeof hash === "string"
    ? { chain, seq, hash }
    : null;
}

export type CheckpointFault = Readonly<{ at: string; what: "changed" | "not-following" | "not-kept" }>;

export const checkpointFaultWords: Readonly<Record<CheckpointFault["what"], string>> = {
  changed: "is not what was recorded",
  "not-following": "does not follow the one before it",
  "not-kept": "is kept outside the database and is missing in it",
};

type Kept = Readonly<{ heads: string; hash: string }>;

/**
 * Checks the checkpoints of the database, the oldest first, and those kept outside it, in any order. Returns every head that an
 * unchanged checkpoint of either saw, and what does not fit.
 */
export function checkCheckpoints(
  inside: readonly Kept[],
  outside: readonly Kept[],
  hashOf: Hash,
): Readonly<{ seen: readonly Head[]; faults: readonly CheckpointFault[] }> {
  const faults: CheckpointFault[] = [];
  const seen: Head[] = [];
  const known = new Set<string>();
  let before = "";
  const check = ({ heads: text, hash }: Kept, follows: boolean): boolean => {
    const heads = readHeads(text);
    if (!heads || hashOf(text) !== hash) {
      faults.push({ at: heads?.at ?? "", what: "changed" });
      return false;
    }
    if (follows && heads.after !== before) faults.push({ at: heads.at, what: "not-following" });
    // One by one: there may be more than a call takes arguments.
    for (const head of heads.grown) seen.push(head);
    return true;
  };
  for (const kept of inside) {
    check(kept, true);
    before = kept.hash;
    known.add(kept.hash);
  }
  for (const kept of outside) {
    if (known.has(kept.hash)) continue;
    if (check(kept, false)) faults.push({ at: readHeads(kept.heads)?.at ?? "", what: "not-kept" });
  }
  return { seen, faults };
}
