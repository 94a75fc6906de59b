import { type QuarantineWhy, quarantineWhys } from "@/domain/evidence/quarantine";
import { tellUploadState } from "@/domain/evidence/standing";

/** What became of sending a file. */
export type Sent =
  | Readonly<{ kind: "attached"; notes: readonly string[] }>
  | Readonly<{ kind: "refused"; sentence: string }>
  /** It may or may not have arrived; it is sent again under the same id. */
  | Readonly<{ kind: "not-arrived"; sentence: string }>
  | Readonly<{ kind: "stopped" }>;

export type Sending = Readonly<{
  address: string;
  id: string;
  name: string;
  file: File;
  onProgress: (sent: number) => void;
  signal: AbortSignal;
}>;

export type Answer = Readonly<{ status: number; text: string }>;

/** What came of a request that may have had no answer. */
export function sentBy(got: Answer | null, signal: AbortSignal): Sent {
  if (got) return readAnswer(got.status, got.text);
  return signal.aborted ? { kind: "stopped" } : { kind: "not-arrived", sentence: brokenOff() };
}

const brokenOff = () =>
  navigator.onLine ? "The portal did not answer. Kept on this device." : "No network. Kept on this device.";

/** What an answer means: another try helps where the fault was the moment's, not the file's. */
export function readAnswer(status: number, text: string): Sent {
  const answer = parsed(text);
  if (status === 201) return { kind: "attached", notes: notesOf(answer) };
  const sentence = sentenceOf(answer) ?? `The portal could not take the file (${status}).`;
  if (status === 401)
    return { kind: "not-arrived", sentence: "Signed out. Sign in again in another tab, then send it." };
  const passing = status >= 500 || status === 408 || status === 429 || codeOf(answer) === "interrupted";
  return { kind: passing ? "not-arrived" : "refused", sentence };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function textIn(answer: unknown, name: string): string | null {
  if (typeof answer !== "object" || answer === null) return null;
  const [, held] = Object.entries(answer).find(([key]) => key === name) ?? [];
  return typeof held === "string" ? held : null;
}

const sentenceOf = (answer: unknown) => textIn(answer, "sentence");
const codeOf = (answer: unknown) => textIn(answer, "code");

function notesOf(answer: unknown): readonly string[] {
  const state = textIn(answer, "state");
  const standing = state !== null && isUploadState(state) ? [tellUploadState(state)] : [];
  if (typeof answer !== "object" || answer === null || !("alsoAt" in answer)) return standing;
  const also = Array.isArray(answer.alsoAt) ? answer.alsoAt.filter((note) => typeof note === "string") : [];
  return [...standing, ...also];
}

const isUploadState = (state: string): state is QuarantineWhy | "scan-pending" =>
  state === "scan-pending" || quarantineWhys.some((why) => why === state);
