import type { ActorHere } from "../../access/permissions";
import { approve } from "../acts/approve";
import { withdrawCancel } from "../acts/cancel";
import { closeIncident } from "../acts/close-incident";
import { completeStep } from "../acts/complete-step";
import { confirmStep } from "../acts/confirm-step";
import { reopenIncident } from "../acts/reopen-incident";
import { verifyStep } from "../acts/verify-step";
import { latestOf } from "../case";
import { isUnmet } from "../counting";
import { unresolvedReports } from "../gates/close";
import { openPermit } from "../records";
import { waits } from "../standing";
import type { ApprovalPurpose, Step } from "../template";
import { cancellationNow } from "../way-back";
import { cast } from "./cast";
import { filled, perform, plan, readInFile, signing } from "./play";
import type { Scene } from "./scene";
import { replaceUnbound } from "./walk-scans";

const people = Object.values(cast);

/** Brings an incident to its end by ordinary acts, whatever happened before; tells what it was stuck on. */
export function finish(scene: Scene): readonly string[] {
  open(scene);
  for (let round = 0; round < 120; round++) {
    if (scene.codes(closeIncident, cast.cora, closing(scene)).length === 0) return [];
    if (!onward(scene)) break;
  }
  const { unmet, exposure } = scene.see();
  const steps = unmet.map((each) => each.step).filter((key) => key !== undefined);
  return [exposure.value, ...steps.flatMap((key) => stuckOn(scene, key))];
}

const closing = (scene: Scene) => ({
  answers: filled(scene, scene.step("close").key).answers,
  evidenceIds: [],
});

/** What still stands in the way of a step, for the reader of a failed test. */
function stuckOn(scene: Scene, key: string): readonly string[] {
  const { blockers, latest, waitsFor } = scene.sees(key);
  const vouching = latest
    ? people.flatMap((person) => [
        ...scene.codes(verifyStep, person, {
          attemptId: latest.id,
          answers: readInFile(scene, scene.sees(key).step),
        }),
        ...scene.codes(confirmStep, person, { attemptId: latest.id }),
      ])
    : [];
  const told = blockers.map((each) => `${each.code} ${each.step ?? each.sentence}`);
  return [`${key}: ${[...told, waitsFor, ...new Set(waitsFor ? vouching : [])].join(", ")}`];
}

function open(scene: Scene): void {
  if (scene.facts.incident.closed) scene.must(reopenIncident, cast.cora, { reason: "to be ended" });
  replaceUnbound(scene);
  const request = cancellationNow(scene.facts);
  if (request) scene.must(withdrawCancel, cast.cora, { cancellationId: request.id });
}

/** One act that gets further; false when there is none. */
function onward(scene: Scene): boolean {
  const on = scene.read();
  if (openPermit(on)) return endPermit(scene);
  const last = on.facts.plans.at(-1);
  const planned = last?.remediation === "install" && last.delivery === "on-site" && last.expected !== null;
  if (!planned && tried(() => plan(scene, onSite))) return true;
  const waiting = on.template.steps.filter((step) => {
    const latest = latestOf(on, step.key);
    return latest !== null && waits(latest) && step.kind !== "approvals";
  });
  if (waiting.some((step) => vouch(scene, step))) return true;
  const unmet = on.template.steps.filter((step) => step.kind !== "close" && isUnmet(on, step));
  if (unmet.some((step) => performed(scene, step))) return true;
  // A backup too old for the installation is made again.
  if (unmet.some((step) => step.kind === "install") && performed(scene, scene.step("backup"))) return true;
  return unresolvedReports(on).length > 0 && on.template.steps.some((step) => restores(scene, step));
}

const onSite = { remediation: "install", delivery: "on-site" } as const;

function performed(scene: Scene, step: Step): boolean {
  if (step.kind === "approvals") return signed(scene, step.purpose ?? "return");
  const containment = scene.facts.decisions.at(-1)?.option ?? "segment";
  if (tried(() => perform(scene, step, { containment, plan: onSite }))) return true;
  const ticked = (person: ActorHere) =>
    scene.codes(completeStep, person, filled(scene, step.key)).length === 0;
  return people.some(ticked);
}

function signed(scene: Scene, purpose: ApprovalPurpose): boolean {
  const sides = ["coordinator", "clinical-lead"] as const;
  return sides.some((side) =>
    people.some((person) => scene.codes(approve, person, signing(scene, purpose, side)).length === 0),
  );
}

function restores(scene: Scene, step: Step): boolean {
  const kinds: readonly (string | undefined)[] = [
    "reconnect",
    "prove-segment",
    "controls",
    "disconnect",
    "verify-remediation",
  ];
  return kinds.includes(step.kind) && performed(scene, step);
}

function endPermit(scene: Scene): boolean {
  const { key } = scene.step("end-permit");
  const latest = latestOf(scene.read(), key);
  if (latest && waits(latest) && vouch(scene, scene.step("end-permit"))) return true;
  // What was shown before the permit ended proves nothing of its end: it is done again.
  return people.some((person) => scene.codes(completeStep, person, filled(scene, key)).length === 0);
}

function vouch(scene: Scene, step: Step): boolean {
  const attemptId = scene.latestAttempt(step.key);
  const answers = readInFile(scene, step);
  return people.some(
    (person) =>
      scene.codes(confirmStep, person, { attemptId }).length === 0 ||
      scene.codes(verifyStep, person, { attemptId, answers }).length === 0,
  );
}

function tried(play: () => void): boolean {
  try {
    play();
    return true;
  } catch {
    return false;
  }
}
