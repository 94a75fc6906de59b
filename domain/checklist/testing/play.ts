import type { ActorHere } from "../../access/permissions";
import { acceptRisk } from "../acts/accept-risk";
import { answerClearance } from "../acts/answer-clearance";
import { answerImpact } from "../acts/answer-impact";
import { approve } from "../acts/approve";
import { completeStep } from "../acts/complete-step";
import { decideContainment } from "../acts/decide-containment";
import type { AcceptRiskInput, CompleteStepInput, PlanRemediationInput } from "../acts/inputs";
import { issuePermit } from "../acts/issue-permit";
import { planRemediation } from "../acts/plan-remediation";
import { verifyStep } from "../acts/verify-step";
import { applies } from "../branches";
import { latestOf, stepOf } from "../case";
import { counts } from "../counting";
import { patchKeys } from "../patch";
import { preconditionsOf } from "../preconditions";
import { readOffKeys } from "../read-off";
import { restsOn } from "../rests";
import { waits } from "../standing";
import type { ApprovalPurpose, ApprovalSide, Containment, Step, StepKind } from "../template";
import { cast } from "./cast";
import type { Scene } from "./scene";

/** What the players want where the template leaves a choice. */
export type Wish = Readonly<{
  containment: Containment;
  plan: Pick<PlanRemediationInput, "remediation" | "delivery">;
}>;
export const bySegment: Wish = {
  containment: "segment",
  plan: { remediation: "install", delivery: "on-site" },
};
export const byStandalone: Wish = { ...bySegment, containment: "standalone" };
export const byException: Wish = { ...bySegment, containment: "exception" };

/** What a step's form would send, filled in; files and label included. */
export function filled(
  scene: Scene,
  key: string,
  changes: Partial<CompleteStepInput> = {},
): CompleteStepInput {
  const step = stepOf(scene.read(), key);
  scene.attach(key);
  const texts = step.evidence.filter((asked) => asked.kind !== "file" && asked.required);
  return {
    step: key,
    seen: scene.latest(key),
    doneAt: scene.now,
    answers: {
      ...Object.fromEntries(texts.map((asked) => [asked.key, "as asked"])),
      ...readOff(scene, step),
      ...readInFile(scene, step),
    },
    evidenceIds: [],
    labelEnd: "711",
    ...changes,
  };
}

/** What a technician reads off the console: what the plan expects. */
function readOff(scene: Scene, { kind }: Step): Readonly<Record<string, string>> {
  const expected = scene.facts.plans.at(-1)?.expected;
  if ((kind !== "install" && kind !== "verify-remediation") || !expected) return {};
  return { [patchKeys.package]: expected.package, [patchKeys.version]: expected.version };
}

/** What people read in a file that the portal cannot read: every port filtered, by an extract taken now. */
export function readInFile(scene: Scene, { kind }: Step): Readonly<Record<string, string>> {
  if (kind !== "prove-segment" && kind !== "end-permit") return {};
  const ports = scene.facts.ports.confirmed.flatMap((port) => [
    [readOffKeys.state(port), "filtered"],
    [readOffKeys.where(port), "rule 9"],
  ]);
  return { ...Object.fromEntries(ports), [readOffKeys.takenAt]: scene.now.toISOString() };
}

export const patch = { package: "KB4012212", version: "6.1.1" } as const;

export function complete(scene: Scene, key: string, actor: ActorHere = doerOf(scene, key)): void {
  scene.must(completeStep, actor, filled(scene, key));
}

export function verify(scene: Scene, key: string, actor: ActorHere = cast.cora): void {
  const answers = readInFile(scene, stepOf(scene.read(), key));
  scene.must(verifyStep, actor, { attemptId: scene.latestAttempt(key), answers });
}

const doerOf = (scene: Scene, key: string): ActorHere =>
  ({ technician: cast.tess, coordinator: cast.cora, "clinical-lead": cast.lena })[
    stepOf(scene.read(), key).role
  ];

export function decide(scene: Scene, option: Containment, actor: ActorHere = cast.cora): void {
  scene.must(decideContainment, actor, {
    option,
    segmentImpossible: "flat network",
    standaloneImpossible: "reads depend on it",
    seen: scene.facts.decisions.at(-1)?.id ?? null,
  });
}

export function clear(scene: Scene, days = 30): void {
  scene.must(answerClearance, cast.lena, {
    answer: "cleared",
    scope: "all examinations",
    stopConditions: "disk full",
    reason: null,
    until: scene.at(days * 24),
    seen: scene.facts.clearances.at(-1)?.id ?? null,
  });
}

export function withdrawClearance(scene: Scene, answer: "refused" | "withdrawn" = "withdrawn"): void {
  scene.must(answerClearance, cast.lena, {
    answer,
    scope: null,
    stopConditions: null,
    reason: "emergency patients need it",
    until: null,
    seen: scene.facts.clearances.at(-1)?.id ?? null,
  });
}

export function acceptance(scene: Scene, days = 90): AcceptRiskInput {
  scene.attach(scene.step("acceptance").key);
  return {
    authorityName: "Dr. Meyer",
    authorityFunction: "Chief medical officer",
    reason: "no other scanner",
    replacementPlan: "replaced in autumn",
    until: scene.at(days * 24),
    evidenceIds: [],
    seen: scene.facts.acceptances.at(-1)?.id ?? null,
  };
}

export function accept(scene: Scene, days = 90, actor: ActorHere = cast.cora): void {
  scene.must(acceptRisk, actor, acceptance(scene, days));
}

export function plan(scene: Scene, wish: Wish["plan"]): void {
  const planner = wish.remediation === "install" ? doerOf(scene, scene.step("plan").key) : cast.cora;
  scene.must(planRemediation, planner, planned(scene, wish));
}

/** What the form of the plan would send, its files included. */
export function planned(
  scene: Scene,
  wish: Wish["plan"],
  changes: Partial<PlanRemediationInput> = {},
): PlanRemediationInput {
  scene.attach(scene.step("plan").key);
  return {
    ...wish,
    vendorCase: "4711",
    reason: "as the vendor wrote",
    expected: patch,
    evidenceIds: [],
    seen: scene.facts.plans.at(-1)?.id ?? null,
    ...changes,
  };
}

export function permit(scene: Scene, hours = 48): void {
  const input = { vendorCase: "4711", talk: "patch is ready", endsAt: scene.at(hours) };
  scene.must(issuePermit, cast.cora, input);
}

export function sign(scene: Scene, purpose: ApprovalPurpose, side: ApprovalSide, actor: ActorHere): void {
  scene.must(approve, actor, signing(scene, purpose, side));
}

export const signing = (scene: Scene, purpose: ApprovalPurpose, side: ApprovalSide) => ({
  purpose,
  side,
  hash: scene.hash(preconditionsOf(scene.read(), purpose).text),
  conditions: null,
});

export function signBoth(scene: Scene, purpose: ApprovalPurpose): void {
  sign(scene, purpose, "coordinator", cast.cole);
  sign(scene, purpose, "clinical-lead", cast.liam);
}

function impact(scene: Scene): void {
  scene.must(answerImpact, cast.lena, {
    functionLevel: "partially",
    since: scene.now,
    examsPerDay: 12,
    alternative: "no",
    alternativeText: null,
    questions: {},
    seen: scene.facts.impactAnswers.at(-1)?.id ?? null,
  });
}

// A template may hold a step that does not count for having been done; it is not tried for ever.
const mostTries = 3;

/** Plays on until the step counts, by what it rests on, template and gates alike; not where the branch goes elsewhere. */
export function reach(scene: Scene, key: string, wish: Wish, tries = new Map<string, number>()): void {
  const step = stepOf(scene.read(), key);
  const tried = tries.get(key) ?? 0;
  if (counts(scene.read(), step) || tried >= mostTries) return;
  tries.set(key, tried + 1);
  for (const kind of ["decide", "plan"] as const)
    if (asked(scene, step) === "unknown") reach(scene, scene.step(kind).key, wish, tries);
  if (asked(scene, step) === "elsewhere") return;
  for (const before of restsOn(scene.read(), step)) reach(scene, before.key, wish, tries);
  // A decision or plan just made may ask for more.
  if (restsOn(scene.read(), step).some((each) => !counts(scene.read(), each))) reach(scene, key, wish, tries);
  else finishStep(scene, step, wish);
}

const asked = (scene: Scene, step: Step) => applies(scene.read(), step);

function finishStep(scene: Scene, step: Step, wish: Wish): void {
  perform(scene, step, wish);
  const latest = latestOf(scene.read(), step.key);
  if (latest && waits(latest) && step.kind !== "approvals") verify(scene, step.key);
}

const performers: Partial<Record<StepKind, (scene: Scene, step: Step, wish: Wish) => void>> = {
  decide: (scene, _step, wish) => decide(scene, wish.containment),
  clearance: (scene) => clear(scene),
  acceptance: (scene) => accept(scene),
  plan: (scene, _step, wish) => plan(scene, wish.plan),
  permit: (scene) => permit(scene),
  impact: (scene) => impact(scene),
  approvals: (scene, step) => signBoth(scene, step.purpose ?? "return"),
};

export function perform(scene: Scene, step: Step, wish: Wish): void {
  const performer = step.kind && performers[step.kind];
  if (performer) performer(scene, step, wish);
  else complete(scene, step.key);
}
