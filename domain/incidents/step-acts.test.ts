import { describe, expect, it } from "vitest";
import type { ActorHere } from "../access/permissions";
import { confirmStep } from "../checklist/acts/confirm-step";
import { reopenStep } from "../checklist/acts/reopen-step";
import { essential } from "../checklist/templates";
import { cast } from "../checklist/testing/cast";
import { bySegment, byStandalone, complete, reach, verify } from "../checklist/testing/play";
import { Scene } from "../checklist/testing/scene";
import { stepActs } from "./step-acts";
import { proofOf, stepHistory } from "./step-history";

const as = (scene: Scene, actor: ActorHere, key: string) =>
  stepActs(essential, scene.facts, scene, scene.sees(key), actor);

describe("what a person may do with a step", () => {
  it("is to answer, to say why not, and to call it not applicable only where safety does not rest on it", () => {
    const scene = new Scene(essential);
    reach(scene, "confirm-affected", bySegment);
    expect(as(scene, cast.tess, "map-exposure")).toMatchObject({
      form: "tick",
      theirs: true,
      cannot: true,
      skip: true,
    });
    expect(as(scene, cast.tess, "back-up-and-prove-restore")).toMatchObject({ cannot: true, skip: false });
    expect(as(scene, cast.lena, "map-exposure")).toMatchObject({ theirs: false, cannot: false, skip: false });
    expect(as(scene, cast.eve, "map-exposure").theirs).toBe(false);
  });

  it("is nothing but to wait where something is missing", () => {
    const scene = new Scene(essential);
    const [blocker] = as(scene, cast.tess, "map-exposure").blockers;
    expect(blocker).toMatchObject({ code: "step-missing", step: "confirm-affected" });
  });

  it("is a record's own form where a record answers", () => {
    const scene = new Scene(essential);
    expect(as(scene, cast.cora, "decide-containment")).toMatchObject({ form: "decide", cannot: false });
    expect(as(scene, cast.lena, "attest-clinically-safe").form).toBe("clearance");
    expect(as(scene, cast.cora, "approve-reconnection")).toMatchObject({ form: "approvals", theirs: true });
  });

  it("asks for the asset label where the wrong scanner would be harmed", () => {
    const scene = new Scene(essential);
    reach(scene, "attest-clinically-safe", byStandalone);
    expect(as(scene, cast.tess, "disconnect").asksLabel).toBe(true);
    expect(as(scene, cast.tess, "clear-send-queue").asksLabel).toBe(false);
  });

  it("is to verify for another coordinator, with the reason for whoever may not", () => {
    const scene = new Scene(essential);
    complete(scene, "confirm-affected", cast.cora);
    expect(as(scene, cast.cole, "confirm-affected").review).toMatchObject({
      waitsFor: "verification",
      barred: null,
    });
    expect(as(scene, cast.cora, "confirm-affected").review?.barred?.code).toBe("own-work");
    expect(as(scene, cast.tess, "confirm-affected").review?.barred?.code).toBe("coordinator-only");
    verify(scene, "confirm-affected", cast.cole);
    expect(as(scene, cast.cole, "confirm-affected").review).toBeNull();
  });

  it("is to take it back for its doer and for a coordinator, once", () => {
    const scene = new Scene(essential);
    complete(scene, "confirm-affected", cast.tess);
    expect(as(scene, cast.tess, "confirm-affected").takeBack?.own).toBe(true);
    expect(as(scene, cast.cora, "confirm-affected").takeBack?.own).toBe(false);
    expect(as(scene, cast.tom, "confirm-affected").takeBack).toBeNull();
    const attemptId = scene.latestAttempt("confirm-affected");
    scene.must(reopenStep, cast.tess, { attemptId, reason: "wrong photo" });
    expect(as(scene, cast.tess, "confirm-affected").takeBack).toBeNull();
  });

  it("is to confirm a step in question for its doer and whoever may do it", () => {
    const scene = new Scene(essential);
    reach(scene, "map-exposure", bySegment);
    const attemptId = scene.latestAttempt("confirm-affected");
    scene.must(reopenStep, cast.cora, { attemptId, reason: "wrong photo" });
    const inQuestion = as(scene, cast.tess, "map-exposure").confirm;
    expect(inQuestion).toMatchObject({
      theirs: true,
      outlived: false,
      blockers: [{ step: "confirm-affected" }],
    });
    expect(as(scene, cast.lena, "map-exposure").confirm?.theirs).toBe(false);
    reach(scene, "confirm-affected", bySegment);
    expect(as(scene, cast.tess, "map-exposure").confirm?.blockers).toEqual([]);
    scene.must(confirmStep, cast.tess, { attemptId: scene.latestAttempt("map-exposure") });
    expect(as(scene, cast.tess, "map-exposure").confirm).toBeNull();
  });

  it("is to attest the containment again at the step that contains it", () => {
    const scene = new Scene(essential);
    reach(scene, "disconnect", byStandalone);
    expect(as(scene, cast.tess, "disconnect").attest).toMatchObject({ days: 30, needsProof: false });
    expect(as(scene, cast.lena, "disconnect").attest).toBeNull();
    expect(as(scene, cast.tess, "clear-send-queue").attest).toBeNull();
  });
});

describe("the proof of a step", () => {
  it("is missing, then there, and stays with the answer it was given for", () => {
    const scene = new Scene(essential);
    const step = scene.step("confirm");
    const proof = () => {
      const now = scene.sees(step.key);
      return proofOf(scene.facts, step, now.latest, now.returned !== null)[0]?.files.length;
    };
    expect(proof()).toBe(0);
    complete(scene, step.key);
    expect(proof()).toBe(1);
    scene.must(reopenStep, cast.tess, { attemptId: scene.latestAttempt(step.key), reason: "wrong photo" });
    expect(proof()).toBe(0);
    const [entry] = stepHistory(scene.facts, step);
    expect(entry).toMatchObject({ ended: true, files: [{ requirement: step.evidence[0]?.key }] });
  });
});
