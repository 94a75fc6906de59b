import { notFound } from "next/navigation";
import type { CorrectActions } from "@/components/advisories/correct-actions";
import { type Actor, may } from "@/domain/access/permissions";
import type { AdvisoryId } from "@/domain/ids";
import {
  answerFindingAction,
  confirmPortAction,
  correctFindingAction,
  ruleOnProductAction,
  transcribeAdviceAction,
  withdrawAnnotationAction,
} from "./actions";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id in an address; what is none is not found, as an advisory that does not exist. */
export async function advisoryIn(params: Promise<Readonly<{ id: string }>>): Promise<AdvisoryId> {
  const { id } = await params;
  if (!uuid.test(id)) notFound();
  // Safe because whatever is shaped like an id may be asked for; a wrong one is found nowhere.
  return id.toLowerCase() as AdvisoryId;
}

/** What this person may correct on advisories; null: nothing. */
export function correctActionsFor(actor: Actor): CorrectActions | null {
  if (!may(actor, "advisory:correct", null)) return null;
  return {
    answer: answerFindingAction,
    correct: correctFindingAction,
    rule: ruleOnProductAction,
    transcribe: transcribeAdviceAction,
    confirmPort: confirmPortAction,
    withdraw: withdrawAnnotationAction,
  };
}
