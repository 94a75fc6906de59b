import { approve } from "../acts/approve";
import { cancelIncident, requestCancel } from "../acts/cancel";
import { completeStep } from "../acts/complete-step";
import type { OtherIncident } from "../facts";
import type { StepKind } from "../template";
import { cast } from "./cast";
import {
  asFarAsItGoes,
  everyBranch,
  type GateScenario,
  reachKind,
  standalone,
  ticking,
  upTo,
} from "./gate-scenario";
import { byStandalone, complete, filled, reach, sign, signBoth, signing, verify, type Wish } from "./play";
import type { Scene } from "./scene";

export const signingReturn = (scene: Scene) =>
  scene.codes(approve, cast.cole, signing(scene, "return", "coordinator"));
export const connecting = (kind: StepKind) => (scene: Scene) =>
  scene.codes(completeStep, cast.tom, filled(scene, scene.step(kind).key));

/** Everything before the two signatures, but for some kinds. */
export const readyToSign = (scene: Scene, wish: Wish, but: readonly StepKind[] = []) => {
  reachKind(scene, "decide", wish);
  reachKind(scene, "plan", wish);
  if (!but.includes("install")) reachKind(scene, "install", wish);
  upTo(scene, "approvals", wish, but);
};

const held: OtherIncident = {
  key: "INC-2026-0002",
  remediated: false,
  containedBy: "standalone",
  reported: false,
  interimApproved: null,
};
export const holdNow = (scene: Scene) => {
  scene.facts = { ...scene.facts, others: [held] };
};

export const remediateScenarios: Readonly<Record<string, GateScenario>> = {
  G25: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      reachKind(scene, "plan", wish);
      upTo(scene, "install", wish, ["backup"]);
    },
    acts: [ticking("install")],
  },
  G26: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      readyToSign(scene, wish, ["verify-remediation"]);
      asFarAsItGoes(() => signBoth(scene, "return"));
    },
    acts: [connecting("reconnect")],
  },
  G27: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      readyToSign(scene, wish);
      // A second installation after the release.
      asFarAsItGoes(() => reachFresh(scene, wish));
      complete(scene, scene.step("install").key);
      verify(scene, scene.step("install").key);
      reachKind(scene, "verify-remediation", wish);
      asFarAsItGoes(() => signBoth(scene, "return"));
    },
    acts: [connecting("reconnect")],
  },
  G28: {
    wishes: everyBranch,
    prepare: (scene, wish) => readyToSign(scene, wish),
    acts: [connecting("reconnect")],
  },
  G29: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      readyToSign(scene, wish);
      sign(scene, "return", "coordinator", cast.dora);
    },
    acts: [(scene) => scene.codes(approve, cast.dora, signing(scene, "return", "clinical-lead"))],
  },
  G30: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      upTo(scene, "install", wish);
      complete(scene, scene.step("install").key, cast.theo);
      verify(scene, scene.step("install").key);
      complete(scene, scene.step("verify-remediation").key, cast.cole);
      verify(scene, scene.step("verify-remediation").key);
      readyToSign(scene, wish);
    },
    acts: [
      signingReturn,
      (scene) => scene.codes(approve, cast.theo, signing(scene, "return", "clinical-lead")),
    ],
  },
  G31: {
    wishes: everyBranch,
    prepare: (scene, wish) => readyToSign(scene, wish),
    acts: [
      (scene) => scene.codes(approve, cast.cole, signing(scene, "return", "clinical-lead")),
      (scene) => scene.codes(approve, cast.lena, signing(scene, "return", "coordinator")),
    ],
  },
  G32: {
    wishes: everyBranch,
    prepare: (scene, wish) => readyToSign(scene, wish),
    acts: [
      (scene) =>
        scene.codes(approve, cast.cole, { ...signing(scene, "return", "coordinator"), hash: "another" }),
    ],
  },
  G33: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      readyToSign(scene, wish);
      signBoth(scene, "return");
      holdNow(scene);
    },
    acts: [connecting("reconnect")],
  },
  G45: {
    wishes: [byStandalone],
    prepare: (scene) => standalone(scene),
    acts: [(scene) => scene.codes(cancelIncident, cast.cora, { reason: "wrong match" })],
  },
  G46: {
    wishes: [byStandalone],
    prepare: (scene) => {
      standalone(scene);
      scene.must(requestCancel, cast.cora, { reason: "wrong match" });
    },
    acts: [connecting("return")],
  },
};

/** A backup new enough for a second installation. */
function reachFresh(scene: Scene, wish: Wish): void {
  reach(scene, scene.step("backup").key, wish);
}
