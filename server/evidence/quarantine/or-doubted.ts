import "server-only";
import { type EvidenceRefusal, storeAwayRefused } from "@/domain/evidence/refusal";
import type { EvidenceId } from "@/domain/ids";
import { ok, type Result, refuse } from "@/lib/result";
import type { Running } from "../../doors";
import { lookAgain } from "../look-again";
import { StoreAway } from "../store";

/**
 * Makes something of the bytes of a file; null where they are not what was received. They are read back at once then, so that whoever
 * decides about the file finds the fault at it. A store that does not answer is told as such.
 */
export async function orDoubted<Made>(
  id: EvidenceId,
  running: Running,
  make: (onFault: () => void) => Promise<Made | null>,
): Promise<Result<Made | null, EvidenceRefusal>> {
  let doubted = false;
  const onFault = () => {
    doubted = true;
  };
  try {
    const made = await make(onFault);
    if (!doubted) return ok(made);
  } catch (fault) {
    if (fault instanceof StoreAway) return refuse(storeAwayRefused);
    if (!doubted) throw fault;
  }
  await lookAgain(id, running);
  return ok(null);
}
