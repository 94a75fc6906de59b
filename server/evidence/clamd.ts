import "server-only";
import { connect, type Socket } from "node:net";
import type { ScanOutcome } from "@/domain/evidence/scan";
import type { ByteStream } from "@/lib/streams";

/** Where the scanner listens. */
export type ScannerPlace = Readonly<{ path: string } | { host: string; port: number }>;

/** How long the scanner may say nothing. */
const patience = 60_000;
const longestAnswer = 4096;

/**
 * Sends bytes to clamd as they come (INSTREAM) and says what it answered. A scanner that is not there, breaks off, or did not
 * look at all of it leaves the file pending: nothing but its own "OK" makes one clean.
 */
export async function scanStream(
  place: ScannerPlace,
  source: ByteStream,
  waits = patience,
): Promise<ScanOutcome> {
  const socket = connect(place);
  socket.setTimeout(waits, () => socket.destroy(new Error("timed out")));
  try {
    const answer = answerOf(socket);
    // It may answer, and hang up, before everything was sent: what it said counts, not that the rest found nobody.
    await Promise.race([send(socket, source), answer]);
    return readAnswer(await answer);
  } catch {
    return { state: "pending", told: "The scanner could not be reached." };
  } finally {
    socket.destroy();
  }
}

async function send(socket: Socket, source: ByteStream): Promise<void> {
  await write(socket, Buffer.from("zINSTREAM\0"));
  for await (const piece of source) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    await write(socket, Buffer.concat([length, piece]));
  }
  await write(socket, Buffer.alloc(4));
}

const write = (socket: Socket, bytes: Uint8Array) =>
  new Promise<void>((resolve, reject) => {
    socket.write(bytes, (fault) => (fault ? reject(fault) : resolve()));
  });

const answerOf = (socket: Socket) =>
  new Promise<string>((resolve, reject) => {
    let text = "";
    socket.on("data", (bytes: Buffer) => {
      text += bytes.toString("latin1");
      if (text.includes("\0") || text.length > longestAnswer) resolve(text.replace(/\0[\s\S]*$/, ""));
    });
    socket.on("error", reject);
    socket.on("close", () => (text === "" ? reject(new Error("no answer")) : resolve(text)));
  });

function readAnswer(text: string): ScanOutcome {
  if (text === "stream: OK") return { state: "clean", told: null };
  const [, found] = /^stream: ([\w./:-]{1,120}) FOUND$/.exec(text) ?? [];
  if (found) return { state: "infected", told: found };
  const tooLong = /size limit exceeded/i.test(text);
  return {
    state: "pending",
    told: tooLong
      ? "The file is larger than the scanner takes."
      : "The scanner gave no answer that can be read.",
  };
}
