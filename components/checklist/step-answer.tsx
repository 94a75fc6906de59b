import { approvalHref } from "@/components/incidents/place";
import { ButtonLink } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { anyOfThem } from "@/domain/checklist/sentences";
import { answerLabel } from "@/domain/incidents/step-words";
import { AnswerFold } from "./answer-fold";
import { RecordAnswer } from "./record-answer";
import { SimpleAct } from "./simple-act";
import { Locked, saysLocked } from "./step-standing";
import type { StepView } from "./step-view";
import { TickAnswer } from "./tick-answer";

const notAnswered: readonly StepView["now"]["state"][] = ["not-applicable", "undetermined", "closed"];

/** The answer of the open step: its form for whoever may answer it, else whose it is. */
export function StepAnswer(view: StepView) {
  const { now, acts, facts, place } = view;
  if (facts.incident.closed || notAnswered.includes(now.state)) return null;
  if (!acts.theirs) {
    return (
      <>
        {!acts.again && !now.waitsFor && <p className="text-ink-2">For {anyOfThem(now.who)} to do.</p>}
        {view.uploader && <Details summary="Attach a file to this step">{view.uploader}</Details>}
      </>
    );
  }
  if (acts.form === "approvals") return <ToApproval {...view} />;
  if (view.runningPermit) return <EndPermit {...view} permitId={view.runningPermit} />;
  return (
    <AnswerFold
      key={now.key}
      again={acts.again}
      label={answerLabel(now.step, now.counts)}
      step={{ incidentKey: place.incident, stepKey: now.key }}
      uploader={attachedBelow(acts) ? null : view.uploader}
    >
      <div className="grid gap-5">
        {!saysLocked(now) && <Locked blockers={acts.blockers} place={place} />}
        {acts.form === "tick" ? <TickAnswer {...view} /> : <RecordAnswer {...view} />}
      </div>
    </AnswerFold>
  );
}

/** Whether files are attached where the containment is attested or a scan is owed. */
const attachedBelow = ({ attest, scanOwedBy }: StepView["acts"]): boolean =>
  attest?.needsProof === true || scanOwedBy !== null;

/** What is signed has a page of its own. */
function ToApproval({ now, place }: StepView) {
  const ready = now.state === "available";
  return (
    <div>
      <ButtonLink
        href={approvalHref(place.incident, now.step.purpose ?? "return")}
        look={ready ? "primary" : "secondary"}
      >
        {ready ? "Read and sign" : "See what is signed"}
      </ButtonLink>
    </div>
  );
}

/** A permit that runs is not renewed; it can be ended before its time. */
function EndPermit({ actions, place, permitId }: StepView & Readonly<{ permitId: string }>) {
  return (
    <SimpleAct
      action={actions.revokePermit}
      place={place}
      hidden={{ permitId }}
      submit="End the permit now"
      look="secondary"
      aside={<span className="text-ink-2">A technician then proves that the path is closed.</span>}
    />
  );
}
