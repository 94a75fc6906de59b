import "server-only";
import { attachedBefore } from "@/db/attached-before";
import { database } from "@/db/client";
import { findEvidence } from "@/db/evidence";
import { findStored } from "@/db/stored-bytes";
import type { Running } from "../doors";
import { evidenceId } from "./fields";
import { evidenceStore } from "./open-store";
import { verifyHash, verifyOne } from "./verify-files";

/** Reads the bytes of a file back now, because somebody who asked for it was not given them. */
export async function lookAgain(
  id: string,
  { on = database(), now = new Date() }: Running = {},
): Promise<void> {
  const file = await on.transaction((tx) => findEvidence(tx, evidenceId.parse(id)));
  if (file) await verifyHash(on, evidenceStore(), file.sha256, now);
}

/** Bytes that were found wrong are whole again once the same file came anew. */
export async function settleDoubt(sha256: string, { on, now = new Date() }: Running): Promise<void> {
  const at = on ?? database();
  const stored = await at.transaction((tx) => findStored(tx, sha256));
  if (stored?.fault) await verifyOne(at, evidenceStore(), stored, now);
}

/** What a person was answered when this very upload was attached; null: it was not. */
export const answerBefore = (
  upload: Parameters<typeof attachedBefore>[1],
  { on }: Running,
): ReturnType<typeof attachedBefore> => attachedBefore(on ?? database(), upload);
