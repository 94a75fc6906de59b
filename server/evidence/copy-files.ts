import "server-only";
import type { Database } from "@/db/client";
import { listStored, type StoredBytes } from "@/db/stored-bytes";
import { faultOf } from "@/domain/evidence/verification";
import { checkedBytes, readBack } from "./read-back";
import type { EvidenceStore } from "./store";

export type Copied = Readonly<{ copied: number; there: number; bytes: number; failed: readonly string[] }>;

/**
 * Copies every file that is known from one store to another, and reads each back there. What is there already and whole is left; so
 * the command may be broken off and run again, and is run a last time once nobody attaches files any more. Nothing is removed.
 */
export async function copyFiles(on: Database, from: EvidenceStore, to: EvidenceStore): Promise<Copied> {
  let so: Copied = { copied: 0, there: 0, bytes: 0, failed: [] };
  for (let after = ""; ; ) {
    const batch = await on.transaction((tx) => listStored(tx, after, 500));
    for (const stored of batch) so = adding(so, stored, await copyOne(stored, from, to));
    const last = batch.at(-1);
    if (!last) return so;
    after = last.sha256;
  }
}

type Became = "copied" | "there" | "failed";

function adding(so: Copied, { sha256, size }: StoredBytes, became: Became): Copied {
  if (became === "failed") return { ...so, failed: [...so.failed, sha256] };
  if (became === "there") return { ...so, there: so.there + 1 };
  return { ...so, copied: so.copied + 1, bytes: so.bytes + size };
}

async function copyOne(stored: StoredBytes, from: EvidenceStore, to: EvidenceStore): Promise<Became> {
  const wholeThere = async () => faultOf(stored, await readBack(to, stored.sha256)) === null;
  if ((await to.sizeOf(stored.sha256)) === stored.size && (await wholeThere())) return "there";
  try {
    const held = await to.receive(checkedBytes(from, stored, () => undefined));
    try {
      await held.keep();
    } finally {
      await held.discard();
    }
  } catch (fault) {
    console.error(`${stored.sha256} could not be copied.`, fault);
    return "failed";
  }
  return (await wholeThere()) ? "copied" : "failed";
}
