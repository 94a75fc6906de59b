import type { AttemptId, RecordId } from "../../ids";
import { closeIncident } from "../acts/close-incident";
import { completeStep } from "../acts/complete-step";
import { notApplicableStep } from "../acts/not-applicable-step";
import { verifyStep } from "../acts/verify-step";
import { isUnmet } from "../counting";
import type { Attempt, Review, StateReport } from "../facts";
import { by, cast, idOf, staffOf } from "./cast";
import { everyBranch, type GateScenario, reachKind } from "./gate-scenario";
import { bySegment, complete, filled, reach, type Wish } from "./play";
import type { Scene } from "./scene";

const first = (scene: Scene) => scene.step("confirm").key;
const closing = (scene: Scene) => scene.codes(closeIncident, cast.cora, { answers: {}, evidenceIds: [] });

/** Everything that is asked for. */
function everything(scene: Scene, wish: Wish): void {
  const left = () =>
    scene.read().template.steps.find((step) => step.kind !== "close" && isUnmet(scene.read(), step));
  for (let step = left(); step; step = left()) reach(scene, step.key, wish);
}

export const report = (scene: Scene): StateReport => ({
  id: idOf<RecordId>("report"),
  kind: "found-connected",
  foundAt: scene.now,
  at: scene.now,
  by: by(cast.tess),
  reason: "plugged in",
  resolvedBy: null,
});

/** A withdrawal said not to apply, as no act would let it be. */
function declareNotWithdrawn(scene: Scene): void {
  const id = idOf<AttemptId>("declared");
  const at = scene.now;
  const told = { doneAt: at, recordedAt: at, reason: "kept", answers: {}, recordId: null };
  const attempt: Attempt = {
    id,
    stepKey: scene.step("withdraw").key,
    outcome: "not-applicable",
    by: by(cast.cora),
    ...told,
  };
  const review: Review = {
    id: idOf<RecordId>("agreed"),
    attemptId: id,
    kind: "verified",
    by: by(cast.cole),
    at,
    reason: null,
    answers: {},
  };
  const { attempts, reviews } = scene.facts;
  scene.facts = { ...scene.facts, attempts: [...attempts, attempt], reviews: [...reviews, review] };
}

export const peopleScenarios: Readonly<Record<string, GateScenario>> = {
  G07: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      for (const before of scene.step("confirm").requires) reach(scene, before, wish);
    },
    acts: [
      (scene) => scene.codes(completeStep, cast.lena, filled(scene, first(scene))),
      (scene) => scene.codes(completeStep, cast.eve, filled(scene, first(scene))),
    ],
  },
  G35: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      for (const before of scene.step("confirm").requires) reach(scene, before, wish);
      complete(scene, first(scene), cast.cora);
    },
    acts: [(scene) => scene.codes(verifyStep, cast.cora, { attemptId: scene.latestAttempt(first(scene)) })],
  },
  G36: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      for (const before of scene.step("confirm").requires) reach(scene, before, wish);
      complete(scene, first(scene), cast.tess);
    },
    acts: [
      (scene) => scene.codes(verifyStep, cast.tom, { attemptId: scene.latestAttempt(first(scene)) }),
      (scene) => scene.codes(verifyStep, cast.lena, { attemptId: scene.latestAttempt(first(scene)) }),
    ],
  },
  G37: {
    wishes: everyBranch,
    prepare: (scene, wish) => reachKind(scene, "decide", wish),
    acts: [
      (scene) => skip(scene, "backup"),
      (scene) => skip(scene, "install"),
      (scene) => skip(scene, "verify-remediation"),
    ],
  },
  G38: {
    wishes: everyBranch,
    prepare: (scene, wish) => reachKind(scene, "confirm", wish),
    acts: [
      (scene) =>
        scene.codes(completeStep, cast.tess, filled(scene, scene.step("map").key, { doneAt: scene.at(2) })),
    ],
  },
  G39: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      reachKind(scene, "install", wish);
      scene.wait(1);
    },
    acts: [
      (scene) => {
        const doneAt = scene.at(-2);
        const key = scene.step("verify-remediation").key;
        return scene.codes(completeStep, cast.tess, filled(scene, key, { doneAt }));
      },
    ],
  },
  G40: {
    wishes: everyBranch,
    prepare: (scene, wish) => reachKind(scene, "decide", wish),
    acts: [(scene) => scene.codes(completeStep, cast.cora, filled(scene, scene.step("decide").key))],
  },
  G41: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      for (const before of scene.step("confirm").requires) reach(scene, before, wish);
      scene.facts = { ...scene.facts, staff: staffOf([cast.cora, cast.lena]) };
    },
    acts: [
      (scene) => scene.codes(completeStep, cast.cora, filled(scene, first(scene)), { acknowledged: false }),
    ],
  },
  G42: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      everything(scene, wish);
      const map = scene.step("map").key;
      const attempts = scene.facts.attempts.filter((attempt) => attempt.stepKey !== map);
      scene.facts = { ...scene.facts, attempts };
    },
    acts: [closing],
  },
  G43: {
    wishes: everyBranch,
    prepare: (scene, wish) => {
      everything(scene, wish);
      scene.facts = { ...scene.facts, reports: [report(scene)] };
    },
    acts: [closing],
  },
  G44: {
    wishes: [{ ...bySegment, plan: { remediation: "none-will-come", delivery: null } }],
    prepare: (scene, wish) => {
      reachKind(scene, "plan", wish);
      declareNotWithdrawn(scene);
      everything(scene, wish);
    },
    acts: [closing],
  },
};

function skip(scene: Scene, kind: "backup" | "install" | "verify-remediation") {
  const step = scene.step(kind).key;
  // Nothing has been done of it yet, or the latest answer is the one that was seen.
  return scene.codes(notApplicableStep, cast.tess, { step, seen: scene.latest(step), reason: "not here" });
}
