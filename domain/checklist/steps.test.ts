import { describe, expect, test } from "vitest";
import { cannotDoStep } from "./acts/cannot-do-step";
import { completeStep } from "./acts/complete-step";
import { confirmStep } from "./acts/confirm-step";
import { notApplicableStep } from "./acts/not-applicable-step";
import { rejectStep } from "./acts/reject-step";
import { reopenStep } from "./acts/reopen-step";
import { verifyStep } from "./acts/verify-step";
import { essential, full } from "./templates";
import { cast } from "./testing/cast";
import { reachKind, standalone } from "./testing/gate-scenario";
import { bySegment, byStandalone, clear, complete, filled, reach, verify } from "./testing/play";
import { moveTo, Scene } from "./testing/scene";

const confirmed = () => {
  const scene = new Scene(essential);
  reach(scene, "confirm-affected", bySegment);
  return scene;
};

describe("doing a step", () => {
  test("waits for another coordinator where the template asks for one", () => {
    const scene = new Scene(essential);
    complete(scene, "confirm-affected");
    expect(scene.sees("confirm-affected")).toMatchObject({
      state: "done",
      counts: false,
      waitsFor: "verification",
      who: ["Cora", "Cole", "Cleo", "Dora"],
    });
    expect(scene.sees("map-exposure")).toMatchObject({ state: "blocked" });
    verify(scene, "confirm-affected");
    expect(scene.sees("confirm-affected")).toMatchObject({ state: "verified", counts: true, waitsFor: null });
    expect(scene.sees("map-exposure").state).toBe("available");
  });

  test("counts at once where nobody else is asked for", () => {
    const scene = confirmed();
    complete(scene, "map-exposure");
    expect(scene.sees("map-exposure")).toMatchObject({ state: "done", counts: true });
  });

  test("is refused without the file and the statement that are asked for, each named", () => {
    const scene = confirmed();
    const key = "back-up-and-prove-restore";
    const input = { step: key, seen: null, doneAt: scene.now, answers: {}, evidenceIds: [], labelEnd: null };
    expect(scene.codes(completeStep, cast.tess, input)).toEqual(["evidence-missing", "answer-missing"]);
    scene.receive(key, "something-else");
    expect(scene.codes(completeStep, cast.tess, input)).toEqual(["evidence-missing", "answer-missing"]);
    scene.attach(key);
    expect(scene.codes(completeStep, cast.tess, input)).toEqual(["answer-missing"]);
  });

  test("takes along the files of the step that no attempt has, and leaves a counted attempt its own", () => {
    const scene = new Scene(essential);
    scene.attach("confirm-affected");
    complete(scene, "confirm-affected");
    const first = scene.latestAttempt("confirm-affected");
    expect(scene.facts.evidence.map((file) => file.attemptId)).toEqual([first, first]);
    verify(scene, "confirm-affected");
    const reused = {
      ...filled(scene, "confirm-affected"),
      evidenceIds: scene.facts.evidence.map((file) => file.id),
    };
    scene.facts = { ...scene.facts, evidence: scene.facts.evidence.filter((file) => file.attemptId) };
    expect(scene.codes(completeStep, cast.tess, reused)).toEqual(["evidence-missing"]);
  });

  test("tells the second of two people what changed", () => {
    const scene = new Scene(essential);
    complete(scene, "confirm-affected", cast.tess);
    const late = { ...filled(scene, "confirm-affected"), seen: null };
    const result = scene.try(completeStep, cast.tom, late);
    expect(result).toMatchObject({ ok: false, refusal: { code: "changed-meanwhile" } });
    expect(!result.ok && result.refusal.sentence).toBe(
      "Tess answered this step on 2026-03-02 08:00 UTC. Look at it before you go on.",
    );
  });

  test("names the other system when the label is another one's", () => {
    const scene = new Scene(essential);
    reachKind(scene, "clearance", byStandalone);
    reachKind(scene, "backup", byStandalone);
    reachKind(scene, "empty-queue", byStandalone);
    const wrong = filled(scene, "disconnect", { labelEnd: "712" });
    const labelMatches = [{ tag: "PT-0712", name: "Biograph 16" }];
    const result = scene.try(completeStep, cast.tess, wrong, { labelMatches });
    expect(!result.ok && result.refusal.sentence).toBe(
      "712 is the end of PT-0712, Biograph 16. This incident is about Symbia T6, asset label NM-4711.",
    );
    expect(scene.codes(completeStep, cast.tess, { ...wrong, labelEnd: " 711" })).toEqual([]);
  });

  test("names who can open a locked step", () => {
    const scene = new Scene(essential);
    reachKind(scene, "decide", byStandalone);
    const blocker = scene.sees("disconnect").blockers.find((each) => each.code === "no-clearance");
    expect(blocker).toMatchObject({ step: "attest-clinically-safe", who: ["Lena", "Liam", "Dora", "Theo"] });
  });
});

describe("a claimed time", () => {
  test("more than 24 hours late waits for another coordinator, and counts then", () => {
    const scene = confirmed();
    scene.wait(48);
    complete(scene, "map-exposure");
    const late = filled(scene, "map-exposure", { doneAt: scene.at(-25) });
    scene.must(completeStep, cast.tess, late);
    expect(scene.sees("map-exposure")).toMatchObject({ waitsFor: "late-time", counts: true });
    expect(scene.events.at(-1)).toMatchObject({ type: "step.completed", data: { late: true, repeat: true } });
    verify(scene, "map-exposure");
    expect(scene.sees("map-exposure")).toMatchObject({ state: "verified", waitsFor: null });
  });

  test("a claim more than 24 hours late does not count alone", () => {
    const scene = confirmed();
    scene.wait(48);
    scene.must(completeStep, cast.tess, filled(scene, "map-exposure", { doneAt: scene.at(-25) }));
    expect(scene.sees("map-exposure")).toMatchObject({ state: "done", counts: false, waitsFor: "late-time" });
    scene.must(completeStep, cast.tess, filled(scene, "map-exposure", { doneAt: scene.at(-23) }));
    expect(scene.sees("map-exposure")).toMatchObject({ counts: true, waitsFor: null });
  });

  test("a minute ahead of the clock is taken as now, and a minute before its ground as then", () => {
    const scene = confirmed();
    const ahead = new Date(scene.now.getTime() + 50_000);
    scene.must(completeStep, cast.tess, filled(scene, "map-exposure", { doneAt: ahead }));
    expect(scene.facts.attempts.at(-1)?.doneAt).toEqual(scene.facts.attempts.at(-1)?.recordedAt);
    const verifiedAt = scene.facts.reviews.at(-1)?.at ?? scene.now;
    const before = new Date(verifiedAt.getTime() - 30_000);
    scene.must(completeStep, cast.tess, filled(scene, "map-exposure", { doneAt: before }));
    expect(scene.facts.attempts.at(-1)?.doneAt).toEqual(verifiedAt);
    const earlier = new Date(verifiedAt.getTime() - 90_000);
    const refused = filled(scene, "map-exposure", { doneAt: earlier });
    expect(scene.codes(completeStep, cast.tess, refused)).toEqual(["time-before-record"]);
  });

  test("is judged against the record in force then: a clearance that runs out later undoes nothing", () => {
    const scene = new Scene(essential);
    reachKind(scene, "decide", byStandalone);
    clear(scene, 1);
    reachKind(scene, "backup", byStandalone);
    reachKind(scene, "empty-queue", byStandalone);
    scene.wait(30);
    expect(scene.codes(completeStep, cast.tess, filled(scene, "disconnect"))).toContain("no-clearance");
    scene.must(completeStep, cast.tess, filled(scene, "disconnect", { doneAt: scene.at(-20) }));
    verify(scene, "disconnect");
    expect(scene.see().exposure.value).toBe("contained-standalone");
  });
});

describe("repeating a step", () => {
  test("puts nothing in question, and the earlier attempt counts until the newer does", () => {
    const scene = confirmed();
    complete(scene, "map-exposure");
    const first = scene.latestAttempt("confirm-affected");
    complete(scene, "confirm-affected");
    expect(scene.sees("confirm-affected")).toMatchObject({ counts: true, counting: { id: first } });
    expect(scene.told()).not.toContain("step.questioned");
    verify(scene, "confirm-affected");
    expect(scene.sees("confirm-affected").counting?.id).not.toBe(first);
    expect(scene.sees("map-exposure").counts).toBe(true);
  });

  test("a rejected repeat leaves the earlier attempt standing", () => {
    const scene = confirmed();
    complete(scene, "map-exposure");
    complete(scene, "confirm-affected");
    const repeat = scene.latestAttempt("confirm-affected");
    scene.must(rejectStep, cast.cora, { attemptId: repeat, reason: "blurred" });
    expect(scene.sees("confirm-affected")).toMatchObject({
      state: "verified",
      counts: true,
      returned: { kind: "rejected", reason: "blurred" },
    });
    expect(scene.sees("map-exposure").counts).toBe(true);
  });

  test("what a newer attempt replaced does not come back when that one falls", () => {
    const scene = confirmed();
    complete(scene, "confirm-affected");
    verify(scene, "confirm-affected");
    const attemptId = scene.latestAttempt("confirm-affected");
    scene.must(reopenStep, cast.tess, { attemptId, reason: "other scanner" });
    expect(scene.sees("confirm-affected")).toMatchObject({ state: "available", counts: false });
  });
});

describe("a step that fell", () => {
  test("puts every done step that rests on it in question, until confirmed and verified again", () => {
    const scene = new Scene(essential);
    reachKind(scene, "backup", bySegment);
    reachKind(scene, "map", bySegment);
    const attemptId = scene.latestAttempt("confirm-affected");
    scene.must(reopenStep, cast.cora, { attemptId, reason: "wrong label" });
    const backup = scene.latestAttempt("back-up-and-prove-restore");
    expect(scene.sees("back-up-and-prove-restore")).toMatchObject({
      inQuestion: true,
      counts: false,
      waitsFor: "confirmation",
    });
    expect(scene.codes(verifyStep, cast.cole, { attemptId: backup })).toEqual(["step-in-question"]);
    expect(scene.codes(confirmStep, cast.tess, { attemptId: backup })).toEqual(["step-missing"]);
    reach(scene, "confirm-affected", bySegment);
    scene.must(confirmStep, cast.cole, { attemptId: backup });
    expect(scene.sees("back-up-and-prove-restore")).toMatchObject({
      counts: false,
      waitsFor: "verification",
    });
    expect(scene.codes(verifyStep, cast.cole, { attemptId: backup })).toEqual(["own-work"]);
    scene.must(verifyStep, cast.cora, { attemptId: backup });
    expect(scene.sees("back-up-and-prove-restore").counts).toBe(true);
    scene.must(confirmStep, cast.tom, { attemptId: scene.latestAttempt("map-exposure") });
    expect(scene.sees("map-exposure").counts).toBe(true);
  });

  test("reaches through steps, to the last that rests on it", () => {
    const scene = new Scene(full);
    reachKind(scene, "prove-segment", bySegment);
    const attemptId = scene.latestAttempt("map-exposure");
    scene.must(reopenStep, cast.cora, { attemptId, reason: "other port" });
    const questioned = scene
      .see()
      .steps.filter((step) => step.inQuestion)
      .map((step) => step.key);
    expect(questioned).toEqual([
      "set-priority",
      "decide-containment",
      "move-to-segment",
      "restrict-traffic",
      "secure-remote-service",
      "verify-segmentation",
    ]);
    expect(scene.see().marks.filter((mark) => mark.kind === "in-question")).toHaveLength(6);
  });

  test("a step in question for a system that was moved since must be done again", () => {
    const scene = new Scene(essential);
    standalone(scene);
    const attemptId = scene.latestAttempt("disconnect");
    scene.must(reopenStep, cast.cora, {
      attemptId: scene.latestAttempt("clear-send-queue"),
      reason: "two left",
    });
    moveTo(scene, "business");
    complete(scene, "clear-send-queue");
    expect(scene.codes(confirmStep, cast.tess, { attemptId })).toEqual(["does-not-hold-any-more"]);
  });
});

describe("saying no", () => {
  test("a step is not applicable once another coordinator agrees", () => {
    const scene = confirmed();
    scene.must(notApplicableStep, cast.cora, { step: "map-exposure", seen: null, reason: "no port" });
    const attemptId = scene.latestAttempt("map-exposure");
    expect(scene.sees("map-exposure")).toMatchObject({
      state: "done",
      counts: false,
      waitsFor: "not-applicable",
    });
    expect(scene.codes(verifyStep, cast.cora, { attemptId })).toEqual(["own-work"]);
    scene.must(verifyStep, cast.cole, { attemptId });
    expect(scene.sees("map-exposure")).toMatchObject({ state: "not-applicable", waitsFor: null });
    reach(scene, "assess-clinical-impact", bySegment);
    expect(scene.sees("decide-containment").blockers).toEqual([]);
  });

  test("cannot says why, and leaves the step to be done", () => {
    const scene = confirmed();
    const input = { step: "map-exposure", seen: null, reason: " " };
    expect(scene.codes(cannotDoStep, cast.tess, input)).toEqual(["reason-missing"]);
    scene.must(cannotDoStep, cast.tess, { ...input, reason: "room locked" });
    expect(scene.sees("map-exposure")).toMatchObject({ state: "available", latest: { outcome: "cannot" } });
  });

  test("a remediation that cannot be verified reopens the installation and questions the release", () => {
    const scene = new Scene(essential);
    reachKind(scene, "release", bySegment);
    scene.must(cannotDoStep, cast.tess, { step: "verify-remediation", seen: null, reason: "patch missing" });
    expect(scene.sees("install-remediation")).toMatchObject({
      state: "available",
      returned: { kind: "reopened", reason: "patch missing" },
    });
    expect(scene.sees("release-for-clinical-use").inQuestion).toBe(true);
  });

  test("only the doer or a coordinator takes a step back", () => {
    const scene = new Scene(essential);
    complete(scene, "confirm-affected", cast.tess);
    const input = { attemptId: scene.latestAttempt("confirm-affected"), reason: "wrong" };
    expect(scene.codes(reopenStep, cast.tom, input)).toEqual(["not-your-step"]);
    expect(scene.codes(reopenStep, cast.tess, { ...input, reason: "" })).toEqual(["reason-missing"]);
    scene.must(reopenStep, cast.tess, input);
    expect(scene.codes(reopenStep, cast.cora, input)).toEqual(["already-ended"]);
  });
});
