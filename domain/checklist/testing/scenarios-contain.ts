import { acceptRisk } from "../acts/accept-risk";
import { answerClearance } from "../acts/answer-clearance";
import { approve } from "../acts/approve";
import { completeStep } from "../acts/complete-step";
import { decideContainment } from "../acts/decide-containment";
import type { Template } from "../template";
import { cast } from "./cast";
import {
  asFarAsItGoes,
  everyBranch,
  type GateScenario,
  leaving,
  reachKind,
  ticking,
  upTo,
} from "./gate-scenario";
import {
  acceptance,
  byException,
  bySegment,
  byStandalone,
  complete,
  filled,
  signBoth,
  signing,
  verify,
} from "./play";
import type { Scene } from "./scene";

const cleared = (scene: Scene) => ({
  answer: "cleared" as const,
  scope: "all examinations",
  stopConditions: "disk full",
  reason: null,
  until: scene.at(24 * 30),
  seen: null,
});

/** A signed acceptance that no template asks for. */
const unasked = (template: Template): Template => ({
  ...template,
  steps: template.steps.map((step) => (step.kind === "acceptance" ? { ...step, evidence: [] } : step)),
});

export const containScenarios: Readonly<Record<string, GateScenario>> = {
  G01: {
    wishes: [byStandalone, byException],
    prepare: (scene, wish) => {
      for (const before of scene.step("decide").requires) asFarAsItGoes(() => complete(scene, before));
      upTo(scene, "plan", wish);
    },
    acts: [
      (scene, { containment }) =>
        scene.codes(decideContainment, cast.cora, {
          option: containment,
          segmentImpossible: null,
          standaloneImpossible: "reads depend on it",
          seen: scene.facts.decisions.at(-1)?.id ?? null,
        }),
      (scene) =>
        scene.codes(decideContainment, cast.cora, {
          option: "exception",
          segmentImpossible: "flat network",
          standaloneImpossible: " ",
          seen: scene.facts.decisions.at(-1)?.id ?? null,
        }),
    ],
  },
  G02: {
    wishes: [byStandalone],
    prepare: (scene, wish) => upTo(scene, "disconnect", wish, ["clearance"]),
    acts: [ticking("disconnect")],
  },
  G03: {
    wishes: [byStandalone],
    prepare: (scene, wish) => upTo(scene, "disconnect", wish, ["backup"]),
    acts: [ticking("disconnect")],
  },
  G04: {
    wishes: [byStandalone],
    prepare: (scene, wish) => upTo(scene, "disconnect", wish, ["empty-queue"]),
    acts: [ticking("disconnect")],
  },
  G05: {
    wishes: [byStandalone],
    prepare: (scene, wish) => reachKind(scene, "decide", wish),
    acts: [
      (scene) => scene.codes(answerClearance, cast.lena, { ...cleared(scene), scope: "" }),
      (scene) => scene.codes(answerClearance, cast.lena, { ...cleared(scene), stopConditions: null }),
      (scene) => scene.codes(answerClearance, cast.lena, { ...cleared(scene), until: null }),
      (scene) => scene.codes(answerClearance, cast.lena, { ...cleared(scene), answer: "refused" }),
    ],
  },
  G06: {
    wishes: [byStandalone],
    prepare: (scene, wish) => reachKind(scene, "decide", wish),
    acts: [
      (scene) => scene.codes(answerClearance, cast.lena, { ...cleared(scene), until: scene.at(24 * 30 + 1) }),
    ],
  },
  G08: {
    wishes: [byException],
    prepare: (scene, wish) => reachKind(scene, "decide", wish),
    acts: [(scene) => scene.codes(acceptRisk, cast.cora, acceptance(scene))],
  },
  G09: {
    wishes: [byException],
    prepare: (scene, wish) => reachKind(scene, "controls", wish),
    acts: [
      (scene) => scene.codes(acceptRisk, cast.cora, { ...acceptance(scene), authorityName: "" }),
      (scene) => scene.codes(acceptRisk, cast.cora, { ...acceptance(scene), authorityFunction: " " }),
    ],
  },
  G10: {
    wishes: [byException],
    edit: unasked,
    prepare: (scene, wish) => reachKind(scene, "controls", wish),
    acts: [
      (scene) => {
        const input = acceptance(scene);
        scene.facts = { ...scene.facts, evidence: [] };
        return scene.codes(acceptRisk, cast.cora, input);
      },
    ],
  },
  G11: {
    wishes: [byException],
    prepare: (scene, wish) => reachKind(scene, "controls", wish),
    acts: [(scene) => scene.codes(acceptRisk, cast.cora, acceptance(scene, 91))],
  },
  G12: {
    wishes: [byException],
    prepare: (scene, wish) => {
      reachKind(scene, "decide", wish);
      complete(scene, scene.step("controls").key, cast.cole);
      verify(scene, scene.step("controls").key);
    },
    acts: [(scene) => scene.codes(acceptRisk, cast.cole, acceptance(scene))],
  },
  G13: {
    wishes: [bySegment, byException],
    prepare: (scene, wish) => leaving(scene, wish),
    acts: [ticking("interim-connect")],
  },
  G14: {
    wishes: [bySegment],
    prepare: (scene, wish) => {
      leaving(scene, wish, ["prove-segment"]);
      asFarAsItGoes(() => signBoth(scene, "interim"));
    },
    acts: [ticking("interim-connect")],
  },
  G15: {
    wishes: [byException],
    prepare: (scene, wish) => {
      leaving(scene, wish, ["acceptance"]);
      asFarAsItGoes(() => signBoth(scene, "interim"));
    },
    acts: [ticking("interim-connect")],
  },
  G16: {
    wishes: [byException],
    prepare: (scene, wish) => {
      leaving(scene, wish, ["withdrawal"]);
      signBoth(scene, "interim");
    },
    acts: [ticking("interim-connect")],
  },
  G17: {
    wishes: [bySegment, byException],
    prepare: (scene, wish) => {
      leaving(scene, wish, ["prove-segment", "controls", "acceptance"]);
      const built = scene.step(wish.containment === "exception" ? "controls" : "segment").key;
      complete(scene, built, cast.cole);
      if (wish.containment === "exception") verify(scene, built);
      reachKind(scene, wish.containment === "exception" ? "acceptance" : "prove-segment", wish);
    },
    acts: [(scene) => scene.codes(approve, cast.cole, signing(scene, "interim", "coordinator"))],
  },
  G34: {
    wishes: everyBranch,
    prepare: (scene, wish) => upTo(scene, "install", wish),
    acts: [
      (scene) =>
        scene.codes(completeStep, cast.tess, filled(scene, scene.step("install").key, { labelEnd: "712" })),
      (scene) =>
        scene.codes(completeStep, cast.tess, filled(scene, scene.step("install").key, { labelEnd: null })),
    ],
  },
};
