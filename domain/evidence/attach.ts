import { ok, type Result, refuse } from "@/lib/result";
import type { EvidenceFact, Facts } from "../checklist/facts";
import type { Step, Template } from "../checklist/template";
import { withCancellation } from "../checklist/way-back";
import type { EvidenceId } from "../ids";
import type { EvidenceRefusal } from "./refusal";

/** What a file is offered as: for a step or for the incident as a whole, as one of the things asked for, in place of another. */
export type Offer = Readonly<{
  stepKey: string | null;
  requirement: string | null;
  supersedes: EvidenceId | null;
}>;

export type Attachment = Readonly<{
  superseded: EvidenceFact | null;
  /** Where the same bytes are attached to this incident already, in words. */
  alsoAt: readonly string[];
}>;

/** Whether a file may be attached so; asked before its bytes are taken, and again, with their hash, when they are kept. */
export function decideAttach(
  given: Template,
  facts: Facts,
  offer: Offer,
  sha256: string | null,
): Result<Attachment, EvidenceRefusal> {
  const { steps } = withCancellation(given, facts);
  const fault = facts.incident.closed ? incidentClosed : offeredFault(steps, offer);
  if (fault) return refuse(fault);
  const superseded = facts.evidence.find((file) => file.id === offer.supersedes) ?? null;
  const replaced = offer.supersedes === null ? null : replaceFault(superseded);
  if (replaced) return refuse(replaced);
  const same = facts.evidence.filter((file) => file.sha256 === sha256 && !file.superseded);
  const here = same.find((file) => file.stepKey === offer.stepKey && file.requirement === offer.requirement);
  if (here) return refuse(alreadyHere(here));
  return ok({ superseded, alsoAt: same.map((file) => whereIs(steps, file)) });
}

const incidentClosed: EvidenceRefusal = {
  code: "incident-closed",
  sentence: "This incident is closed. A coordinator can reopen it.",
};

function offeredFault(steps: readonly Step[], { stepKey, requirement }: Offer): EvidenceRefusal | null {
  const step = steps.find(({ key }) => key === stepKey);
  if (stepKey !== null && !step)
    return { code: "step-unknown", sentence: "This incident has no such step. Open the step again." };
  if (requirement === null) return null;
  const asked = step?.evidence.some(({ key, kind }) => key === requirement && kind === "file");
  if (asked) return null;
  return { code: "requirement-unknown", sentence: "The step asks for no such file. Open the step again." };
}

/** A file that answers a step is what was reviewed and signed; it changes only with the step's next answer. */
function replaceFault(file: EvidenceFact | null): EvidenceRefusal | null {
  if (!file)
    return { code: "superseded-unknown", sentence: "The file to be replaced is not one of this incident." };
  if (file.superseded)
    return { code: "superseded-already", sentence: `${file.name} was replaced already, by a later file.` };
  if (file.attemptId === null) return null;
  return {
    code: "part-of-answer",
    sentence: `${file.name} is part of the answer to its step. Attach the new file and do the step again.`,
  };
}

function alreadyHere(file: EvidenceFact): EvidenceRefusal {
  const sentence = `The same file is attached here already, as ${file.name}, by ${file.by.name}.`;
  return { code: "already-attached", sentence };
}

function whereIs(steps: readonly Step[], file: EvidenceFact): string {
  const step = steps.find(({ key }) => key === file.stepKey);
  const place = step ? `to "${step.title}"` : "to the incident";
  return `The same file was already attached ${place} by ${file.by.name}, as ${file.name}.`;
}
