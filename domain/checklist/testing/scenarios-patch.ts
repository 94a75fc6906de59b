import { completeStep } from "../acts/complete-step";
import type { PlanRemediationInput } from "../acts/inputs";
import { planRemediation } from "../acts/plan-remediation";
import { verifyStep } from "../acts/verify-step";
import { patchKeys } from "../patch";
import type { RefusalCode } from "../refusal";
import type { StepKind } from "../template";
import { cast } from "./cast";
import { type GateScenario, reachKind, ticking, upTo } from "./gate-scenario";
import { bySegment, complete, filled, planned } from "./play";
import type { Scene } from "./scene";

const typing =
  (kind: StepKind, name: string, version: string) =>
  (scene: Scene): readonly RefusalCode[] => {
    const { key } = scene.step(kind);
    const input = filled(scene, key);
    const answers = { ...input.answers, [patchKeys.package]: name, [patchKeys.version]: version };
    return scene.codes(completeStep, cast.tess, { ...input, answers });
  };

const planning =
  (changes: Partial<PlanRemediationInput>) =>
  (scene: Scene): readonly RefusalCode[] =>
    scene.codes(planRemediation, cast.cora, planned(scene, bySegment.plan, changes));

export const patchScenarios: Readonly<Record<string, GateScenario>> = {
  G57: {
    wishes: [bySegment],
    prepare: (scene, wish) => {
      upTo(scene, "install", wish);
      const plans = scene.facts.plans.map((plan) => ({ ...plan, expected: null }));
      scene.facts = { ...scene.facts, plans };
    },
    acts: [ticking("install")],
  },
  G58: {
    wishes: [bySegment],
    prepare: (scene, wish) => upTo(scene, "install", wish),
    acts: [
      typing("install", "KB4012212", "6.1.2"),
      typing("install", "KB4012213", "6.1.1"),
      typing("install", "KB4012212", " "),
    ],
  },
  G59: {
    wishes: [bySegment],
    prepare: (scene, wish) => reachKind(scene, "verify-remediation", wish),
    acts: [
      planning({ expected: { package: "KB4012212", version: "6.1.2" } }),
      planning({ expected: null }),
      planning({ remediation: "none-will-come", delivery: null, expected: null }),
    ],
  },
};

/** The same gates met by whoever verifies. */
export const furtherPatches: Readonly<Record<string, GateScenario>> = {
  G58: {
    wishes: [bySegment],
    prepare: (scene, wish) => {
      upTo(scene, "install", wish);
      complete(scene, scene.step("install").key);
      const plans = scene.facts.plans.map((plan) => ({
        ...plan,
        expected: { package: "KB4012212", version: "6.1.3" },
      }));
      scene.facts = { ...scene.facts, plans };
    },
    acts: [
      (scene) =>
        scene.codes(verifyStep, cast.cora, { attemptId: scene.latestAttempt(scene.step("install").key) }),
    ],
  },
};
