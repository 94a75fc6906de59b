import "server-only";
import { type EvidenceRefusal, storeAwayRefused } from "@/domain/evidence/refusal";
import type { DoorRefusal } from "@/lib/form-state";
import { type Result, refuse } from "@/lib/result";
import { StoreAway } from "./store";

/** A store that does not answer is told as such. */
export async function orStoreAway<Value>(
  ask: Promise<Result<Value, EvidenceRefusal | DoorRefusal>>,
): Promise<Result<Value, EvidenceRefusal | DoorRefusal>> {
  try {
    return await ask;
  } catch (fault) {
    if (fault instanceof StoreAway) return refuse(storeAwayRefused);
    throw fault;
  }
}
