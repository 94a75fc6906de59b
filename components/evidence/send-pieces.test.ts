import { beforeAll, describe, expect, it, vi } from "vitest";
import { type Post, pieceLength, sendInPieces } from "./send-pieces";

const size = pieceLength * 2 + 5;
const file = new File([new Uint8Array(size)], "scan.pcap");

/** A portal that keeps pieces, and does to each request first what the test says; null: it goes on as usual. */
function portal(
  first: (method: string, nth: number) => Awaited<ReturnType<Post>> | "lost-answer" | undefined,
) {
  const held = { received: 0, attached: 0, taken: 0, asked: [] as string[] };
  const taken = (from: number, length = 0) => {
    if (from !== held.received) return;
    held.received += length;
    held.taken += length;
  };
  const attached = () => {
    if (held.received !== size) return { status: 422, text: JSON.stringify({ code: "interrupted" }) };
    held.attached += 1;
    return { status: 201, text: JSON.stringify({ id: "1", alsoAt: [] }) };
  };
  const post: Post = async ({ method, headers, body }) => {
    held.asked.push(method);
    const instead = first(method, held.asked.filter((each) => each === method).length);
    if (instead !== undefined && instead !== "lost-answer") return instead;
    if (method === "PUT") taken(Number(headers["x-evidence-from"]), body?.size);
    const answer = method === "POST" ? attached() : null;
    if (instead === "lost-answer") return null;
    return answer ?? { status: 200, text: JSON.stringify({ received: held.received }) };
  };
  return { held, post };
}
const waits: number[] = [];
beforeAll(() => vi.stubGlobal("navigator", { onLine: true }));
const send = (post: Post, signal = new AbortController().signal) =>
  sendInPieces(
    {
      address: "/api/incidents/I/evidence?step=s",
      id: "1",
      name: "scan",
      file,
      onProgress: () => {},
      signal,
    },
    post,
    async (ms) => void waits.push(ms),
  );

describe("a large file", () => {
  it("goes in pieces, and is attached once all are there", async () => {
    const { held, post } = portal(() => undefined);
    expect(await send(post)).toEqual({ kind: "attached", notes: [] });
    expect(held).toMatchObject({ attached: 1, taken: size, asked: ["GET", "PUT", "PUT", "PUT", "POST"] });
  });

  it("goes on from what has come when the line breaks, and sends nothing twice", async () => {
    const { held, post } = portal((method, nth) => (method === "PUT" && nth === 2 ? null : undefined));
    expect(await send(post)).toMatchObject({ kind: "attached" });
    expect(held.taken).toBe(size);
  });

  it("goes on behind a piece whose answer was lost", async () => {
    const { held, post } = portal((method, nth) =>
      method === "PUT" && nth === 1 ? "lost-answer" : undefined,
    );
    expect(await send(post)).toMatchObject({ kind: "attached" });
    expect(held).toMatchObject({ taken: size, attached: 1 });
  });

  it("begins anew where its pieces are gone", async () => {
    const { held, post } = portal((method, nth) => {
      if (method === "POST" && nth === 1) held.received = 0;
      return undefined;
    });
    expect(await send(post)).toMatchObject({ kind: "attached" });
    expect(held).toMatchObject({ taken: 2 * size, attached: 1 });
  });

  it("waits longer each time, then leaves it to the person", async () => {
    waits.length = 0;
    const { post } = portal((method) => (method === "PUT" ? null : undefined));
    expect(await send(post)).toMatchObject({ kind: "not-arrived" });
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000].slice(0, waits.length));
    expect(waits.length).toBeGreaterThan(2);
    const full = { status: 507, text: JSON.stringify({ code: "no-space", sentence: "Full." }) };
    expect(await send(portal(() => full).post)).toEqual({ kind: "not-arrived", sentence: "Full." });
  });

  it("is refused at once where it may not come", async () => {
    const no = { status: 403, text: JSON.stringify({ code: "not-allowed", sentence: "No." }) };
    const { held, post } = portal(() => no);
    expect(await send(post)).toEqual({ kind: "refused", sentence: "No." });
    expect(held.asked).toEqual(["GET"]);
  });

  it("that was paused goes on where it was", async () => {
    const stop = new AbortController();
    const { held, post } = portal((method, nth) => {
      if (method === "PUT" && nth === 2) stop.abort();
      return undefined;
    });
    expect(await send(post, stop.signal)).toEqual({ kind: "stopped" });
    expect(held.received).toBe(2 * pieceLength);
    expect(await send(post)).toMatchObject({ kind: "attached" });
    expect(held.taken).toBe(size);
  });
});
