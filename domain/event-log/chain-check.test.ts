import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkChains, type Head, type StoredEntry } from "./chain-check";
import { checkCheckpoints, readHeads, takeCheckpoint } from "./checkpoint";
import { type Entry, hashedText } from "./entry";

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

function link(entry: Omit<Entry, "prevHash">, prevHash: string): StoredEntry {
  const linked = { ...entry, prevHash };
  return { ...linked, hash: hashOf(hashedText(linked)) };
}

/** A log of chains "a", "b", … with so many entries each. */
function log(lengths: readonly number[], word = "kept"): StoredEntry[] {
  return lengths.flatMap((length, index) => {
    const chain = String.fromCharCode(97 + index);
    const entries: StoredEntry[] = [];
    for (let seq = 1; seq <= length; seq += 1) {
      const entry = {
        ...{ id: `${chain}${seq}`, chain, seq, type: "step.completed", at: "2026-03-01T10:00:00.000Z" },
        ...{ siteId: null, incidentId: null, subjectId: null, actorKind: "person", actorId: null },
        ...{ actorName: "Cora", sessionId: null, address: null, payload: JSON.stringify({ word, seq }) },
      };
      entries.push(link(entry, entries.at(-1)?.hash ?? ""));
    }
    return entries;
  });
}

const headsOf = (entries: readonly StoredEntry[]): Head[] =>
  [...new Set(entries.map(({ chain }) => chain))].map((chain) => {
    const last = entries.filter((entry) => entry.chain === chain).at(-1);
    return { chain, seq: last?.seq ?? 0, hash: last?.hash ?? "" };
  });

function check(entries: readonly StoredEntry[], heads: readonly Head[], seen: readonly Head[] = []) {
  const chains = checkChains(heads, seen, hashOf);
  for (const entry of entries) chains.walk(entry);
  return chains.end();
}

const lengths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });
const place = fc.nat({ max: 1000 });

describe("a log whose entries were all kept", () => {
  test("fits, with every checkpoint that was ever taken of it", () => {
    fc.assert(
      fc.property(lengths, (of) => {
        const entries = log(of);
        const seen = entries.map(({ chain, seq, hash }) => ({ chain, seq, hash }));
        const found = check(entries, headsOf(entries), seen);
        expect(found).toEqual({ entries: entries.length, chains: of.length, faults: [] });
      }),
    );
  });
});

describe("a log that somebody changed is found out, at the first entry that does not fit", () => {
  test("each field of an entry, changed in place", () => {
    fc.assert(
      fc.property(lengths, place, fc.nat({ max: 14 }), (of, which, field) => {
        const entries = log(of);
        const index = which % entries.length;
        const kept = entries[index];
        if (!kept) return;
        const name = Object.keys(kept).filter((key) => key !== "chain")[field] ?? "payload";
        const value = name === "seq" ? kept.seq + 0.5 : `${String(Reflect.get(kept, name))}x`;
        const changed = entries.with(index, { ...kept, [name]: value });
        const { faults } = check(changed, headsOf(entries));
        expect(faults).toHaveLength(1);
        expect(faults[0]?.chain).toBe(kept.chain);
        expect(faults[0]?.seq).toBeLessThanOrEqual(kept.seq + 1);
      }),
    );
  });

  test("an entry taken away, wherever it stood", () => {
    fc.assert(
      fc.property(lengths, place, (of, which) => {
        const entries = log(of);
        const gone = entries[which % entries.length];
        const { faults } = check(
          entries.filter((entry) => entry !== gone),
          headsOf(entries),
        );
        expect(faults).toMatchObject([{ chain: gone?.chain, seq: gone?.seq }]);
      }),
    );
  });

  test("an entry put in, and two that changed places", () => {
    const entries = log([4]);
    const [first, second, third, fourth] = entries as [StoredEntry, StoredEntry, StoredEntry, StoredEntry];
    const forged = link({ ...third, id: "forged" }, second.hash);
    expect(check([first, second, forged, fourth], headsOf(entries)).faults).toEqual([
      { chain: "a", seq: 4, what: "not-following" },
    ]);
    const swapped = [first, { ...third, seq: 2 }, { ...second, seq: 3 }, fourth];
    expect(check(swapped, headsOf(entries)).faults).toEqual([{ chain: "a", seq: 2, what: "not-following" }]);
    const more = link({ ...fourth, id: "more", seq: 5 }, fourth.hash);
    expect(check([...entries, more], headsOf(entries)).faults).toEqual([
      { chain: "a", seq: 5, what: "end-unknown" },
    ]);
  });

  test("a chain written anew from some entry on, its head too, is unlike the checkpoint that saw it", () => {
    const [entries, anew] = [log([3, 3]), log([3, 3], "forged")];
    const seen = headsOf(entries);
    expect(check(anew, headsOf(anew)).faults).toEqual([]);
    expect(check(anew, headsOf(anew), seen).faults).toEqual([
      { chain: "a", seq: 3, what: "unlike-checkpoint" },
      { chain: "b", seq: 3, what: "unlike-checkpoint" },
    ]);
  });

  test("a chain cut at its end, or gone as a whole, with its head", () => {
    const entries = log([3, 2]);
    const seen = headsOf(entries);
    const cut = entries.filter(({ chain, seq }) => chain === "a" && seq < 3);
    expect(check(cut, headsOf(cut)).faults).toEqual([]);
    expect(check(cut, headsOf(cut), seen).faults).toEqual([
      { chain: "a", seq: 3, what: "end-missing" },
      { chain: "b", seq: 1, what: "end-missing" },
    ]);
  });
});

describe("checkpoints", () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute));
  const entries = log([2, 3]);
  const [a, b] = headsOf(entries) as [Head, Head];
  const first = takeCheckpoint("", at(0), [a], hashOf);
  const second = takeCheckpoint(first.hash, at(1), [b], hashOf);

  test("hold what they saw, and are a chain", () => {
    expect(readHeads(second.heads)).toEqual({ after: first.hash, at: at(1).toISOString(), grown: [b] });
    expect(checkCheckpoints([first, second], [second, first], hashOf)).toEqual({ seen: [a, b], faults: [] });
  });

  test("changed, left out, or missing in the database are told; what one outside saw still counts", () => {
    const forged = { ...first, heads: first.heads.replace(a.hash, b.hash) };
    expect(checkCheckpoints([forged, second], [], hashOf).faults).toMatchObject([{ what: "changed" }]);
    expect(checkCheckpoints([second], [], hashOf).faults).toMatchObject([{ what: "not-following" }]);
    const lost = checkCheckpoints([], [first], hashOf);
    expect(lost).toEqual({ seen: [a], faults: [{ at: at(0).toISOString(), what: "not-kept" }] });
    expect(checkCheckpoints([{ heads: "[]", hash: hashOf("[]") }], [], hashOf).faults).toEqual([
      { at: "", what: "changed" },
    ]);
  });
});
