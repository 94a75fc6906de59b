import { describe, expect, it } from "vitest";
import { rejectStep } from "../checklist/acts/reject-step";
import { essential } from "../checklist/templates";
import { cast } from "../checklist/testing/cast";
import {
  bySegment,
  byStandalone,
  clear,
  complete,
  decide,
  reach,
  verify,
  withdrawClearance,
} from "../checklist/testing/play";
import { Scene } from "../checklist/testing/scene";
import { myWork, soonestFirst } from "./my-work";

const begin = () => new Scene(essential);
const work = (scene: Scene, who: keyof typeof cast) => myWork(scene.template, scene.facts, scene, cast[who]);
const acts = (scene: Scene, who: keyof typeof cast) =>
  work(scene, who).acts.map((act) => [act.act, act.step]);

describe("what waits for a person", () => {
  it("is the technician's step with the files it still asks for, and nothing for the clinical lead yet", () => {
    const scene = begin();
    expect(acts(scene, "tess")).toEqual([["do", "confirm-affected"]]);
    expect(work(scene, "tess").acts[0]?.proofs).toEqual({ asked: 1, missing: 1 });
    scene.attach("confirm-affected");
    expect(work(scene, "tess").acts[0]?.proofs).toEqual({ asked: 1, missing: 0 });
    expect(acts(scene, "lena")).toEqual([]);
  });

  it("is what the person did, under what waits for others, until another one verifies it", () => {
    const scene = begin();
    complete(scene, "confirm-affected");
    expect(work(scene, "tess").waits).toMatchObject([
      { step: "confirm-affected", who: ["Cora", "Cole", "Cleo", "Dora"], holds: 5 },
    ]);
    expect(work(scene, "tom").waits).toEqual([]);
    verify(scene, "confirm-affected");
    expect(work(scene, "tess").waits).toEqual([]);
  });

  it("is a rejected step before the others, with why it came back, and its old files do not count", () => {
    const scene = begin();
    complete(scene, "confirm-affected");
    verify(scene, "confirm-affected");
    complete(scene, "back-up-and-prove-restore");
    const attemptId = scene.latestAttempt("back-up-and-prove-restore");
    scene.must(rejectStep, cast.cora, { attemptId, reason: "The log is of another system" });
    const first = work(scene, "tess").acts[0];
    expect(first).toMatchObject({
      act: "again",
      step: "back-up-and-prove-restore",
      proofs: { asked: 1, missing: 1 },
    });
    expect(first?.note).toContain("The log is of another system");
  });

  it("is a withdrawn clearance first for the clinical lead, and never the technician's", () => {
    const scene = begin();
    reach(scene, "disconnect", byStandalone);
    withdrawClearance(scene);
    expect(work(scene, "lena").acts[0]).toMatchObject({
      act: "decide",
      step: "attest-clinically-safe",
      urgency: 0,
    });
    expect(acts(scene, "tess").map(([act]) => act)).not.toContain("decide");
    const expired = begin();
    reach(expired, "disconnect", byStandalone);
    expired.wait(24 * 31);
    expect(work(expired, "lena").acts[0]).toMatchObject({ act: "decide", urgency: 1 });
  });

  it("is not a coordinator's own step, whatever other roles the person holds", () => {
    const scene = begin();
    reach(scene, "map-exposure", bySegment);
    reach(scene, "assess-clinical-impact", bySegment);
    const both = { ...cast.tess, roles: ["technician", "coordinator"] } as const;
    const found = myWork(scene.template, scene.facts, scene, both);
    expect(found.acts.map((act) => act.step)).not.toContain("decide-containment");
    expect(found.acts.length).toBeGreaterThan(0);
  });

  it("begins with what contains the system, before the plan for later that the template names first", () => {
    const scene = begin();
    reach(scene, "isolate-in-segment", bySegment);
    expect(acts(scene, "tess").map(([, step]) => step)).toEqual([
      "back-up-and-prove-restore",
      "verify-segmentation",
      "plan-remediation",
    ]);
  });

  it("names the next locked step with what unlocks it and who can", () => {
    const scene = begin();
    reach(scene, "decide-containment", byStandalone);
    decide(scene, "standalone");
    complete(scene, "clear-send-queue");
    // The clearance and the backup are both missing; the first is told, the other counted.
    expect(work(scene, "tess").locked).toMatchObject({
      step: "disconnect",
      who: ["Lena", "Liam", "Dora", "Theo"],
      more: 1,
    });
    clear(scene);
    expect(work(scene, "tess").locked).toMatchObject({ step: "disconnect", more: 0 });
    expect(work(scene, "tess").locked?.sentence).toContain("backup");
  });
});

describe("the order of systems", () => {
  it("is by the most urgent step, then by exposure, then by age, and among equals by the key", () => {
    const fresh = begin();
    const returned = begin();
    complete(returned, "confirm-affected");
    const attemptId = returned.latestAttempt("confirm-affected");
    returned.must(rejectStep, cast.cora, { attemptId, reason: "Too dark" });
    const contained = begin();
    reach(contained, "verify-segmentation", bySegment);
    const placed = (name: string, scene: Scene, day: number, key = name) => ({
      name,
      key,
      work: work(scene, "tess"),
      openedAt: new Date(Date.UTC(2026, 0, day)),
    });
    const order = [
      placed("contained", contained, 1),
      placed("younger", fresh, 3),
      placed("opened second", fresh, 2, "INC-2026-10"),
      placed("opened first", fresh, 2, "INC-2026-9"),
      placed("returned", returned, 9),
    ];
    expect(order.sort(soonestFirst).map(({ name }) => name)).toEqual([
      "returned",
      "opened first",
      "opened second",
      "younger",
      "contained",
    ]);
  });
});
