import { describe, expect, test } from "vitest";
import { amongOthers, asOther } from "../incidents/other-incident";
import { approve } from "./acts/approve";
import { voidedBeside } from "./acts/beside";
import { cancelIncident, requestCancel } from "./acts/cancel";
import { closeIncident } from "./acts/close-incident";
import { completeStep } from "./acts/complete-step";
import { confirmStep } from "./acts/confirm-step";
import { planRemediation } from "./acts/plan-remediation";
import { rejectStep } from "./acts/reject-step";
import { reopenStep } from "./acts/reopen-step";
import { reportWorseState } from "./acts/report-worse-state";
import { applyChanges } from "./apply";
import { networkNow } from "./case";
import { essential, templates } from "./templates";
import { cast, staffOf } from "./testing/cast";
import { reachKind, standalone, upTo } from "./testing/gate-scenario";
import {
  bySegment,
  byStandalone,
  complete,
  decide,
  filled,
  plan,
  signBoth,
  signing,
  verify,
} from "./testing/play";
import { openedFacts, Scene } from "./testing/scene";

const wrong = { reason: "wrong match" };
const report = (scene: Scene, actor = cast.tess) =>
  scene.must(reportWorseState, actor, { kind: "found-connected", foundAt: scene.now, reason: "plugged in" });
const installing = { remediation: "install", delivery: "on-site" } as const;
const goodbye = { ...bySegment, plan: { remediation: "withdraw", delivery: null } } as const;

describe.each(templates)("over $key", (template) => {
  test("a report is no way to cancel: the return is approved, done and verified, and answers it", () => {
    const scene = new Scene(template);
    standalone(scene);
    report(scene, cast.cole);
    expect(networkNow(scene.facts)).toBe("business");
    const codes = scene.codes(cancelIncident, cast.cole, wrong);
    expect(codes).toEqual(expect.arrayContaining(["report-unresolved", "not-returned"]));
    scene.must(requestCancel, cast.cora, wrong);
    signBoth(scene, "cancel");
    complete(scene, "return-to-former-state");
    expect(scene.codes(cancelIncident, cast.cora, wrong)).toContain("not-returned");
    verify(scene, "return-to-former-state", cast.cleo);
    expect(scene.told()).toContain("report.resolved");
    scene.must(cancelIncident, cast.cora, wrong);
  });

  test("a report leads out of standalone no further than back", () => {
    const scene = new Scene(template);
    standalone(scene);
    report(scene);
    decide(scene, "segment");
    reachKind(scene, "prove-segment", bySegment);
    expect(networkNow(scene.facts)).toBe("business");
    expect(scene.see().exposure).toMatchObject({ value: "exposed", rule: 1 });
    expect(scene.codes(completeStep, cast.tom, filled(scene, "connect-interim"))).toContain("no-approval");
    signBoth(scene, "interim");
    complete(scene, "connect-interim", cast.tom);
    verify(scene, "connect-interim");
    expect(scene.see().exposure.value).toBe("contained-segment");
    expect(scene.see().marks).toEqual([]);
  });

  test("a disconnection nobody verified has its way into the segment all the same", () => {
    const scene = new Scene(template);
    upTo(scene, "disconnect", byStandalone);
    complete(scene, "disconnect");
    decide(scene, "segment");
    reachKind(scene, "prove-segment", bySegment);
    signBoth(scene, "interim");
    complete(scene, "connect-interim", cast.tom);
    verify(scene, "connect-interim");
    expect(scene.see().exposure.value).toBe("contained-segment");
  });

  test("a send queue proven empty before a connection is not empty after it", () => {
    const scene = new Scene(template);
    standalone(scene);
    report(scene);
    expect(scene.codes(completeStep, cast.tess, filled(scene, "disconnect"))).toContain("queue-not-empty");
    reachKind(scene, "empty-queue", byStandalone);
    complete(scene, "disconnect");
  });

  test("a plan to install takes a withdrawal back", () => {
    const scene = new Scene(template);
    upTo(scene, "withdraw", goodbye);
    complete(scene, "withdraw-from-service");
    plan(scene, installing);
    expect(scene.sees("withdraw-from-service").returned).toMatchObject({ kind: "reopened" });
    plan(scene, goodbye.plan);
    expect(scene.sees("withdraw-from-service")).toMatchObject({ counts: false, state: "available" });
    complete(scene, "withdraw-from-service");
    verify(scene, "withdraw-from-service");
    plan(scene, installing);
    expect(scene.see().exposure.value).toBe("exposed");
    expect(scene.codes(closeIncident, cast.cora, { answers: {}, evidenceIds: [] })).toContain("steps-unmet");
  });

  test("a newer verified installation asks for its own verification", () => {
    const scene = new Scene(template);
    reachKind(scene, "prove-segment", bySegment);
    reachKind(scene, "release", bySegment);
    reachKind(scene, "verify-remediation", bySegment);
    complete(scene, "install-remediation");
    expect(scene.see().exposure.value).toBe("remediated");
    verify(scene, "install-remediation");
    expect(scene.see().exposure.value).toBe("contained-segment");
    reachKind(scene, "verify-remediation", bySegment);
    expect(scene.see().exposure.value).toBe("remediated");
  });
});

test("a withdrawal that does not belong to the plan is returned all the same", () => {
  const scene = new Scene(essential);
  upTo(scene, "withdraw", goodbye);
  complete(scene, "withdraw-from-service");
  const attemptId = scene.latestAttempt("withdraw-from-service");
  const [last] = scene.facts.plans.slice(-1);
  if (!last) throw new Error("no plan");
  scene.facts = { ...scene.facts, plans: [...scene.facts.plans, { ...last, at: scene.now, ...installing }] };
  scene.must(rejectStep, cast.cora, { attemptId, reason: "it stays" });
});

test("a technician alone takes no scanner off the network by withdrawing it", () => {
  const scene = new Scene(essential);
  reachKind(scene, "confirm", bySegment);
  const alone = { ...goodbye.plan, vendorCase: null, reason: "sold", evidenceIds: [], seen: null };
  expect(scene.codes(planRemediation, cast.tess, alone)).toEqual(["coordinator-only"]);
  scene.must(planRemediation, cast.cora, alone);
  const input = filled(scene, "withdraw-from-service", { labelEnd: "XXX" });
  const codes = scene.codes(completeStep, cast.tess, input);
  expect(codes).toEqual(
    expect.arrayContaining(["no-clearance", "no-backup", "queue-not-empty", "wrong-system"]),
  );
});

test("a clinical refusal is asked for wherever the system is off the network by the incident's act", () => {
  const scene = new Scene(essential);
  upTo(scene, "disconnect", byStandalone);
  complete(scene, "disconnect");
  scene.now = scene.facts.clearances.at(-1)?.until ?? scene.now;
  expect(scene.see().marks.map((mark) => mark.kind)).toContain("clinical-decision-needed");
});

test("another incident holds the system by what was done, not by what is said of it", () => {
  const other = new Scene(essential);
  upTo(other, "disconnect", byStandalone);
  const said = () => asOther(essential, other.facts, other);
  complete(other, "disconnect");
  expect(said()).toMatchObject({ containedBy: "standalone", remediated: false });
  verify(other, "disconnect");
  other.wait(24 * 40);
  expect(other.see().exposure.value).toBe("exposed");
  expect(said()).toMatchObject({ containedBy: "standalone", reported: false });
  report(other);
  expect(said()).toMatchObject({ containedBy: null, reported: true });
  const own = { template: essential, facts: openedFacts() };
  const apart = { ...other.facts, incident: { ...other.facts.incident, id: "another" as never } };
  expect(amongOthers(own, [{ template: essential, facts: apart }], other).others).toHaveLength(1);
});

test("a report on one incident voids what was signed for another of the same system", () => {
  const scene = new Scene(essential);
  standalone(scene);
  reachKind(scene, "release", byStandalone);
  reachKind(scene, "verify-remediation", byStandalone);
  signBoth(scene, "return");
  const reporter = new Scene(essential, { system: scene.facts.system });
  reporter.now = scene.now;
  const input = { kind: "found-connected", foundAt: reporter.now, reason: "plugged in" } as const;
  const moment = { ...reporter, actor: cast.tess, hash: reporter.hash, newId: reporter.newId };
  const result = reportWorseState(essential, reporter.facts, input, moment);
  if (!result.ok) throw new Error("a report was refused");
  const from = { key: "INC-2026-0002", changes: result.value.changes };
  const deed = voidedBeside(essential, scene.facts, from, moment);
  scene.facts = applyChanges(scene.facts, deed.changes);
  const causes = scene.facts.approvals.map((each) => each.voided?.cause);
  expect(causes).toEqual(Array(2).fill("a worse state was reported on INC-2026-0002"));
  expect(deed.events.map((event) => event.type)).toEqual(["approval.voided", "approval.voided"]);
});

test("who asked to cancel signs neither half, and somebody else does", () => {
  const scene = new Scene(essential);
  standalone(scene);
  scene.must(requestCancel, cast.cora, wrong);
  expect(scene.codes(approve, cast.cora, signing(scene, "cancel", "coordinator"))).toEqual(["own-work"]);
  signBoth(scene, "cancel");
});

test("who would confirm a step that nobody else could verify is asked first", () => {
  const scene = new Scene(essential);
  reachKind(scene, "backup", bySegment);
  scene.must(reopenStep, cast.cora, { attemptId: scene.latestAttempt("confirm-affected"), reason: "other" });
  complete(scene, "confirm-affected");
  verify(scene, "confirm-affected");
  scene.facts = { ...scene.facts, staff: staffOf([cast.cora, cast.lena, cast.tess]) };
  const input = { attemptId: scene.latestAttempt("back-up-and-prove-restore") };
  expect(scene.codes(confirmStep, cast.cora, input, { acknowledged: false })).toEqual(["leaves-nobody"]);
  expect(scene.codes(confirmStep, cast.cora, input)).toEqual([]);
});

test("with the port down an extract is asked for, not a scan", () => {
  const scene = new Scene(essential);
  standalone(scene);
  decide(scene, "segment");
  expect(scene.sees("verify-segmentation").step.evidence[0]?.label).toContain("no scan, the port is down");
});
