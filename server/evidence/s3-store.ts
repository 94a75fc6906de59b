import "server-only";
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { piecesIn } from "./pieces";
import { listObjects, removeUnfinished, upload } from "./s3-upload";
import { spool, sweepSpool } from "./spool";
import { type EvidenceStore, type Held, NoBytes, StoreAway } from "./store";

/** A bucket and the folder of this machine in which files are looked at before they go there. */
export type Bucket = Readonly<{ client: S3Client; bucket: string; spoolFolder: string }>;

const kept = "kept/";
const incoming = "incoming/";

/**
 * Evidence in a bucket of an S3-compatible service: an object under kept/ for each hash, there whole or not at all. incoming/ holds
 * pieces of what is on its way, and what tells the time.
 */
export function s3Store({ client, bucket, spoolFolder }: Bucket): EvidenceStore {
  const at = (key: string) => ({ Bucket: bucket, Key: key });
  const head = (key: string) => orNothing(client.send(new HeadObjectCommand(at(key))));
  const remove = (key: string) => client.send(new DeleteObjectCommand(at(key)));

  async function* readObject(key: string): AsyncGenerator<Uint8Array> {
    const found = await orNothing(client.send(new GetObjectCommand(at(key))));
    if (!(found?.Body instanceof Readable)) throw new NoBytes(key);
    let seen = 0;
    for await (const piece of found.Body) {
      seen += piece.length;
      yield piece;
    }
    if (seen !== found.ContentLength) throw new Error(`The service broke off in the middle of ${key}`);
  }

  return {
    receive: async (source) => {
      const { sha256, size, path, discard } = await spool(spoolFolder, source);
      const place = kept + sha256;
      return {
        sha256,
        size,
        path,
        discard,
        keep: () => orAway(upload({ client, bucket, place }, { path, size, sha256 })),
      } satisfies Held;
    },
    pieces: piecesIn({
      put: async (name, piece) =>
        void (await orAway(client.send(new PutObjectCommand({ ...at(incoming + name), Body: piece })))),
      list: async (beginning) => {
        const found: { name: string; size: number }[] = [];
        for await (const { key, size } of listObjects(client, bucket, incoming + beginning))
          found.push({ name: key.slice(incoming.length), size });
        return found;
      },
      read: (name) => readObject(incoming + name),
      remove: async (name) => void (await remove(incoming + name)),
    }),
    sizeOf: async (sha256) => (await head(kept + sha256))?.ContentLength ?? null,
    read: (sha256) => readObject(kept + sha256),
    answers: async () => void (await client.send(new HeadBucketCommand({ Bucket: bucket }))),
    clock: async () => {
      const key = `${incoming}clock-${randomUUID()}`;
      await client.send(new PutObjectCommand({ ...at(key), Body: "now" }));
      const found = await head(key);
      await remove(key);
      if (!found?.LastModified) throw new Error("The service says no time of what it keeps");
      return found.LastModified;
    },
    sweepIncoming: async (before) => {
      let removed = await sweepSpool(spoolFolder, before);
      for await (const { key, changed } of listObjects(client, bucket, incoming)) {
        if (changed >= before) continue;
        await remove(key);
        removed += 1;
      }
      return removed + (await removeUnfinished(client, bucket, before));
    },
    keptBefore: async function* (before) {
      for await (const { key, changed } of listObjects(client, bucket, kept))
        if (changed < before) yield key.slice(kept.length);
    },
    removeKeptBefore: async (sha256, before) => {
      const found = await head(kept + sha256);
      if (!found?.LastModified || found.LastModified >= before) return false;
      await remove(kept + sha256);
      return true;
    },
  };
}

/** What the service has under a key; null when it says that there is nothing, and only then. */
async function orNothing<Found>(ask: Promise<Found>): Promise<Found | null> {
  try {
    return await ask;
  } catch (fault) {
    if (fault instanceof S3ServiceException && fault.$metadata.httpStatusCode === 404) return null;
    throw new StoreAway(fault);
  }
}

async function orAway<Done>(ask: Promise<Done>): Promise<Done> {
  try {
    return await ask;
  } catch (fault) {
    throw new StoreAway(fault);
  }
}
