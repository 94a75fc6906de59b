import { describe, expect, test } from "vitest";
import { acceptRisk } from "./acts/accept-risk";
import { attestContainment } from "./acts/attest-containment";
import { completeStep } from "./acts/complete-step";
import { confirmStep } from "./acts/confirm-step";
import { planRemediation } from "./acts/plan-remediation";
import { rejectStep } from "./acts/reject-step";
import { reopenStep } from "./acts/reopen-step";
import { reportWorseState } from "./acts/report-worse-state";
import { acceptanceInForce } from "./records";
import { verifiedByAnother } from "./standing";
import { essential, full, templates } from "./templates";
import { cast } from "./testing/cast";
import { leaving, reachKind, remotely, standalone } from "./testing/gate-scenario";
import {
  accept,
  acceptance,
  byException,
  bySegment,
  byStandalone,
  complete,
  decide,
  filled,
  permit,
  reach,
  signBoth,
  verify,
  withdrawClearance,
} from "./testing/play";
import { host, receiveScan, scan } from "./testing/scans";
import { moveTo, Scene } from "./testing/scene";

const report = (
  scene: Scene,
  kind: "found-connected" | "connected-in-emergency" | "remediation-removed" = "found-connected",
) => scene.must(reportWorseState, cast.tess, { kind, foundAt: scene.at(-1), reason: "plugged in" });
const exposure = (scene: Scene) => {
  const { value, rule } = scene.see().exposure;
  return [value, rule];
};
const marked = (scene: Scene) => scene.see().marks.map((mark) => mark.kind);
const day = 24;

describe.each(templates)("exposure over $key", (template) => {
  test("rule 7: an incident is exposed until containment is verified", () => {
    const scene = new Scene(template);
    expect(exposure(scene)).toEqual(["exposed", 7]);
    reachKind(scene, "segment", bySegment);
    expect(exposure(scene)).toEqual(["exposed", 7]);
    for (const before of scene.step("prove-segment").requires) reach(scene, before, bySegment);
    complete(scene, "verify-segmentation");
    expect(exposure(scene)).toEqual(["exposed", 7]);
    verify(scene, "verify-segmentation");
    expect(exposure(scene)).toEqual(["contained-segment", 5]);
  });

  test("rule 4: an unverified disconnection leaves the incident exposed, a verified one contains it", () => {
    const scene = new Scene(template);
    for (const kind of ["clearance", "backup", "empty-queue"] as const) reachKind(scene, kind, byStandalone);
    complete(scene, "disconnect");
    expect(exposure(scene)).toEqual(["exposed", 7]);
    verify(scene, "disconnect");
    expect(exposure(scene)).toEqual(["contained-standalone", 4]);
    decide(scene, "segment");
    expect(exposure(scene)).toEqual(["contained-standalone", 4]);
  });

  test("rule 6: controls and an acceptance in force are exposed with the risk accepted, and never contained", () => {
    const scene = new Scene(template);
    reachKind(scene, "controls", byException);
    expect(exposure(scene)).toEqual(["exposed", 7]);
    accept(scene, 10);
    const until = scene.facts.acceptances.at(-1)?.until ?? scene.now;
    expect(scene.see().exposure).toMatchObject({ value: "risk-accepted", rule: 6, holdsUntil: until });
    scene.now = until;
    expect(exposure(scene)).toEqual(["exposed", 7]);
    expect(marked(scene)).toEqual(["acceptance-expired"]);
  });

  test("rule 6: an acceptance without a replacement plan holds no longer once no patch will come", () => {
    const scene = new Scene(template);
    reachKind(scene, "controls", byException);
    scene.must(acceptRisk, cast.cora, { ...acceptance(scene), replacementPlan: null });
    expect(exposure(scene)).toEqual(["risk-accepted", 6]);
    const before = scene.now;
    for (const first of scene.step("plan").requires) reach(scene, first, byException);
    scene.wait(1);
    const none = {
      remediation: "none-will-come" as const,
      delivery: null,
      vendorCase: null,
      reason: "vendor letter",
      expected: null,
      evidenceIds: [],
      seen: scene.facts.plans.at(-1)?.id ?? null,
    };
    scene.must(planRemediation, cast.cora, none);
    expect(exposure(scene)).toEqual(["exposed", 7]);
    expect(marked(scene)).toEqual(["replacement-plan-missing"]);
    expect(scene.sees(scene.step("acceptance").key)).toMatchObject({ counts: false });
    expect(acceptanceInForce(scene.read(), before)).not.toBeNull();
    scene.must(acceptRisk, cast.cora, acceptance(scene));
    expect(exposure(scene)).toEqual(["risk-accepted", 6]);
    expect(marked(scene)).toEqual([]);
  });

  test("rules 3 and 2: remediated once verified, back in service once the reconnection is verified", () => {
    const scene = new Scene(template);
    standalone(scene);
    reachKind(scene, "verify-remediation", byStandalone);
    expect(exposure(scene)).toEqual(["remediated", 3]);
    reach(scene, "approve-reconnection", byStandalone);
    complete(scene, "reconnect-and-test", cast.tom);
    expect(exposure(scene)).toEqual(["remediated", 3]);
    verify(scene, "reconnect-and-test");
    expect(exposure(scene)).toEqual(["back-in-service", 2]);
    expect(scene.see().exposure.holdsUntil).toBeNull();
  });

  test("rule 1: a permit exposes while it runs and until its end is proved and verified", () => {
    const scene = new Scene(template);
    const remote = remotely[1] ?? byStandalone;
    reachKind(scene, "permit", remote);
    expect(exposure(scene)).toEqual(["exposed", 1]);
    expect(marked(scene)).toEqual(["permit-running"]);
    scene.wait(49);
    expect(exposure(scene)).toEqual(["exposed", 1]);
    expect(marked(scene)).toEqual(["permit-end-unproved"]);
    complete(scene, "close-remote-update-path");
    expect(exposure(scene)).toEqual(["exposed", 1]);
    verify(scene, "close-remote-update-path");
    expect(exposure(scene)).toEqual(["contained-standalone", 4]);
  });
});

test("a template that forgets the second person leaves containment, remediation and reconnection unverified", () => {
  const steps = essential.steps.map((step) => ({ ...step, verifiedByAnother: false }));
  const scene = new Scene({ ...essential, steps });
  for (const kind of ["clearance", "backup", "empty-queue"] as const) reachKind(scene, kind, byStandalone);
  const first = scene.template.steps[0]?.key ?? "";
  expect(scene.sees(first).waitsFor).toBeNull();
  complete(scene, "disconnect");
  expect(scene.sees("disconnect")).toMatchObject({ counts: false, waitsFor: "verification" });
  expect(exposure(scene)).toEqual(["exposed", 7]);
  for (const kind of [
    "backup",
    "verify-remediation",
    "reconnect",
    "end-permit",
    "withdraw",
    "controls",
  ] as const)
    expect(verifiedByAnother(scene.step(kind)), kind).toBe(true);
});

describe("what holds until", () => {
  test("an attestation that is missed exposes, and the time is told before", () => {
    const scene = new Scene(essential);
    standalone(scene);
    const verified = scene.sees("disconnect").verified?.at ?? scene.now;
    const until = new Date(verified.getTime() + 30 * day * 3_600_000);
    expect(scene.see().holdsUntil).toEqual(until);
    scene.now = new Date(until.getTime() - 1);
    expect(exposure(scene)).toEqual(["contained-standalone", 4]);
    scene.now = until;
    expect(exposure(scene)).toEqual(["exposed", 7]);
    scene.must(attestContainment, cast.tess, { statement: "port down, seal intact" });
    expect(exposure(scene)).toEqual(["contained-standalone", 4]);
    expect(scene.see().holdsUntil).toEqual(scene.facts.attestations.at(-1)?.until);
  });

  test("a segment is attested only with a scan or extract newer than the last proof", () => {
    const scene = new Scene(essential);
    reachKind(scene, "prove-segment", bySegment);
    const statement = "rules unchanged";
    expect(scene.codes(attestContainment, cast.tess, { statement })).toEqual(["evidence-missing"]);
    scene.attach("verify-segmentation");
    receiveScan(scene, "verify-segmentation", scan(scene, { hosts: [host({ "443/tcp": "open" })] }));
    expect(scene.codes(attestContainment, cast.tess, { statement })).toEqual(["ports-open"]);
    receiveScan(scene, "verify-segmentation", scan(scene));
    scene.must(attestContainment, cast.tess, { statement });
    scene.wait(1);
    expect(scene.codes(attestContainment, cast.tess, { statement })).toEqual(["evidence-missing"]);
    expect(scene.codes(attestContainment, cast.lena, { statement })).toEqual(["not-your-role"]);
    expect(scene.codes(attestContainment, cast.tess, { statement: " " })).toEqual(["answer-missing"]);
  });

  test("nothing is attested where no verified containment stands", () => {
    const scene = new Scene(essential);
    expect(scene.codes(attestContainment, cast.tess, { statement: "fine" })).toEqual(["nothing-to-attest"]);
  });

  test("a scan is owed within 24 hours of an interim connection into a segment, else exposed", () => {
    const scene = new Scene(essential);
    leaving(scene, bySegment);
    signBoth(scene, "interim");
    complete(scene, "connect-interim");
    expect(exposure(scene)).toEqual(["exposed", 7]);
    verify(scene, "connect-interim");
    const connected = scene.sees("connect-interim").counting?.doneAt ?? scene.now;
    const due = new Date(connected.getTime() + day * 3_600_000);
    expect(scene.see().exposure).toMatchObject({ value: "contained-segment", holdsUntil: due });
    const { facts } = scene;
    scene.now = due;
    expect(exposure(scene)).toEqual(["exposed", 7]);
    expect(scene.see().exposure.because.at(-1)?.sentence).toContain("No scan was received by");
    scene.now = connected;
    scene.facts = facts;
    scene.receive("connect-interim", "scan-within-24-h");
    scene.receive(
      "connect-interim",
      "scan-within-24-h",
      scan(scene, { hosts: [host({ "80/tcp": "open" })] }),
    );
    scene.receive("connect-interim", "scan-within-24-h", scan(scene, { begun: scene.at(-1).toISOString() }));
    scene.now = due;
    expect(exposure(scene)).toEqual(["exposed", 7]);
    scene.now = connected;
    scene.receive("connect-interim", "scan-within-24-h", scan(scene));
    scene.now = due;
    expect(exposure(scene)).toEqual(["contained-segment", 5]);
  });

  test("a clearance that ran out or was withdrawn leaves the system contained and asks for a clinical decision", () => {
    const scene = new Scene(essential);
    standalone(scene);
    expect(marked(scene)).toEqual([]);
    withdrawClearance(scene);
    expect(exposure(scene)).toEqual(["contained-standalone", 4]);
    expect(marked(scene)).toEqual(["clinical-decision-needed"]);
    const other = new Scene(essential);
    standalone(other);
    const until = other.facts.clearances.at(-1)?.until ?? other.now;
    other.must(attestContainment, cast.tess, { statement: "port down" });
    other.now = until;
    other.wait(-0.5);
    expect(marked(other)).toEqual([]);
    other.now = until;
    expect(other.see().marks).toMatchObject([{ kind: "clinical-decision-needed", since: until }]);
    expect(other.see().exposure.value).toBe("contained-standalone");
    expect(other.sees("attest-clinically-safe")).toMatchObject({
      counts: false,
      expiredAt: until,
      state: "available",
    });
  });
});

test("nothing is attested over a report, and a late scan settles nothing", () => {
  const scene = new Scene(essential);
  reachKind(scene, "prove-segment", bySegment);
  report(scene, "remediation-removed");
  scene.attach("verify-segmentation");
  expect(scene.codes(attestContainment, cast.tess, { statement: "fine" })).toEqual(["report-unresolved"]);
  const late = new Scene(essential);
  leaving(late, bySegment);
  signBoth(late, "interim");
  complete(late, "connect-interim");
  verify(late, "connect-interim");
  late.wait(25);
  late.receive("connect-interim", "scan-within-24-h");
  expect(exposure(late)).toEqual(["exposed", 7]);
  complete(late, "verify-segmentation");
  verify(late, "verify-segmentation");
  expect(exposure(late)).toEqual(["contained-segment", 5]);
});

describe("in question", () => {
  test("a disconnection in question keeps its exposure, marked", () => {
    const scene = new Scene(essential);
    standalone(scene);
    const attemptId = scene.latestAttempt("clear-send-queue");
    scene.must(reopenStep, cast.cora, { attemptId, reason: "two studies left" });
    expect(exposure(scene)).toEqual(["contained-standalone", 4]);
    expect(marked(scene)).toContain("in-question");
    expect(scene.see().exposure.because[0]?.sentence).toContain("now in question");
    complete(scene, "clear-send-queue");
    scene.must(confirmStep, cast.tess, { attemptId: scene.latestAttempt("disconnect") });
    expect(exposure(scene)).toEqual(["contained-standalone", 4]);
    verify(scene, "disconnect");
    expect(marked(scene)).toEqual([]);
  });

  test("a rejected disconnection exposes, and so do controls in question", () => {
    const scene = new Scene(essential);
    standalone(scene);
    scene.must(rejectStep, cast.cora, { attemptId: scene.latestAttempt("disconnect"), reason: "wrong port" });
    expect(exposure(scene)).toEqual(["exposed", 7]);
    const other = new Scene(essential);
    reachKind(other, "acceptance", byException);
    other.must(reopenStep, cast.cora, {
      attemptId: other.latestAttempt("map-exposure"),
      reason: "other port",
    });
    expect(exposure(other)).toEqual(["exposed", 7]);
  });
});

describe("moves of the system", () => {
  test("a system that left the segment is not contained by the old proof when it comes back", () => {
    const scene = new Scene(essential);
    reachKind(scene, "prove-segment", bySegment);
    moveTo(scene, "business");
    expect(exposure(scene)).toEqual(["exposed", 7]);
    expect(scene.sees("verify-segmentation").counts).toBe(false);
    complete(scene, "isolate-in-segment");
    expect(exposure(scene)).toEqual(["exposed", 7]);
    complete(scene, "verify-segmentation");
    verify(scene, "verify-segmentation");
    expect(exposure(scene)).toEqual(["contained-segment", 5]);
  });

  test("with the port down a segment is prepared without moving the system", () => {
    const scene = new Scene(essential);
    leaving(scene, bySegment);
    expect(scene.facts.system.network.at(-1)?.state).toBe("disconnected");
    expect(exposure(scene)).toEqual(["contained-standalone", 4]);
  });

  test("a permit returns the system to the state before it, whatever the branch", () => {
    for (const wish of remotely) {
      const scene = new Scene(full);
      reachKind(scene, "plan", wish);
      for (const step of scene.step("permit").requires) reach(scene, step, wish);
      const contained = scene.step("permit").alsoRequires?.[wish.containment] ?? [];
      for (const step of contained) reach(scene, step, wish);
      const before = scene.facts.system.network.at(-1)?.state;
      permit(scene);
      expect(scene.facts.system.network.at(-1)?.state).toBe("under-permit");
      scene.must(completeStep, cast.tess, filled(scene, "close-remote-update-path"));
      verify(scene, "close-remote-update-path");
      expect(scene.facts.system.network.at(-1)).toMatchObject({ state: before, act: "permit-end" });
    }
  });
});

describe("a report of a worse state", () => {
  test("a disconnected scanner found connected exposes at once, reopens the step and is answered by doing it again", () => {
    const scene = new Scene(essential);
    standalone(scene);
    report(scene);
    expect(exposure(scene)).toEqual(["exposed", 1]);
    expect(marked(scene)).toEqual(["report-unresolved"]);
    expect(scene.sees("disconnect")).toMatchObject({ counts: false, returned: { kind: "reopened" } });
    expect(scene.facts.system.network.at(-1)).toMatchObject({ state: "business", act: "report" });
    complete(scene, "clear-send-queue");
    complete(scene, "disconnect");
    expect(exposure(scene)).toEqual(["exposed", 1]);
    verify(scene, "disconnect");
    expect(exposure(scene)).toEqual(["contained-standalone", 4]);
    expect(scene.told().slice(-2)).toEqual(["step.verified", "report.resolved"]);
  });

  test("reopens the segment and its proof, or the reconnection, or the remediation, by what it contradicts", () => {
    const segment = new Scene(essential);
    reachKind(segment, "prove-segment", bySegment);
    report(segment, "connected-in-emergency");
    expect(reopenedIn(segment)).toEqual(["isolate-in-segment", "verify-segmentation"]);
    const back = new Scene(essential);
    reach(back, "reconnect-and-test", bySegment);
    report(back);
    expect(reopenedIn(back)).toEqual(["reconnect-and-test"]);
    const removed = new Scene(essential);
    reach(removed, "reconnect-and-test", bySegment);
    report(removed, "remediation-removed");
    expect(reopenedIn(removed)).toEqual(["install-remediation", "verify-remediation"]);
    expect(removed.sees("reconnect-and-test").inQuestion).toBe(true);
    expect(exposure(removed)).toEqual(["exposed", 1]);
  });

  test("is taken from anyone who works at the site, a future time as now, and from nobody else", () => {
    const scene = new Scene(essential);
    const input = { kind: "found-connected", foundAt: scene.at(5), reason: "" } as const;
    expect(scene.codes(reportWorseState, cast.eve, input)).toEqual(["not-your-role"]);
    for (const person of [cast.tess, cast.lena, cast.cora]) scene.must(reportWorseState, person, input);
    for (const each of scene.facts.reports) expect(each.foundAt).toEqual(each.at);
  });
});

const reopenedIn = (scene: Scene) =>
  scene.events.flatMap((event) => (event.type === "step.reopened" ? [event.data.step] : [])).sort();
