import { describe, expect, it } from "vitest";
import {
  atMost,
  BrokenOff,
  type ByteStream,
  bodyOf,
  fromSender,
  lookedAt,
  TooManyBytes,
  toWebStream,
} from "./streams";

type Source = Readonly<{ stream: ByteStream; taken: () => number; ended: () => boolean }>;

/** Pieces of one letter each, which tells how many were taken and whether it was let go. */
function source(...pieces: readonly string[]): Source {
  let [taken, ended] = [0, false];
  async function* stream() {
    try {
      for (const piece of pieces) {
        taken += 1;
        yield new TextEncoder().encode(piece);
      }
    } finally {
      ended = true;
    }
  }
  return { stream: stream(), taken: () => taken, ended: () => ended };
}

async function text(stream: ByteStream): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe("a stream with a limit", () => {
  it("passes up to the limit and not one byte more", async () => {
    expect(await text(atMost(6, source("abc", "def").stream))).toBe("abcdef");
    await expect(text(atMost(5, source("abc", "def").stream))).rejects.toBeInstanceOf(TooManyBytes);
  });

  it("stops taking as soon as it is exceeded, and lets its source go", async () => {
    const endless = source("abc", "def", "ghi", "jkl");
    await expect(text(atMost(4, endless.stream))).rejects.toThrow();
    expect(endless.taken()).toBe(2);
    expect(endless.ended()).toBe(true);
  });
});

describe("a stream that is looked at", () => {
  it("shows its first bytes once, and hands all of them on", async () => {
    const seen: string[] = [];
    const look = (head: Uint8Array) => void seen.push(Buffer.from(head).toString());
    expect(await text(lookedAt(4, look, source("ab", "cdef", "gh").stream))).toBe("abcdefgh");
    expect(seen).toEqual(["abcd"]);
  });

  it("shows what there is when there is less, also nothing", async () => {
    const seen: string[] = [];
    const look = (head: Uint8Array) => void seen.push(Buffer.from(head).toString());
    expect(await text(lookedAt(4, look, source("ab").stream))).toBe("ab");
    expect(await text(lookedAt(4, look, source().stream))).toBe("");
    expect(seen).toEqual(["ab", ""]);
  });

  it("hands on nothing when the look throws, and lets its source go", async () => {
    const held = source("ab", "cd", "ef");
    const handed: string[] = [];
    const look = () => {
      throw new Error("no");
    };
    const run = async () => {
      for await (const piece of lookedAt(4, look, held.stream)) handed.push(Buffer.from(piece).toString());
    };
    await expect(run()).rejects.toThrow("no");
    expect(handed).toEqual([]);
    expect(held.taken()).toBe(2);
    expect(held.ended()).toBe(true);
  });
});

describe("a stream from a sender", () => {
  it("that breaks off is told apart from a receiver that fails", async () => {
    async function* broken() {
      yield new TextEncoder().encode("ab");
      throw new Error("connection reset");
    }
    await expect(text(fromSender(broken()))).rejects.toBeInstanceOf(BrokenOff);
    const failing = async () => {
      for await (const _piece of fromSender(source("ab").stream)) throw new Error("disk");
    };
    await expect(failing()).rejects.toThrow("disk");
  });
});

describe("a stream of the web", () => {
  it("carries all bytes", async () => {
    expect(await new Response(toWebStream(source("abc", "def").stream)).text()).toBe("abcdef");
  });

  it("takes no more than its reader wants, and lets its source go when the reader leaves", async () => {
    const long = source("a", "b", "c", "d", "e", "f");
    const reader = toWebStream(long.stream).getReader();
    await reader.read();
    expect(long.taken()).toBeLessThanOrEqual(3);
    await reader.cancel();
    expect(long.ended()).toBe(true);
  });
});

describe("the body of a request", () => {
  it("is read whole, and is empty where there is none", async () => {
    expect(await text(bodyOf(toWebStream(source("abc", "def").stream)).bytes)).toBe("abcdef");
    expect(await text(bodyOf(null).bytes)).toBe("");
  });

  it("that was read in part, or not at all, is taken to its end and forgotten", async () => {
    for (const most of [0, 4]) {
      const sent = source("abc", "def", "ghi");
      const body = bodyOf(toWebStream(sent.stream));
      if (most > 0) await expect(text(atMost(most, body.bytes))).rejects.toBeInstanceOf(TooManyBytes);
      body.letGo();
      await expect.poll(sent.ended).toBe(true);
      expect(sent.taken()).toBe(3);
    }
  });

  it("whose sender hangs up while it is forgotten is no fault of anybody", async () => {
    let hungUp = false;
    const stream = new ReadableStream<Uint8Array>({
      pull: () => {
        hungUp = true;
        throw new Error("connection reset");
      },
    });
    bodyOf(stream).letGo();
    await expect.poll(() => hungUp).toBe(true);
  });
});
