import { requestCancel } from "../acts/cancel";
import { decideContainment } from "../acts/decide-containment";
import { issuePermit } from "../acts/issue-permit";
import { planRemediation } from "../acts/plan-remediation";
import { cast } from "./cast";
import {
  asFarAsItGoes,
  type GateScenario,
  leaving,
  reachKind,
  remotely,
  standalone,
  ticking,
  upTo,
} from "./gate-scenario";
import { byException, bySegment, byStandalone, sign, signBoth } from "./play";
import { connecting, holdNow, readyToSign, signingReturn } from "./scenarios-remediate";
import type { Scene } from "./scene";

const permitInput = (scene: Scene, hours = 48) => ({
  vendorCase: "4711",
  talk: "patch is ready",
  endsAt: scene.at(hours),
});

export const permitScenarios: Readonly<Record<string, GateScenario>> = {
  G18: {
    wishes: remotely,
    prepare: (scene, wish) => {
      upTo(scene, "permit", wish);
      reachKind(scene, "plan", wish);
      scene.facts = { ...scene.facts, system: { ...scene.facts.system, ruhCapable: "unknown" } };
    },
    acts: [(scene) => scene.codes(issuePermit, cast.cora, permitInput(scene))],
  },
  G19: {
    wishes: remotely,
    prepare: (scene, wish) => {
      reachKind(scene, "plan", wish);
      upTo(scene, "permit", wish);
    },
    acts: [
      (scene) => scene.codes(issuePermit, cast.cora, { ...permitInput(scene), vendorCase: " " }),
      (scene) => scene.codes(issuePermit, cast.cora, { ...permitInput(scene), talk: "" }),
    ],
  },
  G20: {
    wishes: remotely,
    prepare: (scene, wish) => {
      reachKind(scene, "plan", wish);
      upTo(scene, "permit", wish);
    },
    acts: [(scene) => scene.codes(issuePermit, cast.cora, permitInput(scene, 73))],
  },
  G21: {
    wishes: remotely,
    prepare: (scene, wish) => {
      reachKind(scene, "permit", wish);
      scene.wait(80);
    },
    acts: [(scene) => scene.codes(issuePermit, cast.cora, permitInput(scene))],
  },
  G22: {
    wishes: remotely,
    prepare: (scene, wish) => reachKind(scene, "permit", wish),
    acts: [
      (scene) =>
        scene.codes(decideContainment, cast.cora, {
          option: "segment",
          segmentImpossible: null,
          standaloneImpossible: null,
          seen: scene.facts.decisions.at(-1)?.id ?? null,
        }),
      (scene) =>
        scene.codes(planRemediation, cast.tess, {
          remediation: "install",
          delivery: "on-site",
          vendorCase: null,
          reason: null,
          evidenceIds: [],
          seen: scene.facts.plans.at(-1)?.id ?? null,
        }),
      (scene) => scene.codes(requestCancel, cast.cora, { reason: "wrong match" }),
    ],
  },
  G23: {
    wishes: remotely,
    prepare: (scene, wish) => {
      readyToSign(scene, wish, ["end-permit"]);
      asFarAsItGoes(() => sign(scene, "return", "clinical-lead", cast.liam));
    },
    acts: [signingReturn],
  },
  G24: {
    wishes: remotely,
    prepare: (scene, wish) => upTo(scene, "install", wish, ["permit"]),
    acts: [ticking("install")],
  },
};

/** A permit, and an interim connection, of a system that another incident holds. */
export const heldElsewhere: readonly GateScenario[] = [
  {
    wishes: remotely,
    prepare: (scene, wish) => {
      reachKind(scene, "plan", wish);
      upTo(scene, "permit", wish);
      holdNow(scene);
    },
    acts: [(scene) => scene.codes(issuePermit, cast.cora, permitInput(scene))],
  },
  {
    wishes: [bySegment, byException],
    prepare: (scene, wish) => {
      leaving(scene, wish);
      signBoth(scene, "interim");
      holdNow(scene);
    },
    acts: [connecting("interim-connect")],
  },
  {
    wishes: [byStandalone],
    prepare: (scene) => {
      standalone(scene);
      scene.must(requestCancel, cast.cora, { reason: "wrong match" });
      signBoth(scene, "cancel");
      holdNow(scene);
    },
    acts: [connecting("return")],
  },
];
