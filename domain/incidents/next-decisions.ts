import { stepOfKind } from "../checklist/case";
import { isUnmet } from "../checklist/counting";
import type { StepNow } from "../checklist/evaluation";
import type { Clearance } from "../checklist/facts";
import { peopleFor } from "../checklist/sentences";
import { actOn, type Found, type View } from "./next-act";

/** Whom a clinical answer that ended or said no leaves with a decision; null where the step asks for none. */
export function decisionOn(view: View, now: StepNow): Found | null {
  if (now.step.kind === "clearance") return clinical(view, now);
  return now.step.kind === "decide" ? containment(view, now) : null;
}

/** A clearance that ended or was withdrawn leaves the system contained, and the clinical lead must answer again. */
function clinical(view: View, now: StepNow): Found | null {
  const { evaluation, here } = view;
  const mark = evaluation.marks.find(
    (each) => each.kind === "clinical-decision-needed" && each.step === now.key,
  );
  if (!mark) return null;
  const act = actOn(view, now, "decide", mark.sentence, { unlocks: [] });
  return { act, mine: here.roles.includes("clinical-lead"), urgent: true };
}

/** Standalone was chosen, and the clinical lead says no: nothing goes on before another decision or another answer. */
function containment(view: View, now: StepNow): Found | null {
  const no = clinicalNo(view);
  if (!no) return null;
  const word = no.answer === "refused" ? "refused" : "withdrew";
  const note = `${no.by.name} ${word} the clearance: ${no.reason ?? ""}`;
  const who = peopleFor(view.on.facts, "coordinator");
  const act = actOn(view, now, "decide", note, { who, unlocks: [] });
  return { act, mine: view.here.roles.includes("coordinator"), urgent: true };
}

function clinicalNo({ on }: View): Clearance | null {
  const answer = on.facts.clearances.at(-1);
  if (!answer || answer.answer === "cleared" || on.branch.containment !== "standalone") return null;
  const disconnect = stepOfKind(on, "disconnect");
  return disconnect && isUnmet(on, disconnect) ? answer : null;
}
