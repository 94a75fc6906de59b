import { createServer, type Server, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { scanStream } from "./clamd";
import { eicar, findClamd, scannerAt } from "./testing/clamd";
import { zipPacked } from "./testing/files";

async function* pieces(...content: (string | Uint8Array)[]) {
  for (const piece of content) yield typeof piece === "string" ? Buffer.from(piece) : piece;
}

describe("what a scanner answers", () => {
  let server: Server | undefined;
  afterEach(() => server?.close());
  async function answering(answer: (socket: Socket) => void) {
    const listening = createServer((socket) => {
      socket.on("error", () => undefined);
      answer(socket);
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    const address = listening.address();
    if (address === null || typeof address === "string") throw new Error("The server has a port");
    return scanStream({ host: "127.0.0.1", port: address.port }, pieces("some bytes"), 500);
  }

  it.each([
    ["stream: OK\0", "clean"],
    ["stream: Win.Test.EICAR_HDB-1 FOUND\0", "infected"],
    ["INSTREAM size limit exceeded. ERROR\0", "pending"],
    ["stream: OK or not\0", "pending"],
    ["OK\0", "pending"],
    ["\0", "pending"],
    ["stream: Can't allocate memory ERROR\0", "pending"],
  ])("%j is %s", async (text, state) => {
    expect(await answering((socket) => socket.once("data", () => socket.end(text)))).toMatchObject({ state });
  });

  it("is nothing, and so the file waits, where it hangs up or falls silent", async () => {
    expect(await answering((socket) => socket.destroy())).toMatchObject({ state: "pending" });
    server?.close();
    expect(await answering(() => undefined)).toMatchObject({ state: "pending" });
  });

  it("is nothing where nobody listens", async () => {
    expect(await scanStream({ path: "/nowhere/clamd" }, pieces("some bytes"))).toMatchObject({
      state: "pending",
    });
  });
});

const clamd = findClamd();
describe.skipIf(!clamd)("the scanner clamd itself", () => {
  const scanner = scannerAt(clamd ?? "");
  beforeAll(() => scanner.start());
  afterAll(async () => {
    await scanner.stop();
    scanner.remove();
  });
  const scan = (...content: (string | Uint8Array)[]) =>
    scanStream({ path: scanner.socket }, pieces(...content));

  it("finds what it knows, in an archive too, however the bytes are cut", async () => {
    expect(await scan(eicar)).toEqual({ state: "infected", told: "Local.Test.EICAR.UNOFFICIAL" });
    expect(await scan(eicar.slice(0, 20), eicar.slice(20))).toMatchObject({ state: "infected" });
    expect(await scan(zipPacked({ a: Buffer.from(eicar) }))).toMatchObject({ state: "infected" });
  });

  it("finds nothing in other files", async () => {
    expect(await scan("port 14 down\n")).toEqual({ state: "clean", told: null });
  });

  it("says of a file that is larger than it takes nothing, so that it waits", async () => {
    expect(await scan(Buffer.alloc(3_000_000, "x"))).toMatchObject({ state: "pending" });
  });
});
