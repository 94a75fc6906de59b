import "server-only";
import { randomUUID } from "node:crypto";
import { access, constants, mkdir, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { piecesIn } from "./pieces";
import { isOlder, namesIn, orNothing, spool, statOf, sweepSpool } from "./spool";
import { type EvidenceStore, type Held, NoBytes } from "./store";

/** Evidence in a folder: a file under its hash, in aa/bb/; what has not arrived whole is in incoming/. */
export function localStore(folder: string): EvidenceStore {
  const incoming = join(folder, "incoming");
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  return {
    receive: async (source) => {
      const { sha256, size, path, discard } = await spool(incoming, source);
      return { sha256, size, path, discard, keep: () => keep(path, placeOf(sha256), folder) } satisfies Held;
    },
    pieces: localPieces(incoming),
    sizeOf: async (sha256) => (await statOf(placeOf(sha256)))?.size ?? null,
    read: (sha256) => read(sha256, placeOf(sha256)),
    answers: () => access(folder, constants.R_OK | constants.X_OK),
    clock: () => clockOf(incoming),
    sweepIncoming: (before) => sweepSpool(incoming, before),
    keptBefore: (before) => keptBefore(folder, before),
    removeKeptBefore: async (sha256, before) => {
      const path = placeOf(sha256);
      const kept = await statOf(path);
      if (!kept || kept.mtime >= before) return false;
      await rm(path, { force: true });
      return true;
    },
  };
}

/** Pieces are files beside what else arrives; each is there under its name only once it is whole and on the disk. */
const localPieces = (incoming: string) =>
  piecesIn({
    put: async (name, piece) => {
      const { path, discard } = await spool(incoming, [piece]);
      try {
        await rename(path, join(incoming, name));
      } finally {
        await discard();
      }
    },
    list: async (beginning) => {
      const found: { name: string; size: number }[] = [];
      for await (const name of namesIn(incoming)) {
        const there = name.startsWith(beginning) ? await statOf(join(incoming, name)) : null;
        if (there) found.push({ name, size: there.size });
      }
      return found;
    },
    read: (name) => read(name, join(incoming, name)),
    remove: (name) => rm(join(incoming, name), { force: true }),
  });

/** Moves a whole file to its place in one step; one that is there already has the same bytes and gives way to the fresh one. */
async function keep(path: string, place: string, folder: string): Promise<void> {
  const inner = dirname(place);
  await mkdir(inner, { recursive: true, mode: 0o700 });
  await rename(path, place);
  for (const changed of [inner, dirname(inner), folder]) await syncFolder(changed);
}

/** Makes a folder's entries durable; Windows does that by itself and refuses to be asked. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const pieceLength = 256 * 1024;

/** Opened when the first piece is asked for, so that a reader who never comes holds nothing open. */
async function* read(sha256: string, path: string): AsyncGenerator<Uint8Array> {
  const file = await orNothing(open(path, "r"));
  if (!file) throw new NoBytes(sha256);
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.allocUnsafe(pieceLength) });
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The time of the disk, which another machine may serve: a file that is made now says it. */
async function clockOf(incoming: string): Promise<Date> {
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const path = join(incoming, randomUUID());
  const file = await open(path, "wx", 0o600);
  try {
    return (await file.stat()).mtime;
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

async function* keptBefore(folder: string, before: Date): AsyncGenerator<string> {
  for await (const path of keptFiles(folder, 2)) {
    if (await isOlder(path, before)) yield basename(path);
  }
}

/** The files under their hashes, below that many folders of two digits. */
async function* keptFiles(folder: string, depth: number): AsyncGenerator<string> {
  const wanted = depth > 0 ? /^[0-9a-f]{2}$/ : /^[0-9a-f]{64}$/;
  for await (const name of namesIn(folder)) {
    if (!wanted.test(name)) continue;
    if (depth > 0) yield* keptFiles(join(folder, name), depth - 1);
    else yield join(folder, name);
  }
}
