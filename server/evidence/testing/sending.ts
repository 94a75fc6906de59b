import { createHash } from "node:crypto";
import type { ByteStream } from "@/lib/streams";
import type { Caller, Running } from "@/server/doors";
import { receiveFile, type Upload } from "../receive-file";

export const confirming = "confirm-affected";
export const versionScreen = "photo-or-export-of-the-version-screen";
export const bytes = (text: string): Buffer => Buffer.from(text, "latin1");
export const hashOf = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

export async function* inPieces(content: string | Uint8Array, length = 100_000): AsyncGenerator<Uint8Array> {
  const whole = typeof content === "string" ? Buffer.from(content) : content;
  for (let at = 0; at < whole.length; at += length) yield whole.subarray(at, at + length);
}

type Sent = Readonly<{
  about?: Partial<Record<keyof Upload, unknown>>;
  content?: string | Uint8Array;
  stream?: ByteStream;
  size?: number | null;
  /** Who the sender is once the bytes are here; the same unless told otherwise. */
  after?: Caller | null;
}>;

/** Sends a file to an incident, as what its first step asks for unless told otherwise. */
export function send(caller: Caller, key: string, sent: Sent, running: Running) {
  const content = sent.content ?? "port 14 down\n";
  const about = {
    id: crypto.randomUUID(),
    key,
    stepKey: confirming,
    requirement: versionScreen,
    supersedes: null,
    name: "IMG_2291.txt",
    ...sent.about,
  };
  const size = sent.size === undefined ? Buffer.from(content).length : sent.size;
  const callerAfter = async () => (sent.after === undefined ? caller : sent.after);
  return receiveFile(caller, { about, size, bytes: sent.stream ?? inPieces(content), callerAfter }, running);
}
