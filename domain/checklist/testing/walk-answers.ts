import { acceptRisk } from "../acts/accept-risk";
import { answerClearance } from "../acts/answer-clearance";
import { answerImpact } from "../acts/answer-impact";
import { approve } from "../acts/approve";
import { closeIncident } from "../acts/close-incident";
import { completeStep } from "../acts/complete-step";
import { decideContainment } from "../acts/decide-containment";
import { issuePermit } from "../acts/issue-permit";
import { planRemediation } from "../acts/plan-remediation";
import { patchKeys } from "../patch";
import type { Step, StepKind } from "../template";
import { acceptance, filled, patch, signing } from "./play";
import { asRead, asScans, replaceUnbound, someScan } from "./walk-scans";
import { somebody, type Walker } from "./walker";

/** Answers a step as its kind asks, now and then with something wrong. */
export function answerStep(walk: Walker, step: Step): void {
  const answer = step.kind && byRecord[step.kind];
  if (answer && walk.chance.maybe(0.97)) answer(walk, step);
  else tick(walk, step);
}

function tick(walk: Walker, step: Step): void {
  const { chance, scene } = walk;
  const { key } = step;
  const claimed = chance.weighed([
    [12, 0],
    [1, -0.5],
    [1, -5],
    [0.5, -30],
    [0.3, 2],
  ]);
  const evidence = scene.facts.evidence;
  let input = filled(scene, key, {
    doneAt: scene.at(claimed ?? 0),
    labelEnd: chance.maybe(0.97) ? "711" : "712",
  });
  asScans(walk, step);
  if (chance.maybe(0.03)) scene.facts = { ...scene.facts, evidence };
  if (chance.maybe(0.05)) input = { ...input, answers: { ...input.answers, [patchKeys.version]: "6.0" } };
  input = { ...input, answers: asRead(chance, input.answers) };
  walk.act(completeStep, somebody(chance, [step.role]), input);
  const scan = step.evidence.find((asked) => asked.proves === "scan");
  if (scan && chance.maybe(0.6)) scene.receive(key, scan.key, someScan(walk));
  if (chance.maybe(0.7)) replaceUnbound(scene);
}

const byRecord: Partial<Record<StepKind, (walk: Walker, step: Step) => void>> = {
  decide: decideAnew,
  plan: planAnew,
  permit: issue,
  clearance,
  acceptance: accepting,
  impact,
  approvals,
  close,
};

export function decideAnew(walk: Walker): void {
  const { chance, scene } = walk;
  walk.act(decideContainment, somebody(chance, ["coordinator"]), {
    option: chance.pick(["segment", "standalone", "exception"] as const),
    segmentImpossible: chance.maybe(0.9) ? "flat network" : null,
    standaloneImpossible: chance.maybe(0.8) ? "reads depend on it" : null,
    seen: scene.facts.decisions.at(-1)?.id ?? null,
  });
}

const remediations = [
  [8, "install"],
  [1, "none-will-come"],
  [1, "withdraw"],
] as const;

export function planAnew(walk: Walker): void {
  const { chance, scene } = walk;
  scene.attach(scene.step("plan").key);
  walk.act(planRemediation, somebody(chance, ["technician", "coordinator"]), {
    remediation: chance.weighed(remediations) ?? "install",
    delivery: chance.pick(["on-site", "remote-update"] as const),
    vendorCase: "4711",
    reason: "as the vendor wrote",
    expected: chance.maybe(0.95) ? (chance.pick([patch, { ...patch, version: "6.1.2" }]) ?? null) : null,
    evidenceIds: [],
    seen: scene.facts.plans.at(-1)?.id ?? null,
  });
}

export function issue(walk: Walker): void {
  const { chance, scene } = walk;
  walk.act(issuePermit, somebody(chance, ["coordinator"]), {
    vendorCase: "4711",
    talk: "patch is ready",
    endsAt: scene.at(1 + chance.below(78)),
  });
}

function clearance(walk: Walker): void {
  const { chance, scene } = walk;
  walk.act(answerClearance, somebody(chance, ["clinical-lead"]), {
    answer: "cleared",
    scope: "all examinations",
    stopConditions: "disk full",
    reason: null,
    until: scene.at(24 * (1 + chance.below(32))),
    seen: scene.facts.clearances.at(-1)?.id ?? null,
  });
}

function accepting(walk: Walker): void {
  const { chance, scene } = walk;
  walk.act(acceptRisk, somebody(chance, ["coordinator"]), acceptance(scene, 1 + chance.below(95)));
}

function impact(walk: Walker): void {
  const { chance, scene } = walk;
  walk.act(answerImpact, somebody(chance, ["clinical-lead"]), {
    functionLevel: chance.pick(["fully", "partially", "not"] as const),
    since: scene.now,
    examsPerDay: null,
    alternative: "unknown",
    alternativeText: null,
    questions: {},
    seen: scene.facts.impactAnswers.at(-1)?.id ?? null,
  });
}

function approvals(walk: Walker, step: Step): void {
  const { chance, scene } = walk;
  const side = chance.pick(["coordinator", "clinical-lead"] as const);
  walk.act(approve, somebody(chance, [side]), signing(scene, step.purpose ?? "return", side));
}

function close(walk: Walker): void {
  walk.act(closeIncident, somebody(walk.chance, ["coordinator"]), { answers: {}, evidenceIds: [] });
}
