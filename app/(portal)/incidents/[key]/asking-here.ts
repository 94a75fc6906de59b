import type { Asking } from "@/components/incidents/next-panel";
import { may } from "@/domain/access/permissions";
import { heldBy } from "@/domain/incidents/asking";
import { askForStepAction } from "../../today/actions";
import type { IncidentScene } from "./incident-scene";

/** How the reader asks others for what holds further steps up; null where they ask nobody. */
export function askingHere({ caller, data }: IncidentScene): Asking | null {
  const { facts, evaluation, asks } = data;
  if (!may(caller, "step:do", facts.incident.siteId)) return null;
  return {
    action: askForStepAction,
    about: facts.system.assetTag,
    holds: (step) => heldBy(evaluation, step),
    last: asks,
  };
}
