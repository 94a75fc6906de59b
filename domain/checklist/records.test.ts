import { describe, expect, test } from "vitest";
import { acceptRisk } from "./acts/accept-risk";
import { answerClearance } from "./acts/answer-clearance";
import { answerImpact } from "./acts/answer-impact";
import { completeStep } from "./acts/complete-step";
import { decideContainment } from "./acts/decide-containment";
import { issuePermit } from "./acts/issue-permit";
import { planRemediation } from "./acts/plan-remediation";
import { reopenStep } from "./acts/reopen-step";
import { revokePermit } from "./acts/revoke-permit";
import { acceptanceInForce } from "./records";
import { essential, templates } from "./templates";
import { cast } from "./testing/cast";
import { reachKind, remotely, standalone } from "./testing/gate-scenario";
import {
  acceptance,
  byException,
  bySegment,
  byStandalone,
  clear,
  complete,
  decide,
  filled,
  permit,
  reach,
  verify,
  withdrawClearance,
} from "./testing/play";
import { Scene } from "./testing/scene";

const remote = remotely[1] ?? byStandalone;
const planning = (scene: Scene) => ({
  remediation: "install" as const,
  delivery: "on-site" as const,
  vendorCase: null,
  reason: null,
  evidenceIds: [],
  seen: scene.facts.plans.at(-1)?.id ?? null,
});

describe("the containment decision", () => {
  test("opens its branch and closes the others", () => {
    const scene = new Scene(essential);
    expect(scene.sees("isolate-in-segment").state).toBe("undetermined");
    reachKind(scene, "decide", byStandalone);
    expect(scene.sees("isolate-in-segment").state).toBe("not-applicable");
    expect(scene.sees("attest-clinically-safe").state).toBe("available");
    expect(scene.see().branch.containment).toBe("standalone");
  });

  test("a refusal of the clinical lead is the reason why standalone is impossible", () => {
    const scene = new Scene(essential);
    reachKind(scene, "decide", byStandalone);
    const input = {
      option: "exception" as const,
      segmentImpossible: "flat network",
      standaloneImpossible: null,
      seen: scene.facts.decisions.at(-1)?.id ?? null,
    };
    expect(scene.codes(decideContainment, cast.cora, input)).toEqual(["segment-first"]);
    withdrawClearance(scene, "refused");
    expect(scene.sees("attest-clinically-safe")).toMatchObject({ state: "done", counts: false });
    expect(scene.codes(decideContainment, cast.cora, input)).toEqual([]);
  });

  test("tells the second of two coordinators what the first decided", () => {
    const scene = new Scene(essential);
    reachKind(scene, "decide", bySegment);
    const input = {
      option: "segment" as const,
      segmentImpossible: null,
      standaloneImpossible: null,
      seen: null,
    };
    expect(scene.codes(decideContainment, cast.cole, input)).toEqual(["changed-meanwhile"]);
  });

  test("is not taken back but superseded", () => {
    const scene = new Scene(essential);
    reachKind(scene, "decide", bySegment);
    const attemptId = scene.latestAttempt("decide-containment");
    expect(scene.codes(reopenStep, cast.cora, { attemptId, reason: "changed" })).toEqual([
      "answered-by-record",
    ]);
    decide(scene, "exception");
    expect(scene.events.filter((event) => event.type === "containment.decided").at(-1)).toMatchObject({
      data: { old: "segment", new: "exception" },
    });
  });
});

describe("the clinical answer", () => {
  test("a no is heard at any time and on any branch", () => {
    const scene = new Scene(essential);
    withdrawClearance(scene, "refused");
    standalone(scene);
    decide(scene, "exception");
    withdrawClearance(scene);
    expect(scene.facts.clearances.at(-1)?.answer).toBe("withdrawn");
  });

  test("is given by a clinical lead only, and ends ahead of now", () => {
    const scene = new Scene(essential);
    reachKind(scene, "decide", byStandalone);
    const input = {
      answer: "cleared" as const,
      scope: "all",
      stopConditions: "disk full",
      reason: null,
      until: scene.now,
      seen: null,
    };
    expect(scene.codes(answerClearance, cast.cora, input)).toEqual(["not-your-role"]);
    expect(scene.codes(answerClearance, cast.lena, input)).toEqual(["date-missing"]);
    clear(scene);
    expect(scene.sees("attest-clinically-safe")).toMatchObject({ state: "done", counts: true });
  });
});

describe("the acceptance", () => {
  test("says how the system is replaced when no patch will come, and ends ahead of now", () => {
    const scene = new Scene(essential);
    reachKind(scene, "controls", byException);
    scene.must(planRemediation, cast.cora, {
      ...planning(scene),
      remediation: "none-will-come",
      reason: "vendor letter",
    });
    const without = { ...acceptance(scene), replacementPlan: null };
    expect(scene.codes(acceptRisk, cast.cora, without)).toEqual(["replacement-plan-missing"]);
    expect(scene.codes(acceptRisk, cast.cora, { ...acceptance(scene), until: scene.now })).toEqual([
      "date-missing",
    ]);
    expect(scene.codes(acceptRisk, cast.cora, acceptance(scene))).toEqual([]);
  });

  test.each(templates)(
    "without a replacement plan holds no longer once no patch will come, over $key",
    (template) => {
      const scene = new Scene(template);
      reachKind(scene, "controls", byException);
      scene.must(acceptRisk, cast.cora, { ...acceptance(scene), replacementPlan: null });
      expect(scene.see().exposure).toMatchObject({ value: "risk-accepted", rule: 6 });
      const before = scene.now;
      for (const first of scene.step("plan").requires) reach(scene, first, byException);
      scene.wait(1);
      const none = {
        ...planning(scene),
        remediation: "none-will-come",
        delivery: null,
        reason: "letter",
      } as const;
      scene.must(planRemediation, cast.cora, none);
      expect(scene.see().exposure).toMatchObject({ value: "exposed", rule: 7 });
      expect(scene.see().marks.map(({ kind }) => kind)).toEqual(["replacement-plan-missing"]);
      expect(scene.sees(scene.step("acceptance").key)).toMatchObject({ counts: false });
      expect(acceptanceInForce(scene.read(), before)).not.toBeNull();
      scene.must(acceptRisk, cast.cora, acceptance(scene));
      expect(scene.see().exposure).toMatchObject({ value: "risk-accepted", rule: 6 });
      expect(scene.see().marks).toEqual([]);
    },
  );

  test("needs the signed document as the file that is asked for", () => {
    const scene = new Scene(essential);
    reachKind(scene, "controls", byException);
    const input = acceptance(scene);
    scene.facts = {
      ...scene.facts,
      evidence: scene.facts.evidence.map((file) => ({ ...file, superseded: true })),
    };
    scene.receive("accept-residual-risk", "another");
    expect(scene.codes(acceptRisk, cast.cora, input)).toEqual(["no-signed-document"]);
  });
});

describe("the plan", () => {
  test("says how an installation comes, and why nothing is installed", () => {
    const scene = new Scene(essential);
    reachKind(scene, "confirm", bySegment);
    expect(scene.codes(planRemediation, cast.tess, { ...planning(scene), delivery: null })).toEqual([
      "delivery-missing",
    ]);
    const none = { ...planning(scene), remediation: "none-will-come" as const };
    expect(scene.codes(planRemediation, cast.cora, none)).toEqual(["reason-missing"]);
    scene.must(planRemediation, cast.cora, { ...none, reason: "vendor letter" });
    expect(scene.facts.plans.at(-1)?.delivery).toBeNull();
    expect(scene.sees("install-remediation").state).toBe("not-applicable");
    expect(scene.sees("withdraw-from-service").state).not.toBe("not-applicable");
  });
});

describe("the permit", () => {
  test("an installation claimed within it stands after it ended; one claimed later is refused", () => {
    const scene = new Scene(essential);
    reachKind(scene, "permit", remote);
    scene.wait(50);
    const install = (back: number) => filled(scene, "install-remediation", { doneAt: scene.at(-back) });
    expect(scene.codes(completeStep, cast.tess, install(0))).toEqual(["no-permit"]);
    expect(scene.codes(completeStep, cast.tess, install(10))).toEqual([]);
  });

  test("each permit needs its own end proof", () => {
    const scene = new Scene(essential);
    reachKind(scene, "permit", remote);
    complete(scene, "close-remote-update-path");
    expect(scene.codes(issuePermit, cast.cora, issuing(scene))).toEqual(["permit-end-unproved"]);
    verify(scene, "close-remote-update-path");
    expect(scene.sees("close-remote-update-path").counts).toBe(true);
    permit(scene);
    expect(scene.sees("close-remote-update-path")).toMatchObject({ counts: false, state: "available" });
    expect(scene.see().exposure.rule).toBe(1);
  });

  test("is over once revoked or its early end is proved", () => {
    const scene = new Scene(essential);
    reachKind(scene, "permit", remote);
    const permitId = scene.facts.permits.at(-1)?.id ?? scene.facts.permits[0]?.id;
    if (!permitId) throw new Error("no permit");
    expect(scene.codes(revokePermit, cast.tess, { permitId })).toEqual(["not-your-role"]);
    scene.must(revokePermit, cast.cora, { permitId });
    expect(scene.see().marks.map((mark) => mark.kind)).toEqual(["permit-end-unproved"]);
    expect(scene.codes(revokePermit, cast.cora, { permitId })).toEqual(["already-ended"]);
    expect(scene.codes(completeStep, cast.tess, filled(scene, "install-remediation"))).toEqual(["no-permit"]);
  });

  test("its step counts once the installation it was for counts", () => {
    const scene = new Scene(essential);
    reach(scene, "reconnect-and-test", remote);
    scene.wait(100);
    expect(scene.sees("open-remote-update-path")).toMatchObject({ counts: true });
    expect(scene.see().unmet).toEqual([]);
  });
});

const issuing = (scene: Scene) => ({ vendorCase: "4711", talk: "again", endsAt: scene.at(5) });

test("the answer on care impact is superseded by a later one without another attempt", () => {
  const scene = new Scene(essential);
  reachKind(scene, "impact", bySegment);
  const attempts = scene.facts.attempts.length;
  scene.must(answerImpact, cast.lena, {
    functionLevel: "not",
    since: scene.now,
    examsPerDay: null,
    alternative: "unknown",
    alternativeText: null,
    seen: scene.facts.impactAnswers.at(-1)?.id ?? null,
  });
  expect(scene.facts.impactAnswers).toHaveLength(2);
  expect(scene.facts.attempts).toHaveLength(attempts);
});
