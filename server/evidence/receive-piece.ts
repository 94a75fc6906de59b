import "server-only";
import type { EvidenceRefusal } from "@/domain/evidence/refusal";
import { interruptedRefused, noSpaceRefused, storeAwayRefused } from "@/domain/evidence/refusal";
import { megabyte, tooLarge } from "@/domain/evidence/size";
import { env } from "@/lib/env";
import type { DoorRefusal } from "@/lib/form-state";
import { sha256 } from "@/lib/hash";
import { ok, type Result, refuse } from "@/lib/result";
import { atMost, BrokenOff, type ByteStream, fromSender, TooManyBytes } from "@/lib/streams";
import type { Caller, Running } from "../doors";
import { answerBefore } from "./look-again";
import { evidenceStore } from "./open-store";
import { type Arriving, admit, receiveFile } from "./receive-file";
import { codeOf } from "./spool";
import { StoreAway } from "./store";

/** The most of a piece; a sender whose line breaks sends no more than this again. */
export const pieceLength = 4 * megabyte;

type Received = Result<Readonly<{ received: number }>, EvidenceRefusal | DoorRefusal>;

/** Where the pieces of an upload are, known by its id and its sender, so that nobody else adds to it or learns of it. */
export const uploadName = (caller: Caller, id: string): string => sha256(`${caller.id} ${id}`);

/** How much of a file has come, asked by whoever goes on with it. */
export async function howMuchCame(
  caller: Caller,
  about: Arriving["about"],
  running: Running = {},
): Promise<Received> {
  const admitted = await admit(caller, about, running);
  if (!admitted.ok) return admitted;
  return ok({ received: await evidenceStore().pieces.received(uploadName(caller, admitted.value.about.id)) });
}

/**
 * Takes the next piece of a file, whole or not at all, and says how much has come. A piece that does not begin where the last one ended
 * is not taken: the sender goes on from what is said. Nothing of it is a file of the incident before it is attached as one.
 */
export async function receivePiece(
  caller: Caller,
  arriving: Readonly<{ about: Arriving["about"]; from: number; bytes: ByteStream }>,
  running: Running = {},
): Promise<Received> {
  const admitted = await admit(caller, arriving.about, running);
  if (!admitted.ok) return admitted;
  const { pieces } = evidenceStore();
  const upload = uploadName(caller, admitted.value.about.id);
  try {
    const received = await pieces.received(upload);
    if (arriving.from !== received) return ok({ received });
    const piece = await collected(arriving.bytes);
    const limit = env().EVIDENCE_MAX_MB * megabyte;
    if (received + piece.length > limit) return refuse(tooLarge(received + piece.length, limit));
    if (piece.length > 0) await pieces.put(upload, received, piece);
    return ok({ received: received + piece.length });
  } catch (fault) {
    const refusal = refusalFor(fault);
    if (!refusal) throw fault;
    return refuse(refusal);
  }
}

async function collected(bytes: ByteStream): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  for await (const piece of atMost(pieceLength, fromSender(bytes))) held.push(piece);
  return Buffer.concat(held);
}

function refusalFor(fault: unknown): EvidenceRefusal | null {
  const code = codeOf(fault);
  if (code === "ENOSPC" || code === "EDQUOT") return noSpaceRefused;
  if (fault instanceof StoreAway) return storeAwayRefused;
  if (fault instanceof TooManyBytes) return tooLarge(null, pieceLength);
  return fault instanceof BrokenOff ? interruptedRefused : null;
}

type Complete = Readonly<{ about: Arriving["about"]; size: number; callerAfter: Arriving["callerAfter"] }>;

/**
 * Attaches a file whose pieces have all come. Where its answer was lost and its pieces are let go of since, the same sent again is
 * answered as before.
 */
export async function receiveInPieces(
  caller: Caller,
  complete: Complete,
  running: Running = {},
): ReturnType<typeof receiveFile> {
  const bytes = evidenceStore().pieces.read(uploadName(caller, String(complete.about.id)));
  const outcome = await receiveFile(caller, { ...complete, bytes }, running);
  if (outcome.ok || outcome.refusal.code !== "interrupted") return outcome;
  const admitted = await admit(caller, complete.about, running);
  if (!admitted.ok) return admitted;
  const { id: requestId, key } = admitted.value.about;
  const before = await answerBefore({ actorId: caller.id, requestId, key, size: complete.size }, running);
  return before ? ok(before) : outcome;
}

/** Lets go of the pieces of a file that is attached. */
export const dropPieces = (caller: Caller, id: unknown): Promise<void> =>
  evidenceStore().pieces.drop(uploadName(caller, String(id)));
