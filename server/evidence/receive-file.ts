import "server-only";
import { z } from "zod";
import type { EvidenceAnswer } from "@/domain/evidence/answer";
import { captureOf } from "@/domain/evidence/capture-time";
import { headLength } from "@/domain/evidence/content";
import { nameToKeep, safeFileName } from "@/domain/evidence/file-name";
import {
  type EvidenceRefusal,
  emptyRefused,
  idTakenRefused,
  interruptedRefused,
  noSpaceRefused,
  storeAwayRefused,
} from "@/domain/evidence/refusal";
import { megabyte, tooLarge } from "@/domain/evidence/size";
import type { EvidenceId } from "@/domain/ids";
import { env } from "@/lib/env";
import type { DoorRefusal } from "@/lib/form-state";
import { ok, type Result, refuse } from "@/lib/result";
import { atMost, BrokenOff, type ByteStream, fromSender, lookedAt, TooManyBytes } from "@/lib/streams";
import { fieldErrors } from "../door-parts";
import type { Caller, Running } from "../doors";
import { attachEvidence } from "./attach-evidence";
import { evidenceId, offer } from "./fields";
import { inspectFile } from "./inspect/inspect-file";
import { settleDoubt } from "./look-again";
import { evidenceStore } from "./open-store";
import { readUploadTarget } from "./read-evidence";
import { readPorts } from "./read-ports";
import { scanPending } from "./scan-pending";
import { scanForNew } from "./scanner";
import { codeOf } from "./spool";
import { type Held, StoreAway } from "./store";

const upload = offer.extend({
  id: evidenceId,
  name: z.string({ error: "Give the name of the file" }).min(1).max(2000),
});
export type Upload = z.infer<typeof upload>;

/** A file on its way: what is said of it, and its bytes as they come. */
export type Arriving = Readonly<{
  about: { [Field in keyof Upload]: unknown };
  /** How many bytes the sender says it will send; null when it does not say. */
  size: number | null;
  bytes: ByteStream;
  /** Who sends once all bytes are here: a role that was taken away meanwhile attaches nothing. */
  callerAfter: () => Promise<Caller | null>;
}>;

type Outcome = Result<EvidenceAnswer, EvidenceRefusal | DoorRefusal>;

/**
 * Takes a file in: asks whether it may come, then takes its bytes, looks at what they are, makes them durable, and attaches
 * them. Until the last step there is nothing anybody could see; whatever fails leaves nothing behind.
 */
export async function receiveFile(
  caller: Caller,
  arriving: Arriving,
  running: Running = {},
): Promise<Outcome> {
  const admitted = await admit(caller, arriving.about, running);
  if (!admitted.ok) return admitted;
  const { about, zone } = admitted.value;
  const limit = env().EVIDENCE_MAX_MB * megabyte;
  if (arriving.size !== null && arriving.size > limit) return refuse(tooLarge(arriving.size, limit));
  return takeIn({ ...arriving, about, limit, zone }, running);
}

/** Whether a file may come, as it is said to be, before any of its bytes is taken. */
export async function admit(
  caller: Caller,
  said: Arriving["about"],
  running: Running,
): Promise<Result<Readonly<{ about: Upload; zone: string }>, EvidenceRefusal | DoorRefusal>> {
  const about = upload.safeParse(said);
  if (!about.success) {
    const fields = fieldErrors(about.error);
    return refuse({ code: "invalid", sentence: "The upload says too little about the file.", fields });
  }
  const target = await readUploadTarget(caller, about.data, running);
  if (!target) return refuse(notFound);
  if (!target.mayAttach) return refuse(notAllowed);
  return target.rule.ok ? ok({ about: about.data, zone: target.zone }) : target.rule;
}

type Admitted = Readonly<{
  about: Upload;
  size: number | null;
  bytes: ByteStream;
  callerAfter: () => Promise<Caller | null>;
  limit: number;
  zone: string;
}>;

async function takeIn(admitted: Admitted, running: Running): Promise<Outcome> {
  let head: Uint8Array = new Uint8Array(0);
  const look = (first: Uint8Array) => {
    head = first;
  };
  const bytes = lookedAt(headLength, look, atMost(admitted.limit, fromSender(admitted.bytes)));
  let held: Held | undefined;
  try {
    held = await evidenceStore().receive(bytes);
    const outcome = await attach(admitted, held, head, running);
    if (outcome.ok) await settleDoubt(held.sha256, running);
    return outcome;
  } catch (fault) {
    const refusal = refusalFor(fault, admitted);
    if (!refusal) throw fault;
    return refuse(refusal);
  } finally {
    await held?.discard();
  }
}

async function attach(
  { about, size, zone, callerAfter }: Admitted,
  held: Held,
  head: Uint8Array,
  running: Running,
): Promise<Outcome> {
  if (size !== null && size !== held.size) return refuse(interruptedRefused);
  if (held.size === 0) return refuse(emptyRefused);
  const looked = await lookAt(held, head, zone, running.now ?? new Date());
  if (!looked.ok) return looked;

  const caller = await callerAfter();
  if (!caller) return refuse(notAllowed);
  await held.keep();
  const { id, name, ...offered } = about;
  const { sha256, size: received } = held;
  const kept = nameToKeep(safeFileName(name), sha256, looked.value.quarantine);
  const file = { ...offered, ...looked.value, requestId: id, name: kept, sha256, size: received };
  const outcome = await attachEvidence(caller, { ...file, scan: scanForNew() }, running);
  if (outcome.ok) return ok(await scanned(outcome.value, running));
  return outcome.refusal.code === "request-reused" ? refuse(idTakenRefused) : outcome;
}

/** What is read of a file before it is attached. Of patient data not even the time it was taken is kept. */
async function lookAt({ path, size }: Held, head: Uint8Array, zone: string, now: Date) {
  const inspected = await inspectFile({ path, size, head });
  if (!inspected.ok) return inspected;
  const { mediaType, quarantine } = inspected.value;
  const portReading = await readPorts({ path, size, head, mediaType });
  const captured = quarantine ? null : captureOf(head, zone, now);
  const capturedAt = captured?.at.toISOString() ?? null;
  return ok({ ...inspected.value, portReading, capturedAt, capturedZone: captured?.zone ?? null });
}

/** The answer once the scanner was asked; where it could not be, the file is there and waits. */
async function scanned(answer: EvidenceAnswer, running: Running): Promise<EvidenceAnswer> {
  if (answer.state !== "scan-pending") return answer;
  // Safe because it is the id that the command has just answered.
  const id = answer.id as EvidenceId;
  return { ...answer, state: await scanPending(id, running) };
}

/** What a fault means to the person who sends; null when it is a fault of ours. */
function refusalFor(fault: unknown, { size, limit }: Admitted): EvidenceRefusal | null {
  if (fault instanceof TooManyBytes) return tooLarge(size, limit);
  if (fault instanceof BrokenOff) return interruptedRefused;
  const code = codeOf(fault);
  if (code === "ENOSPC" || code === "EDQUOT") return noSpaceRefused;
  return fault instanceof StoreAway ? storeAwayRefused : null;
}

// The same words as the door's own, so that nobody can tell which of the two answered.
const notFound = { code: "not-found", sentence: "This does not exist, or it is not yours to see." } as const;
const notAllowed = { code: "not-allowed", sentence: "Your role here does not allow this." } as const;
