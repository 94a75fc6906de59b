import type { ReactNode } from "react";
import { OpenStep } from "@/components/checklist/open-step";
import { isLacking } from "@/components/checklist/proof-list";
import { UncountedFiles } from "@/components/evidence/uncounted-files";
import { Uploader } from "@/components/evidence/uploader";
import { may } from "@/domain/access/permissions";
import type { StepNow } from "@/domain/checklist/evaluation";
import type { EvidenceRecord } from "@/domain/evidence/record";
import { adviceFor } from "@/domain/incidents/advice";
import { permitView } from "@/domain/incidents/permit-view";
import { portProofView } from "@/domain/incidents/port-proof-view";
import { type StepActs, stepActs } from "@/domain/incidents/step-acts";
import { type Proof, proofOf, stepHistory } from "@/domain/incidents/step-history";
import { env } from "@/lib/env";
import { readStepElsewhere } from "@/server/incidents/read-step-elsewhere";
import { checklistActions } from "./checklist-actions";
import type { IncidentScene } from "./incident-scene";

/** The open step of an incident, with everything its reader may do. */
export async function StepPanel({
  scene,
  now,
  mine,
  comments,
  files,
}: Readonly<{
  scene: IncidentScene;
  now: StepNow;
  mine: boolean;
  comments: ReactNode;
  /** The files that were attached to it, those that do not count too. */
  files: readonly EvidenceRecord[];
}>) {
  const { caller, data, place, here } = scene;
  const { facts, head, template, evaluation } = data;
  const { siteId, closed } = facts.incident;
  const fitting = adviceFor(now.step.kind, head.advice);
  const permit =
    evaluation.marks.some((mark) => mark.kind === "permit-running") && now.step.kind === "permit";
  const proofs = proofOf(facts, now.step, now.latest, now.returned !== null);
  const acts = stepActs(template, facts, scene.env, now, here);
  const asked = { key: facts.incident.key, step: now.key };
  const elsewhere = acts.theirs ? await readStepElsewhere(caller, asked) : [];
  return (
    <OpenStep
      now={now}
      acts={acts}
      mine={mine}
      facts={facts}
      proofs={proofsToShow(acts, proofs)}
      history={stepHistory(facts, now.step)}
      advice={
        fitting && {
          fitting,
          quotes: now.step.kind === "decide" ? 2 : 1,
          all: head.advice,
          trackingId: head.trackingId,
          advisoryHref: `/advisories/${head.advisoryId}`,
          place,
        }
      }
      ports={portProofView(template, facts, scene.env, now)}
      advisoryHref={`/advisories/${head.advisoryId}`}
      contacts={head.contacts}
      uncounted={<UncountedFiles files={files} incident={facts.incident.key} />}
      uploader={
        !closed && takesFiles(now) && may(caller, "evidence:attach", siteId) ? (
          <Uploader
            key={now.key}
            incidentKey={facts.incident.key}
            stepKey={now.key}
            requirements={now.step.evidence.filter((asked) => asked.kind === "file")}
            maxMb={env().EVIDENCE_MAX_MB}
            cameraFirst={
              mine && !acts.again && proofs.some((proof) => proof.kind === "file" && isLacking(proof))
            }
          />
        ) : null
      }
      permit={isOfPermit(now) ? permitView(template, facts, scene.env) : null}
      elsewhere={elsewhere.length}
      comments={comments}
      damaged={files.filter(({ fault }) => fault !== null)}
      naming={may(caller, "evidence:open", siteId)}
      runningPermit={permit ? (facts.permits.at(-1)?.id ?? null) : null}
      examsInInventory={head.examsPerDay}
      fullChecklist={template.key === "full"}
      titleOf={(key) => evaluation.steps.find((step) => step.key === key)?.title}
      place={place}
      actions={checklistActions}
    />
  );
}

/** Texts are asked for by the form; once given, they stand with the proof. A record tells its own. */
const proofsToShow = (acts: StepActs, proofs: readonly Proof[]) =>
  proofs.filter((proof) => proof.kind === "file" || (acts.form === "tick" && proof.text !== null));

const isOfPermit = ({ step: { kind } }: StepNow) => kind === "permit" || kind === "end-permit";

/** Records without a file of their own, and steps nobody is to do, take none. */
function takesFiles({ step, state }: StepNow): boolean {
  if (state === "not-applicable" || state === "undetermined") return false;
  return step.kind !== "approvals" && (step.kind === undefined || !textOnly.includes(step.kind));
}
const textOnly = ["decide", "clearance", "impact", "permit", "close"];
