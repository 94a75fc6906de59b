import { describe, expect, test } from "vitest";
import { approve } from "./acts/approve";
import { completeStep } from "./acts/complete-step";
import { reopenStep } from "./acts/reopen-step";
import { reportWorseState } from "./acts/report-worse-state";
import { preconditions } from "./preconditions";
import { essential, templates } from "./templates";
import { by, cast } from "./testing/cast";
import { leaving, reachKind, standalone } from "./testing/gate-scenario";
import {
  accept,
  byException,
  bySegment,
  byStandalone,
  complete,
  decide,
  filled,
  reach,
  sign,
  signBoth,
  signing,
  verify,
} from "./testing/play";
import { Scene } from "./testing/scene";

const ready = () => {
  const scene = new Scene(essential);
  standalone(scene);
  reachKind(scene, "verify-remediation", byStandalone);
  reachKind(scene, "release", byStandalone);
  return scene;
};
const voided = (scene: Scene) => scene.facts.approvals.map((approval) => approval.voided !== null);

describe("two signatures", () => {
  test("count together, and the second answers the step", () => {
    const scene = ready();
    sign(scene, "return", "clinical-lead", cast.liam);
    expect(scene.sees("approve-reconnection")).toMatchObject({
      state: "available",
      counts: false,
      latest: null,
    });
    expect(scene.codes(approve, cast.lena, signing(scene, "return", "clinical-lead"))).toEqual([
      "already-signed",
    ]);
    sign(scene, "return", "coordinator", cast.cole);
    expect(scene.sees("approve-reconnection")).toMatchObject({ state: "done", counts: true });
    expect(scene.facts.attempts.at(-1)?.recordId).toBe(scene.facts.approvals.at(-1)?.id);
  });

  test("are readable as they were signed", () => {
    const scene = ready();
    signBoth(scene, "return");
    const [statements] = scene.facts.approvals.map((approval) => approval.statements);
    expect(statements).toEqual([
      "System Symbia T6, asset label NM-4711, incident INC-2026-0001.",
      "It is now disconnected.",
      "Containment decided: standalone, by Cora on 2026-03-02 08:40 UTC.",
      "Remediation planned: install, on-site, by Tess on 2026-03-02 09:50 UTC.",
      'Install the remediation: done by Tess on 2026-03-02 10:00 UTC, verified by Cora on 2026-03-02 10:10 UTC, the console shows "KB4012212", version "6.1.1".',
      "File service-report-or-update-log.pdf",
      'Verify the remediation: done by Tess on 2026-03-02 10:20 UTC, verified by Cora on 2026-03-02 10:30 UTC, the console shows "KB4012212", version "6.1.1".',
      "File installed-update-list.pdf",
      "Perform quality control and release for clinical use: done by Lena on 2026-03-02 10:40 UTC.",
      "File quality-control-report-within-limits.pdf",
    ]);
    const { statements: now } = preconditions(essential, scene.facts, scene, "return");
    expect(now.filter((each) => each.digest).map((each) => each.digest)).toHaveLength(3);
  });

  test("by one person do not count, however they came to be stored", () => {
    const scene = ready();
    signBoth(scene, "return");
    const approvals = scene.facts.approvals.map((each) => ({ ...each, by: by(cast.dora) }));
    scene.facts = { ...scene.facts, approvals };
    expect(scene.sees("approve-reconnection").counts).toBe(false);
  });

  test("are not signed while what they rest on is missing", () => {
    const scene = new Scene(essential);
    reachKind(scene, "verify-remediation", bySegment);
    expect(scene.codes(approve, cast.cole, signing(scene, "return", "coordinator"))).toEqual([
      "not-released",
      "step-missing",
    ]);
  });

  test("who released quality control or countersigned the remediation may sign", () => {
    const scene = ready();
    sign(scene, "return", "clinical-lead", cast.lena);
    sign(scene, "return", "coordinator", cast.cora);
    expect(scene.sees("approve-reconnection").counts).toBe(true);
  });
});

describe("a change of any precondition voids both", () => {
  const changes: readonly (readonly [string, (scene: Scene) => void])[] = [
    ["a repeated release", (scene) => complete(scene, "release-for-clinical-use")],
    [
      "a repeated verification step",
      (scene) => {
        complete(scene, "verify-remediation");
        verify(scene, "verify-remediation");
      },
    ],
    [
      "a release taken back",
      (scene) => {
        const attemptId = scene.latestAttempt("release-for-clinical-use");
        scene.must(reopenStep, cast.lena, { attemptId, reason: "wrong phantom" });
      },
    ],
    ["a new installation", (scene) => complete(scene, "install-remediation")],
    ["a new containment decision", (scene) => decide(scene, "exception")],
    [
      "a report",
      (scene) => {
        const input = { kind: "found-connected", foundAt: scene.now, reason: "plugged in" } as const;
        scene.must(reportWorseState, cast.tess, input);
      },
    ],
  ];
  test.each(changes)("%s", (_name, change) => {
    const scene = ready();
    signBoth(scene, "return");
    change(scene);
    expect(voided(scene)).toEqual([true, true]);
    expect(scene.told().filter((type) => type === "approval.voided")).toHaveLength(2);
    expect(scene.sees("approve-reconnection").counts).toBe(false);
    expect(scene.codes(completeStep, cast.tom, filled(scene, "reconnect-and-test"))).toContain("no-approval");
  });

  test("a signature whose hash does not fit does not count even where nothing voided it", () => {
    const scene = ready();
    signBoth(scene, "return");
    const approvals = scene.facts.approvals.map((each) => ({ ...each, preconditionHash: "forged" }));
    scene.facts = { ...scene.facts, approvals };
    expect(scene.sees("approve-reconnection").counts).toBe(false);
    sign(scene, "return", "coordinator", cast.cole);
    expect(voided(scene)).toEqual([true, true, false]);
  });

  test("what changes nothing that was signed voids nothing", () => {
    const scene = ready();
    signBoth(scene, "return");
    complete(scene, "map-exposure");
    expect(voided(scene)).toEqual([false, false]);
  });

  test("once the reconnection is done a newer proof voids nothing, but a precondition that falls does", () => {
    const scene = ready();
    signBoth(scene, "return");
    complete(scene, "reconnect-and-test", cast.tom);
    verify(scene, "reconnect-and-test");
    complete(scene, "verify-remediation");
    verify(scene, "verify-remediation");
    expect(voided(scene)).toEqual([false, false]);
    const attemptId = scene.latestAttempt("release-for-clinical-use");
    scene.must(reopenStep, cast.lena, { attemptId, reason: "wrong phantom" });
    expect(voided(scene)).toEqual([true, true]);
    expect(scene.sees("reconnect-and-test").inQuestion).toBe(true);
    expect(scene.see().exposure.value).toBe("remediated");
  });
});

describe.each(templates)("leaving standalone over $key", (template) => {
  test("by exception an acceptance that runs out before the connection takes the approvals with it", () => {
    const scene = new Scene(template);
    leaving(scene, byException, ["acceptance"]);
    accept(scene, 1);
    signBoth(scene, "interim");
    scene.wait(30);
    expect(scene.sees("approve-interim-connection").counts).toBe(false);
    expect(scene.codes(completeStep, cast.tess, filled(scene, "connect-interim"))).toEqual([
      "no-approval",
      "no-exception-in-force",
    ]);
  });

  test("by exception an acceptance that runs out afterwards undoes nothing", () => {
    const scene = new Scene(template);
    leaving(scene, byException, ["acceptance"]);
    accept(scene, 1);
    signBoth(scene, "interim");
    complete(scene, "connect-interim");
    verify(scene, "connect-interim");
    expect(scene.facts.system.network.at(-1)).toMatchObject({ state: "business", act: "interim-connect" });
    expect(scene.see().exposure.value).toBe("risk-accepted");
    scene.wait(30);
    expect(scene.sees("connect-interim").counts).toBe(true);
    expect(scene.see().exposure.value).toBe("exposed");
  });

  test("a segment proven before the system was disconnected is no proof for leaving standalone", () => {
    const scene = new Scene(template);
    reachKind(scene, "prove-segment", bySegment);
    decide(scene, "standalone");
    standalone(scene);
    decide(scene, "segment");
    expect(scene.sees("verify-segmentation").counts).toBe(false);
    expect(scene.codes(approve, cast.cole, signing(scene, "interim", "coordinator"))).toContain(
      "segment-not-proven",
    );
    reach(scene, "verify-segmentation", bySegment);
    signBoth(scene, "interim");
    complete(scene, "connect-interim");
    expect(scene.facts.system.network.at(-1)).toMatchObject({ state: "segment", act: "interim-connect" });
  });

  test("a second time needs a new approval and a new connection", () => {
    const scene = new Scene(template);
    leaving(scene, bySegment);
    signBoth(scene, "interim");
    complete(scene, "connect-interim");
    verify(scene, "connect-interim");
    decide(scene, "standalone");
    expect(scene.sees("disconnect").counts).toBe(false);
    standalone(scene);
    expect(scene.see().exposure.value).toBe("contained-standalone");
    decide(scene, "segment");
    expect(scene.sees("approve-interim-connection").counts).toBe(false);
    expect(scene.sees("connect-interim").counts).toBe(false);
  });
});
