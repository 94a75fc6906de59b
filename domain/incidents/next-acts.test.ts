import { describe, expect, it } from "vitest";
import type { ActorHere } from "../access/permissions";
import { cannotDoStep } from "../checklist/acts/cannot-do-step";
import { rejectStep } from "../checklist/acts/reject-step";
import { reopenStep } from "../checklist/acts/reopen-step";
import { essential } from "../checklist/templates";
import { by, cast, staffOf } from "../checklist/testing/cast";
import { bySegment, byStandalone, complete, reach, sign, withdrawClearance } from "../checklist/testing/play";
import { Scene } from "../checklist/testing/scene";
import { nextActs } from "./next-acts";
import { phaseProgress } from "./phase-progress";

const as = (scene: Scene, actor: ActorHere) => nextActs(essential, scene.facts, scene.see(), scene, actor);
const keys = (acts: readonly Readonly<{ step: string }>[]) => acts.map((each) => each.step);

describe("what may happen next", () => {
  it("expects the first step of a technician, and of a coordinator only where there is no technician", () => {
    const scene = new Scene(essential);
    expect(keys(as(scene, cast.tess).mine)).toEqual(["confirm-affected"]);
    expect(keys(as(scene, cast.cora).mine)).toEqual([]);
    expect(as(scene, cast.cora).others).toMatchObject([
      { step: "confirm-affected", who: ["Tess", "Tom", "Theo"] },
    ]);
    const alone = new Scene(essential, { staff: { ...staffOf([cast.cora]), technician: [] } });
    expect(keys(as(alone, cast.cora).mine)).toEqual(["confirm-affected"]);
  });

  it("expects verification of every coordinator but the doer, and says what it unlocks", () => {
    const scene = new Scene(essential);
    complete(scene, "confirm-affected", cast.cora);
    expect(as(scene, cast.cora).mine).toEqual([]);
    expect(as(scene, cast.cora).others).toMatchObject([
      { act: "verify", step: "confirm-affected", who: ["Cole", "Cleo", "Dora"] },
    ]);
    const [waiting] = as(scene, cast.cole).mine;
    expect(waiting).toMatchObject({ act: "verify", step: "confirm-affected" });
    expect(waiting?.note).toContain("Done by Cora");
    expect(waiting?.unlocks).toContain("Map network exposure");
  });

  it("shows a returned step first, with who returned it and why", () => {
    const scene = new Scene(essential);
    reach(scene, "confirm-affected", bySegment);
    complete(scene, "back-up-and-prove-restore");
    scene.must(rejectStep, cast.cora, {
      attemptId: scene.latestAttempt("back-up-and-prove-restore"),
      reason: "The log is of another system",
    });
    const { mine } = as(scene, cast.tess);
    expect(keys(mine)).toEqual(["back-up-and-prove-restore", "map-exposure", "plan-remediation"]);
    expect(mine[0]).toMatchObject({ act: "again", note: "Returned by Cora: The log is of another system" });
  });

  it("keeps what could not be done, with the reason", () => {
    const scene = new Scene(essential);
    scene.must(cannotDoStep, cast.tess, {
      step: "confirm-affected",
      seen: null,
      reason: "No key to the room",
    });
    expect(as(scene, cast.tess).mine).toMatchObject([{ note: "Tess could not do it: No key to the room" }]);
  });

  it("asks each side for its half of an approval, and not who did the work or signed the other", () => {
    const scene = new Scene(essential);
    reach(scene, "release-for-clinical-use", bySegment);
    for (const kind of ["prove-segment", "verify-remediation"] as const)
      reach(scene, scene.step(kind).key, bySegment);
    const halves = (actor: ActorHere) => as(scene, actor).mine.filter((each) => each.act === "sign");
    expect(halves(cast.cole)).toMatchObject([{ note: "The coordinator's half." }]);
    expect(halves(cast.dora)).toHaveLength(2);
    expect(halves(cast.tess)).toEqual([]);
    sign(scene, "return", "coordinator", cast.dora);
    expect(halves(cast.dora)).toEqual([]);
    expect(halves(cast.cole)).toEqual([]);
    expect(halves(cast.liam)).toMatchObject([{ note: "Dora has signed. The clinical lead's half is left." }]);
  });

  it("puts a withdrawn clearance before everything else for the clinical lead", () => {
    const scene = new Scene(essential);
    reach(scene, "disconnect", byStandalone);
    withdrawClearance(scene);
    expect(as(scene, cast.lena).mine[0]).toMatchObject({ act: "decide", step: "attest-clinically-safe" });
    expect(keys(as(scene, cast.tess).mine)).not.toContain("attest-clinically-safe");
  });

  it("asks the coordinator to decide anew where standalone was chosen and the clinical lead refuses", () => {
    const scene = new Scene(essential);
    reach(scene, "decide-containment", byStandalone);
    withdrawClearance(scene, "refused");
    expect(as(scene, cast.cora).mine[0]).toMatchObject({
      act: "decide",
      step: "decide-containment",
      note: "Lena refused the clearance: emergency patients need it",
    });
    expect(keys(as(scene, cast.tess).mine)).not.toContain("decide-containment");
  });

  it("lists what is locked with what is missing", () => {
    const scene = new Scene(essential);
    const locked = as(scene, cast.tess).locked.find((each) => each.step === "map-exposure");
    expect(locked?.blockers).toMatchObject([{ step: "confirm-affected", who: ["Tess", "Tom", "Theo"] }]);
  });

  it("asks to confirm what is in question only once what it rests on stands again", () => {
    const scene = new Scene(essential);
    reach(scene, "map-exposure", bySegment);
    const attemptId = scene.latestAttempt("confirm-affected");
    scene.must(reopenStep, cast.tess, { attemptId, reason: "wrong photo" });
    expect(keys(as(scene, cast.tess).mine)).toEqual(["confirm-affected"]);
    expect(keys(as(scene, cast.tess).locked)).toContain("map-exposure");
    reach(scene, "confirm-affected", bySegment);
    expect(as(scene, cast.tess).mine[0]).toMatchObject({ act: "confirm", step: "map-exposure" });
    expect(keys(as(scene, cast.tess).locked)).not.toContain("map-exposure");
  });

  it("asks nobody for anything once the incident is closed", () => {
    const scene = new Scene(essential);
    const closed = { at: scene.now, by: by(cast.cora), as: "cancelled" } as const;
    scene.facts = { ...scene.facts, incident: { ...scene.facts.incident, closed } };
    expect(as(scene, cast.tess)).toEqual({ mine: [], others: [], locked: [] });
  });
});

describe("the progress of the phases", () => {
  const progress = (scene: Scene) => phaseProgress(scene.see(), false);

  it("counts what is asked for, and keeps what waits for a decision apart", () => {
    const scene = new Scene(essential);
    const [identify, assess, contain] = progress(scene);
    expect(identify).toMatchObject({ phase: "identify", at: "now", done: 0 });
    expect(assess).toMatchObject({ at: "future", done: 0 });
    expect(contain?.undetermined.map((each) => each.key)).toContain("isolate-in-segment");
    expect(contain?.asked).toEqual([]);
  });

  it("puts what was left undone aside once the incident is closed", () => {
    const scene = new Scene(essential);
    const closed = { at: scene.now, by: by(cast.cora), as: "cancelled" } as const;
    scene.facts = { ...scene.facts, incident: { ...scene.facts.incident, closed } };
    const phases = phaseProgress(scene.see(), true);
    expect(phases.every((each) => each.at === "past" && each.asked.length === 0)).toBe(true);
    expect(phases.flatMap((each) => each.aside)).toHaveLength(essential.steps.length);
  });

  it("tells what waits for verification, and puts other branches aside", () => {
    const scene = new Scene(essential);
    reach(scene, "decide-containment", bySegment);
    complete(scene, "back-up-and-prove-restore");
    const [identify, assess, contain] = progress(scene);
    expect(identify).toMatchObject({ at: "past", done: 2 });
    expect(assess).toMatchObject({ at: "now", done: 2, toVerify: 1 });
    expect(contain?.aside.map((each) => each.key)).toContain("clear-send-queue");
    expect(contain?.asked.map((each) => each.key)).toEqual(["isolate-in-segment", "verify-segmentation"]);
  });
});
