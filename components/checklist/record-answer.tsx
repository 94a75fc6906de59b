import { proofLabel } from "@/domain/incidents/step-words";
import { AcceptanceForm } from "./acceptance-form";
import { ClearanceForm } from "./clearance-form";
import { DecideForm } from "./decide-form";
import { ImpactForm } from "./impact-form";
import { PermitForm } from "./permit-form";
import { PlanForm } from "./plan-form";
import type { StepView } from "./step-view";
import { TextAct } from "./text-act";

/** The form of a step that a record answers. */
export function RecordAnswer(view: StepView) {
  switch (view.acts.form) {
    case "decide":
      return <Decide {...view} />;
    case "clearance":
      return <Clear {...view} />;
    case "impact":
      return <Impact {...view} />;
    case "plan":
      return <Plan {...view} />;
    case "acceptance":
      return <Accept {...view} />;
    case "permit":
      return <Permit {...view} />;
    case "close":
      return <Close {...view} />;
    default:
      return null;
  }
}

/** Locked, a record's form would only be refused: what is missing stands above. */
const isLocked = ({ acts }: StepView) => acts.blockers.length > 0;

function Decide(view: StepView) {
  const { facts, place, actions } = view;
  if (isLocked(view)) return null;
  const last = facts.decisions.at(-1);
  return (
    <DecideForm
      action={actions.decide}
      place={place}
      seen={last?.id ?? ""}
      before={
        last
          ? {
              option: last.option,
              segmentImpossible: last.segmentImpossible ?? "",
              standaloneImpossible: last.standaloneImpossible ?? "",
            }
          : null
      }
      clinicallyRefused={clinicalNo(facts)}
    />
  );
}

/** The clinical lead's no: the reason why standalone is impossible. */
function clinicalNo(facts: StepView["facts"]): string | null {
  const answer = facts.clearances.at(-1);
  if (!answer || answer.answer === "cleared") return null;
  const word = answer.answer === "refused" ? "refused" : "withdrew";
  return `${answer.by.name} ${word} the clearance: ${answer.reason ?? ""}`;
}

/** A refusal or a withdrawal is heard at any time, so the form stands whatever is missing. */
function Clear({ facts, place, actions, now }: StepView) {
  const last = facts.clearances.at(-1);
  return (
    <ClearanceForm
      action={actions.clear}
      place={place}
      seen={last?.id ?? ""}
      withdrawable={last?.answer === "cleared"}
      maxDays={now.step.maxDays ?? 30}
    />
  );
}

function Impact(view: StepView) {
  const { facts, place, actions, examsInInventory } = view;
  if (isLocked(view)) return null;
  const last = facts.impactAnswers.at(-1);
  return (
    <ImpactForm
      action={actions.impact}
      place={place}
      seen={last?.id ?? ""}
      before={last ? { ...last, alternativeText: last.alternativeText ?? "" } : null}
      examsInInventory={examsInInventory}
      asksAll={view.fullChecklist}
    />
  );
}

function Plan(view: StepView) {
  const { facts, place, actions } = view;
  if (isLocked(view)) return null;
  const last = facts.plans.at(-1);
  return (
    <PlanForm
      action={actions.plan}
      place={place}
      seen={last?.id ?? ""}
      before={last ? { ...last, vendorCase: last.vendorCase ?? "", reason: last.reason ?? "" } : null}
      ruhCapable={facts.system.ruhCapable}
    />
  );
}

function Accept(view: StepView) {
  const { facts, place, actions, now } = view;
  if (isLocked(view)) return null;
  return (
    <AcceptanceForm
      action={actions.accept}
      place={place}
      seen={facts.acceptances.at(-1)?.id ?? ""}
      maxDays={now.step.maxDays ?? 90}
      needsReplacement={facts.plans.at(-1)?.remediation === "none-will-come"}
    />
  );
}

function Permit(view: StepView) {
  const { facts, place, actions, now } = view;
  if (isLocked(view)) return null;
  return (
    <PermitForm
      action={actions.permit}
      place={place}
      maxHours={now.step.maxHours ?? 72}
      vendorCase={facts.plans.at(-1)?.vendorCase ?? ""}
    />
  );
}

function Close(view: StepView) {
  const { now, place, actions } = view;
  if (isLocked(view)) return null;
  return (
    <TextAct
      action={actions.close}
      place={place}
      texts={now.step.evidence
        .filter((asked) => asked.kind !== "file")
        .map(({ key, label, required }) => ({ name: `answer.${key}`, label: proofLabel(label), required }))}
      submit="Close the incident"
    />
  );
}
