import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import type { ByteStream } from "@/lib/streams";
import { type EvidenceStore, NoBytes } from "../store";

export async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}
async function* breaking(): AsyncGenerator<Uint8Array> {
  yield* pieces("half of it");
  throw new Error("connection reset");
}
export const hashOf = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");
export const bytesOf = async (stream: ByteStream): Promise<Buffer> => {
  const read: Uint8Array[] = [];
  for await (const piece of stream) read.push(piece);
  return Buffer.concat(read);
};
export const textOf = async (stream: ByteStream): Promise<string> => (await bytesOf(stream)).toString();

export async function keepIn(store: EvidenceStore, text: string): Promise<string> {
  const held = await store.receive(pieces(text));
  try {
    await held.keep();
  } finally {
    await held.discard();
  }
  return held.sha256;
}

export async function listedIn(store: EvidenceStore, before: Date): Promise<readonly string[]> {
  const hashes: string[] = [];
  for await (const sha256 of store.keptBefore(before)) hashes.push(sha256);
  return hashes.sort();
}

const hour = 3_600_000;

/** What every store holds to, whatever it is made of; each test has a text of its own, since a store may be shared. */
export function storeContract(open: () => EvidenceStore): void {
  const own = (text: string) => `${text} ${crypto.randomUUID()}`;
  const ahead = async (ms: number) => new Date((await open().clock()).getTime() + ms);

  it("hashes and counts what arrives, shows it whole before it is kept, and gives it back", async () => {
    const [store, text] = [open(), own("switch port 14")];
    const held = await store.receive(pieces(text, "", ", ", "down"));
    const whole = `${text}, down`;
    expect(held).toMatchObject({ sha256: hashOf(whole), size: whole.length });
    expect(await readFile(held.path, "utf8")).toBe(whole);
    expect(await store.sizeOf(held.sha256)).toBeNull();
    await held.keep();
    await held.discard();
    expect(await store.sizeOf(held.sha256)).toBe(whole.length);
    expect(await textOf(store.read(held.sha256))).toBe(whole);
  });

  it("says that nothing is kept under a hash, and of nothing else", async () => {
    const none = hashOf(own("none"));
    expect(await open().sizeOf(none)).toBeNull();
    await expect(bytesOf(open().read(none))).rejects.toThrow(NoBytes);
    expect(await open().removeKeptBefore(none, await ahead(hour))).toBe(false);
    await expect(open().answers()).resolves.toBeUndefined();
  });

  it("keeps the same bytes once, also when both arrive at once", async () => {
    const text = own("same");
    await Promise.all([keepIn(open(), text), keepIn(open(), text)]);
    expect(await textOf(open().read(hashOf(text)))).toBe(text);
    const all = await listedIn(open(), await ahead(hour));
    expect(all.filter((sha256) => sha256 === hashOf(text))).toHaveLength(1);
  });

  it("keeps nothing when the line breaks, or when it is discarded", async () => {
    await expect(open().receive(breaking())).rejects.toThrow("connection reset");
    const refused = await open().receive(pieces(own("refused")));
    await refused.discard();
    await expect(readFile(refused.path)).rejects.toThrow("ENOENT");
    expect(await open().sizeOf(refused.sha256)).toBeNull();
  });

  it("gives bytes of many pieces back as they came", async () => {
    const text = own("0123456789").repeat(450_000);
    const sha256 = await keepIn(open(), text);
    expect(await open().sizeOf(sha256)).toBe(text.length);
    expect(hashOf(await bytesOf(open().read(sha256)))).toBe(sha256);
    expect(await open().sweepIncoming(await ahead(hour))).toBe(0);
  });

  it("counts age by a clock of its own, and removes only what is old enough", async () => {
    const sha256 = await keepIn(open(), own("old or not"));
    expect(Math.abs((await ahead(0)).getTime() - Date.now())).toBeLessThan(60_000);
    expect(await listedIn(open(), await ahead(-hour))).not.toContain(sha256);
    expect(await open().removeKeptBefore(sha256, await ahead(-hour))).toBe(false);
    expect(await listedIn(open(), await ahead(hour))).toContain(sha256);
    expect(await open().removeKeptBefore(sha256, await ahead(hour))).toBe(true);
    expect(await open().sizeOf(sha256)).toBeNull();
  });

  it("keeps the pieces of an upload, in whatever order they came, up to the first gap, until they are dropped", async () => {
    const { pieces: kept } = open();
    const upload = hashOf(own("upload"));
    const put = (from: number, text: string) => kept.put(upload, from, new TextEncoder().encode(text));
    expect(await kept.received(upload)).toBe(0);
    await put(0, "switch ");
    await put(12, "14");
    expect(await kept.received(upload)).toBe(7);
    await put(7, "port ");
    await put(7, "port ");
    // Any process that shares the store goes on.
    expect(await open().pieces.received(upload)).toBe(14);
    expect(await textOf(open().pieces.read(upload))).toBe("switch port 14");
    expect(await kept.received(hashOf(own("another")))).toBe(0);
    await kept.drop(upload);
    expect(await kept.received(upload)).toBe(0);
  });
}
