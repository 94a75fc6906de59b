import { describe, expect, test } from "vitest";
import { planRemediation } from "./acts/plan-remediation";
import { reopenStep } from "./acts/reopen-step";
import { templates } from "./templates";
import { cast } from "./testing/cast";
import { reachKind } from "./testing/gate-scenario";
import { bySegment, planned } from "./testing/play";
import { Scene } from "./testing/scene";

const another = { expected: { package: "KB4012598", version: "6.1.9" } };

describe.each(templates)("a plan that comes after the verification, over $key", (template) => {
  test("takes the verification back first, and nothing of it is called remediated or in service any more", () => {
    const scene = new Scene(template);
    reachKind(scene, "prove-segment", bySegment);
    reachKind(scene, "reconnect", bySegment);
    expect(scene.see().exposure.value).toBe("back-in-service");
    const input = () => planned(scene, bySegment.plan, another);
    expect(scene.codes(planRemediation, cast.cora, input())).toEqual(["installed-otherwise"]);
    const attemptId = scene.latestAttempt(scene.step("verify-remediation").key);
    scene.must(reopenStep, cast.cora, { attemptId, reason: "the vendor replaced the patch" });
    scene.must(planRemediation, cast.cora, input());
    expect(scene.see().exposure.value).toBe("exposed");
    expect(scene.facts.approvals.every((signed) => signed.voided !== null)).toBe(true);
  });

  test("is recorded again with the same package, or to withdraw the system", () => {
    const scene = new Scene(template);
    reachKind(scene, "verify-remediation", bySegment);
    scene.must(planRemediation, cast.cora, planned(scene, bySegment.plan));
    const leaving = { remediation: "withdraw", delivery: null } as const;
    scene.must(planRemediation, cast.cora, planned(scene, leaving));
  });
});
