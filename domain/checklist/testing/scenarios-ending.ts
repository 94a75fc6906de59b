import type { RecordId } from "../../ids";
import { approve } from "../acts/approve";
import { cancelIncident, requestCancel } from "../acts/cancel";
import { completeStep } from "../acts/complete-step";
import { planRemediation } from "../acts/plan-remediation";
import { verifyStep } from "../acts/verify-step";
import type { NetworkFact, RemediationPlan } from "../facts";
import type { StepKind } from "../template";
import { by, cast, idOf } from "./cast";
import { everyBranch, type GateScenario, reachKind, standalone, ticking, upTo } from "./gate-scenario";
import { byStandalone, complete, filled, patch, reach, signing, verify, type Wish } from "./play";
import { report } from "./scenarios-people";
import type { Scene } from "./scene";

const withdrawing: readonly Wish[] = everyBranch.map((wish) => ({
  ...wish,
  plan: { remediation: "withdraw", delivery: null },
}));

/** Everything before a connected system is withdrawn, but for some kinds. */
const toWithdraw =
  (...but: readonly StepKind[]) =>
  (scene: Scene, wish: Wish) =>
    upTo(scene, "withdraw", wish, but);

/** A plan as no act would let it follow an open withdrawal. */
function planInstead(scene: Scene): void {
  const row: RemediationPlan = {
    id: idOf<RecordId>("instead"),
    by: by(cast.tess),
    at: scene.now,
    remediation: "install",
    delivery: "on-site",
    vendorCase: null,
    reason: null,
    expected: patch,
  };
  scene.facts = { ...scene.facts, plans: [...scene.facts.plans, row] };
}

/** The system is found where it was when the incident was opened. */
function foundBack(scene: Scene): void {
  const fact: NetworkFact = {
    id: idOf<RecordId>("found"),
    state: "business",
    since: scene.now,
    act: "report",
    incidentId: scene.facts.incident.id,
    by: by(cast.tess),
  };
  const { system } = scene.facts;
  scene.facts = { ...scene.facts, system: { ...system, network: [...system.network, fact] } };
}

const planning = (scene: Scene, remediation: "withdraw" | "none-will-come") =>
  scene.codes(planRemediation, cast.tess, {
    remediation,
    delivery: null,
    vendorCase: null,
    reason: "sold",
    evidenceIds: [],
    seen: scene.facts.plans.at(-1)?.id ?? null,
  });

const cancelling = (scene: Scene) => scene.codes(cancelIncident, cast.cora, { reason: "wrong match" });

export const endingScenarios: Readonly<Record<string, GateScenario>> = {
  G47: {
    wishes: withdrawing,
    prepare: (scene, wish) => {
      toWithdraw()(scene, wish);
      complete(scene, scene.step("withdraw").key);
      planInstead(scene);
    },
    acts: [
      (scene) =>
        scene.codes(verifyStep, cast.cora, { attemptId: scene.latestAttempt(scene.step("withdraw").key) }),
    ],
  },
  G48: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      for (const before of scene.step("plan").requires) reach(scene, before, wish);
    },
    acts: [(scene) => planning(scene, "withdraw"), (scene) => planning(scene, "none-will-come")],
  },
  G49: {
    wishes: [byStandalone],
    prepare: (scene, wish) => {
      for (const kind of ["clearance", "backup", "empty-queue"] as const) reachKind(scene, kind, wish);
      complete(scene, scene.step("disconnect").key, cast.theo);
      verify(scene, scene.step("disconnect").key);
      scene.must(requestCancel, cast.cole, { reason: "wrong match" });
    },
    acts: [
      (scene) => scene.codes(approve, cast.cole, signing(scene, "cancel", "coordinator")),
      (scene) => scene.codes(approve, cast.theo, signing(scene, "cancel", "clinical-lead")),
    ],
  },
};

/** Further ways to meet a gate: a withdrawal that disconnects, and a report that would cancel. */
export const furtherScenarios: Readonly<Record<string, GateScenario>> = {
  G02: { wishes: withdrawing, prepare: toWithdraw("clearance"), acts: [ticking("withdraw")] },
  G03: { wishes: withdrawing, prepare: toWithdraw("backup"), acts: [ticking("withdraw")] },
  G04: { wishes: withdrawing, prepare: toWithdraw("empty-queue"), acts: [ticking("withdraw")] },
  G34: {
    wishes: withdrawing,
    prepare: toWithdraw(),
    acts: [
      (scene) =>
        scene.codes(completeStep, cast.tess, filled(scene, scene.step("withdraw").key, { labelEnd: "712" })),
    ],
  },
  G43: {
    wishes: everyBranch,
    prepare: (scene) => {
      scene.facts = { ...scene.facts, reports: [report(scene)] };
    },
    acts: [cancelling],
  },
  G45: {
    wishes: [byStandalone],
    prepare: (scene) => {
      standalone(scene);
      foundBack(scene);
    },
    acts: [cancelling],
  },
};
