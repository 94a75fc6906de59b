import { type Entry, hashedText } from "./entry";

/** Takes the SHA-256 of a text, in hexadecimal. */
export type Hash = (text: string) => string;

export type StoredEntry = Entry & Readonly<{ hash: string }>;

/** Where a chain is said to end: its last entry's number and hash. */
export type Head = Readonly<{ chain: string; seq: number; hash: string }>;

/** What does not fit in a chain, at its first entry that does not fit. */
export type ChainFault = Readonly<{
  chain: string;
  seq: number;
  what: "missing" | "not-following" | "changed" | "end-missing" | "end-unknown" | "unlike-checkpoint";
}>;

export const faultWords: Readonly<Record<ChainFault["what"], string>> = {
  missing: "is missing",
  "not-following": "does not follow the one before it",
  changed: "is not what was recorded",
  "end-missing": "and what followed it are missing",
  "end-unknown": "is past the end that the log knows",
  "unlike-checkpoint": "is not what a checkpoint has seen",
};

type Walked = { chain: string; seq: number; hash: string; broken: boolean };
type Seen = ReadonlyMap<number, string>;

/** What of an entry does not fit behind the one before it; null: it fits. */
function linkFault(entry: StoredEntry, before: Walked, hashOf: Hash): ChainFault["what"] | null {
  if (entry.seq > before.seq + 1) return "missing";
  if (entry.seq <= before.seq || entry.prevHash !== before.hash) return "not-following";
  return entry.hash === hashOf(hashedText(entry)) ? null : "changed";
}

/** What of an entry does not fit, where nothing before it was broken. */
function entryFault(
  entry: StoredEntry,
  before: Walked,
  seen: Seen | undefined,
  hashOf: Hash,
): ChainFault | null {
  const { chain, seq, hash } = entry;
  if (before.broken) return null;
  const what = linkFault(entry, before, hashOf);
  if (what) return { chain, seq: what === "missing" ? before.seq + 1 : seq, what };
  const checkpoint = seen?.get(seq) ?? hash;
  return checkpoint === hash ? null : { chain, seq, what: "unlike-checkpoint" };
}

/** What is wrong with the end of a chain whose entries all fit; null: it ends where the log and the checkpoints know. */
function endFault(
  last: Walked,
  end: Head | undefined,
  seen: Seen | undefined,
): Omit<ChainFault, "chain"> | null {
  const known = Math.max(end?.seq ?? 0, ...(seen?.keys() ?? []));
  if (known > last.seq) return { seq: last.seq + 1, what: "end-missing" };
  return end?.seq === last.seq && end.hash === last.hash ? null : { seq: last.seq, what: "end-unknown" };
}

function byChain(heads: readonly Head[]): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Map<number, string>>();
  for (const { chain, seq, hash } of heads) {
    const ofChain = seen.get(chain) ?? new Map<number, string>();
    seen.set(chain, ofChain.set(seq, hash));
  }
  return seen;
}

/**
 * Checks entries that come in the order of their chains and numbers: each is what was hashed, follows the one before it, and is what
 * every checkpoint saw. Each chain's first fault is told, then nothing more of that chain; `end` tells what is missing at the ends.
 */
export function checkChains(heads: readonly Head[], seenByCheckpoints: readonly Head[], hashOf: Hash) {
  const ends = new Map(heads.map((head) => [head.chain, head]));
  const seen = byChain(seenByCheckpoints);
  const faults: ChainFault[] = [];
  const ended = new Set<string>();
  let at: Walked | null = null;
  let entries = 0;

  const finish = (last: Walked | null) => {
    if (!last) return;
    ended.add(last.chain);
    const fault = last.broken ? null : endFault(last, ends.get(last.chain), seen.get(last.chain));
    if (fault) faults.push({ chain: last.chain, ...fault });
  };

  const walk = (entry: StoredEntry) => {
    const { chain, seq, hash } = entry;
    if (at?.chain !== chain) finish(at);
    const before = at?.chain === chain ? at : { chain, seq: 0, hash: "", broken: false };
    const fault = entryFault(entry, before, seen.get(chain), hashOf);
    if (fault) faults.push(fault);
    at = { chain, seq, hash, broken: before.broken || fault !== null };
    entries += 1;
  };

  const end = () => {
    finish(at);
    at = null;
    const known = new Set([...ends.keys(), ...seen.keys()]);
    for (const chain of known) if (!ended.has(chain)) faults.push({ chain, seq: 1, what: "end-missing" });
    return { entries, chains: new Set([...known, ...ended]).size, faults };
  };

  return { walk, end };
}
