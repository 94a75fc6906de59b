import { describe, expect, test } from "vitest";
import { cancelIncident, requestCancel, withdrawCancel } from "./acts/cancel";
import { closeIncident } from "./acts/close-incident";
import { completeStep } from "./acts/complete-step";
import { planRemediation } from "./acts/plan-remediation";
import { reopenIncident } from "./acts/reopen-incident";
import { reportWorseState } from "./acts/report-worse-state";
import { essential, full, templates } from "./templates";
import { cast, staffOf } from "./testing/cast";
import { reachKind, standalone } from "./testing/gate-scenario";
import { bySegment, byStandalone, complete, decide, filled, reach, signBoth, verify } from "./testing/play";
import { Scene } from "./testing/scene";

const closing = { answers: {}, evidenceIds: [] };
const reason = { reason: "wrong match" };

describe.each(templates)("closing over $key", (template) => {
  test("is refused with every unmet step, each with its key, and passes when none is left", () => {
    const scene = new Scene(template);
    const fresh = scene.try(closeIncident, cast.cora, closing);
    expect(!fresh.ok && fresh.refusal.code).toBe("steps-unmet");
    const keys = fresh.ok ? [] : fresh.refusal.blockers.flatMap((each) => (each.step ? [each.step] : []));
    expect(keys).toContain("confirm-affected");
    expect(keys).toContain("reconnect-and-test");
    expect(keys).not.toContain("close-incident");
    reach(scene, "reconnect-and-test", byStandalone);
    for (const each of scene.see().unmet) if (each.step) reach(scene, each.step, byStandalone);
    expect(scene.see().phase).toBe("close");
    scene.must(closeIncident, cast.cora, closing);
    expect(scene.facts.incident.closed?.as).toBe("remediated");
    expect(scene.see().exposure).toMatchObject({ value: "back-in-service", rule: null });
    expect(scene.codes(completeStep, cast.tess, filled(scene, "map-exposure"))).toEqual(["incident-closed"]);
  });

  test("no patch will come never closes as remediated, and ends as withdrawn once the system is", () => {
    const scene = new Scene(template);
    const wish = { ...bySegment, plan: { remediation: "none-will-come", delivery: null } } as const;
    reachKind(scene, "plan", wish);
    reachKind(scene, "acceptance", wish);
    expect(scene.codes(closeIncident, cast.cora, closing)).toContain("steps-unmet");
    reach(scene, "withdraw-from-service", wish);
    expect(scene.facts.system.network.at(-1)).toMatchObject({ state: "disconnected", act: "withdraw" });
    expect(scene.told()).toContain("system.withdrawn");
    expect(scene.see().exposure.value).toBe("contained-standalone");
    scene.must(closeIncident, cast.cora, closing);
    expect(scene.facts.incident.closed?.as).toBe("withdrawn");
    expect(scene.see().exposure.value).toBe("withdrawn");
  });

  test("a patchable system may be withdrawn too", () => {
    const scene = new Scene(template);
    reachKind(scene, "prove-segment", bySegment);
    reachKind(scene, "plan", bySegment);
    expect(scene.sees("withdraw-from-service").state).toBe("not-applicable");
    const { id: seen } = scene.facts.plans.at(-1) ?? { id: null };
    const plan = {
      remediation: "withdraw",
      delivery: null,
      vendorCase: null,
      reason: "sold",
      evidenceIds: [],
      seen,
    } as const;
    scene.must(planRemediation, cast.cora, plan);
    reach(scene, "withdraw-from-service", bySegment);
    expect(scene.see().unmet).toEqual([]);
  });
});

test("the phase is the first with an applicable step that does not count", () => {
  const scene = new Scene(essential);
  const phases: string[] = [];
  for (const key of [
    "confirm-affected",
    "map-exposure",
    "back-up-and-prove-restore",
    "decide-containment",
    "disconnect",
  ]) {
    phases.push(scene.see().phase);
    reach(scene, key, byStandalone);
  }
  phases.push(scene.see().phase);
  reach(scene, "release-for-clinical-use", byStandalone);
  reach(scene, "verify-remediation", byStandalone);
  phases.push(scene.see().phase);
  reach(scene, "reconnect-and-test", byStandalone);
  phases.push(scene.see().phase);
  expect(phases).toEqual([
    "identify",
    "identify",
    "assess",
    "assess",
    "contain",
    "remediate",
    "reconnect",
    "close",
  ]);
});

test("downtime studies are reconciled where the system ever was disconnected", () => {
  const never = new Scene(full);
  reach(never, "reconnect-and-test", bySegment);
  expect(never.sees("reconcile-downtime-studies").state).toBe("not-applicable");
  const once = new Scene(full);
  standalone(once);
  reach(once, "reconnect-and-test", byStandalone);
  expect(once.sees("reconcile-downtime-studies").state).toBe("available");
});

describe("reopening", () => {
  test("keeps everything and takes the closing back", () => {
    const scene = new Scene(essential);
    reach(scene, "reconnect-and-test", bySegment);
    scene.must(closeIncident, cast.cora, closing);
    expect(scene.codes(reopenIncident, cast.tess, { reason: "not over" })).toEqual(["not-your-role"]);
    scene.must(reopenIncident, cast.cora, { reason: "not over" });
    expect(scene.facts.incident.closed).toBeNull();
    expect(scene.sees("close-incident")).toMatchObject({ counts: false, state: "available" });
    expect(scene.sees("reconnect-and-test").counts).toBe(true);
    scene.must(closeIncident, cast.cora, closing);
  });

  test("a report on a closed incident reopens it", () => {
    const scene = new Scene(essential);
    reach(scene, "reconnect-and-test", bySegment);
    scene.must(closeIncident, cast.cora, closing);
    scene.must(reportWorseState, cast.tess, {
      kind: "remediation-removed",
      foundAt: scene.now,
      reason: "old disk",
    });
    expect(scene.facts.incident.closed).toBeNull();
    expect(scene.see().exposure).toMatchObject({ value: "exposed", rule: 1 });
  });
});

describe("a wrong match", () => {
  test("is cancelled at once with a reason while the system is where it was", () => {
    const scene = new Scene(essential);
    expect(scene.codes(cancelIncident, cast.tess, reason)).toEqual(["not-your-role"]);
    expect(scene.codes(cancelIncident, cast.cora, { reason: null })).toEqual(["reason-missing"]);
    scene.must(cancelIncident, cast.cora, reason);
    expect(scene.see().exposure.value).toBe("cancelled");
  });

  test("whose system was moved goes back by two approvals and a verified return", () => {
    const scene = new Scene(essential);
    standalone(scene);
    expect(scene.codes(cancelIncident, cast.cora, reason)).toEqual(["not-returned"]);
    scene.must(requestCancel, cast.cora, reason);
    expect(scene.codes(requestCancel, cast.cora, reason)).toEqual(["already-answered"]);
    const keys = scene
      .see()
      .steps.slice(-2)
      .map((step) => [step.key, step.state]);
    expect(keys).toEqual([
      ["approve-cancel", "available"],
      ["return-to-former-state", "blocked"],
    ]);
    signBoth(scene, "cancel");
    complete(scene, "return-to-former-state");
    expect(scene.facts.system.network.at(-1)).toMatchObject({ state: "business", act: "return" });
    expect(scene.see().exposure.value).toBe("exposed");
    expect(scene.codes(cancelIncident, cast.cora, reason)).toEqual(["not-returned"]);
    verify(scene, "return-to-former-state");
    scene.must(cancelIncident, cast.cora, { reason: null });
    expect(scene.facts.incident.closed?.as).toBe("cancelled");
  });

  test("that was right after all goes on where it was, and a later request needs new approvals", () => {
    const scene = new Scene(essential);
    standalone(scene);
    scene.must(requestCancel, cast.cora, reason);
    signBoth(scene, "cancel");
    const cancellationId = scene.facts.cancellations[0]?.id;
    if (!cancellationId) throw new Error("no request");
    scene.must(withdrawCancel, cast.cora, { cancellationId });
    expect(scene.codes(withdrawCancel, cast.cora, { cancellationId })).toEqual(["no-cancellation"]);
    expect(scene.see().steps.map((step) => step.key)).not.toContain("approve-cancel");
    scene.must(requestCancel, cast.cora, reason);
    expect(scene.sees("approve-cancel").counts).toBe(false);
  });
});

describe("a small hospital", () => {
  test("is told before one person does what nobody else could verify, and may go on knowingly", () => {
    const scene = new Scene(essential, { staff: staffOf([cast.cora, cast.lena, cast.tess]) });
    const input = filled(scene, "confirm-affected");
    const asked = scene.try(completeStep, cast.cora, input, { acknowledged: false });
    expect(!asked.ok && asked.refusal).toMatchObject({
      code: "leaves-nobody",
      sentence:
        "If you do this, no other coordinator could verify it. Let somebody else do it, or go on knowingly.",
    });
    expect(scene.codes(completeStep, cast.tess, input, { acknowledged: false })).toEqual([]);
  });

  test("is told before an installation would leave no two people to approve the return", () => {
    const scene = new Scene(essential);
    reachKind(scene, "plan", bySegment);
    reachKind(scene, "decide", bySegment);
    reachKind(scene, "backup", bySegment);
    scene.facts = { ...scene.facts, staff: staffOf([cast.cora, cast.dora, cast.tess]) };
    const input = filled(scene, "install-remediation");
    expect(scene.codes(completeStep, cast.cora, input, { acknowledged: false })).toEqual(["leaves-nobody"]);
    expect(scene.codes(completeStep, cast.tess, input, { acknowledged: false })).toEqual([]);
  });

  test("asks only once nothing else stands in the way", () => {
    const scene = new Scene(essential, { staff: staffOf([cast.cora, cast.lena]) });
    const input = filled(scene, "back-up-and-prove-restore");
    expect(scene.codes(completeStep, cast.cora, input, { acknowledged: false })).toEqual(["step-missing"]);
  });
});

test("a decision while an incident is open to the exception and back leaves no step undecided", () => {
  const scene = new Scene(full);
  reachKind(scene, "decide", bySegment);
  for (const option of ["exception", "standalone", "segment"] as const) {
    decide(scene, option);
    const undetermined = scene
      .see()
      .steps.filter((step) => step.state === "undetermined")
      .map((step) => step.key);
    expect(undetermined).not.toContain("disconnect");
  }
});
