import { megabyte } from "@/domain/evidence/size";
import { type Answer, type Sending, type Sent, sentBy } from "./sent";

/** The most that goes in one request; the portal takes no more in one piece (server/evidence/receive-piece.ts). */
export const pieceLength = 4 * megabyte;

type Asking = Readonly<{
  method: "GET" | "PUT" | "POST";
  address: string;
  headers: Readonly<Record<string, string>>;
  body?: Blob;
  onProgress?: (sent: number) => void;
  signal: AbortSignal;
}>;
export type Post = (asking: Asking) => Promise<Answer | null>;

export const headersOf = ({ id, name }: Readonly<{ id: string; name: string }>) => ({
  "x-filename": encodeURIComponent(name),
  "x-evidence-id": id,
});

/** How long to wait before the line is tried again, in turn; after the last the person decides. */
const patience = [1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Sends a file piece by piece, going on from what the portal says has come: after a broken line, after a pause, or in another process.
 * A line that breaks is tried again by itself a few times; each piece that comes begins the patience anew.
 */
export async function sendInPieces(
  sending: Sending,
  post: Post,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((later) => setTimeout(later, ms)),
): Promise<Sent> {
  let so: Standing = { from: unknown, most: unknown, broken: 0 };
  for (;;) {
    const got = await next(sending, post, so.from);
    const came = cameBy(got);
    const ended = endedBy(got, came, sending.signal);
    if (ended) return ended;
    so = after(so, came);
    const pause = pauseAfter(so.broken);
    if (pause === null) return sentBy(came === null ? got : null, sending.signal);
    if (pause > 0) await wait(pause);
  }
}

/** Where to go on, as far as the portal has said; the most that had ever come; how often in turn nothing more came. */
type Standing = Readonly<{ from: number; most: number; broken: number }>;
const unknown = -1;

const cameBy = (got: Answer | null): number | null => (got?.status === 200 ? receivedIn(got.text) : null);

function endedBy(got: Answer | null, came: number | null, signal: AbortSignal): Sent | null {
  if (signal.aborted) return { kind: "stopped" };
  return came === null && !isPassing(got) ? sentBy(got, signal) : null;
}

function after({ most, broken }: Standing, came: number | null): Standing {
  if (came === null) return { from: unknown, most, broken: broken + 1 };
  return { from: came, most: Math.max(most, came), broken: came > most ? 0 : broken + 1 };
}

/** Null: it was tried often enough. */
const pauseAfter = (broken: number): number | null => (broken === 0 ? 0 : (patience[broken - 1] ?? null));

/** Asks how much has come, sends what is next of it, or, once all is there, has it attached. */
function next({ address, file, onProgress, signal, ...named }: Sending, post: Post, from: number) {
  const headers = headersOf(named);
  const pieces = address.replace("/evidence?", "/evidence/pieces?");
  if (from === unknown) return post({ method: "GET", address: pieces, headers, signal });
  onProgress(from);
  if (from >= file.size) {
    const whole = { ...headers, "x-evidence-pieces": String(file.size) };
    return post({ method: "POST", address, headers: whole, signal });
  }
  return post({
    method: "PUT",
    address: pieces,
    headers: { ...headers, "x-evidence-from": String(from), "content-type": "application/octet-stream" },
    body: file.slice(from, from + pieceLength),
    onProgress: (sent) => onProgress(from + sent),
    signal,
  });
}

/** No answer, or one of the moment's: another try may help. */
const isPassing = (got: Answer | null): boolean =>
  got === null || got.status === 408 || got.status === 429 || got.status >= 500 || isInterrupted(got);

const isInterrupted = ({ text }: Answer): boolean => read(text, "code") === "interrupted";

function receivedIn(text: string): number | null {
  const received = read(text, "received");
  return typeof received === "number" ? received : null;
}

function read(text: string, name: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return undefined;
    return Object.entries(parsed).find(([key]) => key === name)?.[1];
  } catch {
    return undefined;
  }
}
