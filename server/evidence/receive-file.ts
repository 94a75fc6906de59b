import "server-only";
import { z } from "zod";
import type { EvidenceAnswer } from "@/domain/evidence/answer";
import { capturedAt } from "@/domain/evidence/capture-time";
import { decideContent, headLength } from "@/domain/evidence/content";
import { safeFileName } from "@/domain/evidence/file-name";
import { isDicom } from "@/domain/evidence/recognise";
import {
  dicomRefused,
  type EvidenceRefusal,
  emptyRefused,
  idTakenRefused,
  interruptedRefused,
  noSpaceRefused,
  storeAwayRefused,
} from "@/domain/evidence/refusal";
import { megabyte, tooLarge } from "@/domain/evidence/size";
import { env } from "@/lib/env";
import type { DoorRefusal } from "@/lib/form-state";
import { ok, type Result, refuse } from "@/lib/result";
import { atMost, BrokenOff, type ByteStream, fromSender, lookedAt, TooManyBytes } from "@/lib/streams";
import { fieldErrors } from "../door-parts";
import type { Caller, Running } from "../doors";
import { attachEvidence } from "./attach-evidence";
import { evidenceId, offer } from "./fields";
import { settleDoubt } from "./look-again";
import { evidenceStore } from "./open-store";
import { readUploadTarget } from "./read-evidence";
import { readPorts } from "./read-ports";
import { sniff } from "./sniff";
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
    // Patient data is turned away before any of it touches the disk.
    if (isDicom(first)) throw new NotTaken(dicomRefused);
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
  const content = decideContent(head, await sniff(held.path));
  if (!content.ok) return content;

  const mediaType = content.value;
  const portReading = await readPorts({ path: held.path, size: held.size, head, mediaType });

  const caller = await callerAfter();
  if (!caller) return refuse(notAllowed);
  await held.keep();
  const { id, name, ...offered } = about;
  const captured = capturedAt(head, zone, running.now ?? new Date());
  const outcome = await attachEvidence(
    caller,
    {
      ...offered,
      requestId: id,
      name: safeFileName(name),
      sha256: held.sha256,
      size: held.size,
      mediaType,
      portReading,
      capturedAt: captured?.toISOString() ?? null,
    },
    running,
  );
  const reused = !outcome.ok && outcome.refusal.code === "request-reused";
  return reused ? refuse(idTakenRefused) : outcome;
}

/** A look at the first bytes that ends the upload. */
class NotTaken extends Error {
  constructor(readonly refusal: EvidenceRefusal) {
    super(refusal.code);
  }
}

/** What a fault means to the person who sends; null when it is a fault of ours. */
function refusalFor(fault: unknown, { size, limit }: Admitted): EvidenceRefusal | null {
  if (fault instanceof NotTaken) return fault.refusal;
  if (fault instanceof TooManyBytes) return tooLarge(size, limit);
  if (fault instanceof BrokenOff) return interruptedRefused;
  const code = codeOf(fault);
  if (code === "ENOSPC" || code === "EDQUOT") return noSpaceRefused;
  return fault instanceof StoreAway ? storeAwayRefused : null;
}

// The same words as the door's own, so that nobody can tell which of the two answered.
const notFound = { code: "not-found", sentence: "This does not exist, or it is not yours to see." } as const;
const notAllowed = { code: "not-allowed", sentence: "Your role here does not allow this." } as const;
