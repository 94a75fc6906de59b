import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ByteStream } from "@/lib/streams";
import { localStore } from "./local-store";
import type { EvidenceStore } from "./store";
import { storeContract } from "./testing/store-contract";

let folder: string;
let store: EvidenceStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "evidence-"));
  store = localStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}
async function* breaking(): AsyncGenerator<Uint8Array> {
  yield* pieces("half of it");
  throw new Error("connection reset");
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const textOf = async (stream: ByteStream) => {
  const read: Uint8Array[] = [];
  for await (const piece of stream) read.push(piece);
  return Buffer.concat(read).toString();
};
const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const incoming = () => readdir(join(folder, "incoming"));
const keep = async (text: string) => {
  const held = await store.receive(pieces(text));
  await held.keep();
  return held.sha256;
};
const listed = async (before: Date) => {
  const hashes: string[] = [];
  for await (const sha256 of store.keptBefore(before)) hashes.push(sha256);
  return hashes.sort();
};
const yesterday = new Date(Date.now() - 25 * 3_600_000);
const dayAgo = new Date(Date.now() - 24 * 3_600_000);

describe("a folder", () => storeContract(() => store));

describe("bytes that arrive", () => {
  it("are hashed and counted, and kept under their hash in folders of two digits", async () => {
    const held = await store.receive(pieces("switch port 14", "", ", ", "down"));
    expect(held).toMatchObject({ sha256: hashOf("switch port 14, down"), size: 20 });
    expect(await store.sizeOf(held.sha256)).toBeNull();
    await held.keep();
    expect(await readFile(placeOf(held.sha256), "utf8")).toBe("switch port 14, down");
    expect(await store.sizeOf(held.sha256)).toBe(20);
    expect(await textOf(store.read(held.sha256))).toBe("switch port 14, down");
    expect(await incoming()).toEqual([]);
  });

  it("are readable by nobody else on the machine", async () => {
    const sha256 = await keep("secret");
    expect((await stat(placeOf(sha256))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, "incoming"))).mode & 0o077).toBe(0);
  });

  it("twice are kept once, also when both arrive at once", async () => {
    const [first, second] = await Promise.all([store.receive(pieces("same")), store.receive(pieces("same"))]);
    await Promise.all([first?.keep(), second?.keep()]);
    expect(await textOf(store.read(hashOf("same")))).toBe("same");
    expect(await listed(new Date(Date.now() + 1000))).toEqual([hashOf("same")]);
    expect(await incoming()).toEqual([]);
  });

  it("leave nothing when the line breaks", async () => {
    await expect(store.receive(breaking())).rejects.toThrow("connection reset");
    expect(await incoming()).toEqual([]);
  });

  it("leave nothing when they are discarded, and stay when they were kept", async () => {
    const refused = await store.receive(pieces("refused"));
    await refused.discard();
    expect(await incoming()).toEqual([]);
    const kept = await store.receive(pieces("kept"));
    await kept.keep();
    await kept.discard();
    expect(await store.sizeOf(kept.sha256)).toBe(4);
  });

  it("of more than one piece come back whole when they are read", async () => {
    const text = "0123456789".repeat(100_000);
    expect(await textOf(store.read(await keep(text)))).toBe(text);
  });
});

describe("sweeping", () => {
  it("removes what a process left behind long ago, and nothing that is still arriving", async () => {
    const live = await store.receive(pieces("live"));
    const left = join(folder, "incoming", "left");
    await writeFile(left, "half");
    await utimes(left, yesterday, yesterday);
    expect(await store.sweepIncoming(dayAgo)).toBe(1);
    expect(await incoming()).toHaveLength(1);
    await live.keep();
    expect(await store.sizeOf(live.sha256)).toBe(4);
  });

  it("finds nothing where nothing was ever kept", async () => {
    expect(await store.sweepIncoming(new Date())).toBe(0);
    expect(await listed(new Date())).toEqual([]);
  });

  it("names only what was kept before a time, and leaves other files alone", async () => {
    const [old] = [await keep("old"), await keep("fresh")];
    await utimes(placeOf(old), yesterday, yesterday);
    await writeFile(join(folder, "README"), "not ours");
    expect(await listed(dayAgo)).toEqual([old]);
  });

  it("does not remove bytes that arrived again meanwhile", async () => {
    const sha256 = await keep("again");
    await utimes(placeOf(sha256), yesterday, yesterday);
    expect(await listed(dayAgo)).toEqual([sha256]);
    await keep("again");
    expect(await store.removeKeptBefore(sha256, dayAgo)).toBe(false);
    await utimes(placeOf(sha256), yesterday, yesterday);
    expect(await store.removeKeptBefore(sha256, dayAgo)).toBe(true);
    expect(await store.sizeOf(sha256)).toBeNull();
  });
});
