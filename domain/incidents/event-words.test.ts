import { describe, expect, it } from "vitest";
import { expiryKinds } from "../checklist/expiries";
import { asTimelineEvent, tellEvent } from "./event-words";
import type { Sentence, Teller, TimelineData, TimelineEvent } from "./telling";

const recordedAt = new Date("2026-11-23T13:05:00Z");
const by: Teller = { who: "Tess Okafor", recordedAt, tell: (at) => `<${at.toISOString()}>` };
const of = { step: "map-exposure", title: "Map network exposure", attempt: "a1" };
const iso = recordedAt.toISOString();

const file = { evidenceId: "e1", name: "IMG_2291.jpg", sha256: "51d08b3c00" };

// One of each: the compiler asks for a new one when a new type of event is made.
const one: { [Type in keyof TimelineData]: TimelineData[Type] } = {
  "incident.opened": {
    key: "INC-2026-0001",
    assetTag: "NM-014",
    systemName: "Symbia",
    trackingId: "ICSMA-17-215-02",
    templateKey: "essential",
    templateVersion: 1,
  },
  "step.completed": { ...of, doneAt: iso, repeat: false, late: false, evidence: ["e1", "e2"], answers: {} },
  "step.could-not": { ...of, reason: "No room in the VLAN" },
  "step.not-applicable-asked": { ...of, reason: "No network port" },
  "step.verified": { ...of, outcome: "done", late: false },
  "step.rejected": { ...of, reason: "The photo shows another scanner" },
  "step.reopened": { ...of, reason: "Wrong port", cause: "taken-back" },
  "step.questioned": { ...of, because: "Confirm the affected system" },
  "step.confirmed": of,
  "containment.decided": {
    decision: "d1",
    old: "segment",
    new: "standalone",
    segmentImpossible: "Flat network",
    standaloneImpossible: null,
  },
  "clearance.answered": {
    clearance: "c1",
    answer: "cleared",
    scope: "All examinations",
    stopConditions: "Disk full",
    reason: null,
    until: iso,
  },
  "risk.accepted": {
    acceptance: "r1",
    authorityName: "Dr. Adeyemi",
    authorityFunction: "Chief medical officer",
    reason: "No other scanner",
    replacementPlan: null,
    until: iso,
    evidence: [],
  },
  "permit.issued": {
    permit: "p1",
    vendorCase: "CS-4471902",
    talk: "Patch is ready",
    startsAt: iso,
    endsAt: iso,
    stateBefore: "disconnected",
  },
  "permit.revoked": { permit: "p1" },
  "permit.end-proved": { permit: "p1", attempt: "a1" },
  "remediation.planned": {
    plan: "l1",
    old: null,
    new: { remediation: "install", delivery: "on-site" },
    vendorCase: null,
    reason: null,
    evidence: [],
  },
  "containment.attested": { attestation: "t1", statement: "Port is down", until: iso },
  "impact.answered": {
    answer: "i1",
    functionLevel: "partially",
    since: iso,
    examsPerDay: null,
    alternative: "no",
    alternativeText: null,
  },
  "approval.signed": {
    approval: "s1",
    purpose: "return",
    side: "coordinator",
    preconditionHash: "7c1e94d02b6fa813",
    conditions: null,
  },
  "approval.voided": {
    approval: "s1",
    purpose: "return",
    side: "coordinator",
    signedBy: "Cora Lindqvist",
    cause: "a new containment decision",
  },
  "report.made": { report: "w1", kind: "found-connected", foundAt: iso, reason: "Cable was plugged in" },
  "report.resolved": { report: "w1", kind: "found-connected", attempt: "a1" },
  "network.changed": { from: "business", to: "disconnected", act: "disconnect", since: iso },
  "cancellation.requested": { cancellation: "x1", reason: "Runs Windows 10" },
  "cancellation.withdrawn": { cancellation: "x1" },
  "incident.cancelled": { reason: "Runs Windows 10" },
  "incident.closed": { as: "remediated" },
  "incident.reopened": { reason: "Found connected", was: "remediated" },
  "incident.recheck-asked": { recheck: "r1", cause: "kev", because: "CVE-2015-1635 is in KEV." },
  "incident.recheck-answered": { rechecks: ["r1"], answer: "still-holds", reason: "Contained by segment" },
  "expiry.near": {
    kind: "clearance",
    record: "c1",
    step: "attest-clinically-safe",
    title: "Attest",
    endsAt: iso,
  },
  "expiry.passed": {
    kind: "due",
    record: "map-exposure",
    step: "map-exposure",
    title: "Map network exposure",
    endsAt: iso,
  },
  "priority.moved": {
    from: "immediate",
    to: "out-of-cycle",
    before: { exploitation: "active", exposure: "open", automatable: "yes", humanImpact: "very-high" },
    values: { exploitation: "active", exposure: "controlled", automatable: "yes", humanImpact: "very-high" },
    table: "SSVC deployer 1.0.0",
  },
  "priority.overridden": {
    override: "o1",
    priority: "scheduled",
    instead: "immediate",
    reason: "No patient until Monday",
    until: iso,
  },
  "priority.override-ended": { override: "o2", reason: "Patients again" },
  "vendor-wait.begun": { wait: "w1", until: iso, vendorCase: "CS-4471902", reason: "Patch announced" },
  "vendor-wait.ended": { wait: "w2", reason: "The patch came" },
  "step.asked": { ...of, who: [{ id: "p1", name: "Dr. Meyer" }], holds: 7 },
  "drill.answered": { inject: "j1", asked: "Who is told?", text: "The chief technologist", late: true },
  "template.adopted": { templateKey: "essential", from: 1, to: 2, added: ["Call the network"], gone: [] },
  "system.withdrawn": { system: "s", assetTag: "NM-014" },
  "evidence.received": {
    evidenceId: "e1",
    name: "IMG_2291.jpg",
    sha256: "51d08b3c00",
    size: 10,
    mediaType: "image/jpeg",
    stepKey: null,
    requirement: null,
    capturedAt: null,
  },
  "evidence.superseded": { evidenceId: "e1", name: "IMG_2291.jpg", sha256: "51d08b3c00", by: "e2" },
  "evidence.shared": {
    evidenceId: "e3",
    name: "IMG_2291.jpg",
    sha256: "51d08b3c00",
    stepKey: null,
    requirement: null,
    from: { key: "INC-2026-0002", evidenceId: "e1" },
    receivedAt: iso,
  },
  "evidence.downloaded": { ...file, copy: true },
  "evidence.viewed": file,
  "evidence.quarantined": { ...file, why: "patient-data", tagNames: ["Patient ID"] },
  "evidence.released": { ...file, reason: "The device tags are needed", as: "e2" },
  "evidence.rejected": { ...file, reason: "A study of a patient" },
  "evidence.destruction-agreed": { ...file, reason: "Looked at the tags" },
  "evidence.destroyed": { ...file, tagNames: ["Patient ID"] },
  "evidence.redacted": { ...file, by: "e3", boxes: 2, reason: "A name was on the screen" },
  "evidence.scanned": { ...file, state: "infected", told: "Eicar" },
  "evidence.damaged": { ...file, fault: "altered", stepKey: null },
  "evidence.restored": file,
  "comment.added": { comment: "k1", step: null, title: null, text: "Called the vendor", mentions: [] },
  "comment.corrected": {
    comment: "k2",
    supersedes: "k1",
    step: of.step,
    title: of.title,
    before: "Called the vendor",
    text: "Wrote to the vendor",
    mentions: [],
    newMentions: [],
  },
  "comment.withdrawn": { comment: "k2", step: null, title: null, reason: "Another incident" },
  "incident.assigned": { assignment: "g1", before: null, to: { id: "p1", name: "Tess Okafor" } },
  "handover.written": { handover: "h1", supersedes: null, text: "The scan runs until six" },
};

const plain = (sentence: Sentence): string =>
  sentence
    .map((part) => {
      if (typeof part === "string") return part;
      if ("strong" in part) return part.strong;
      return "title" in part ? part.title : part.code;
    })
    .join("");

function told(type: keyof TimelineData, changes: object = {}): string {
  const event = asTimelineEvent({ type, data: { ...one[type], ...changes } });
  if (!event) throw new Error(`${type} is not known`);
  return plain(tellEvent(event, by));
}

describe("the words of the timeline", () => {
  it.each(Object.entries(one))("tell %s in one whole sentence", (type, data) => {
    const event = asTimelineEvent({ type, data });
    expect(event).not.toBeNull();
    const sentence = plain(tellEvent(event as TimelineEvent, by));
    expect(sentence).toMatch(/^\p{Lu}.*[.!?]$/su);
    expect(sentence).not.toMatch(/undefined|null|\[object|\.\.$|: *\.$/);
  });

  it("know no other type of event", () => {
    expect(asTimelineEvent({ type: "person.signed-in", data: {} })).toBeNull();
    expect(asTimelineEvent({ type: "toString", data: {} })).toBeNull();
  });

  it("say when something was done only where the claim differs from the record", () => {
    expect(told("step.completed")).toBe("Tess Okafor did Map network exposure, 2 files.");
    const doneAt = "2026-11-22T10:00:00.000Z";
    expect(told("step.completed", { doneAt, late: true, repeat: true, evidence: ["e1"] })).toBe(
      `Tess Okafor did Map network exposure again, claimed for <${doneAt}>, 1 file; another coordinator confirms the time.`,
    );
  });

  it("tell agreeing that a step does not apply from verifying it", () => {
    expect(told("step.verified")).toContain("verified");
    expect(told("step.verified", { outcome: "not-applicable" })).toContain("agreed that this does not apply");
    expect(told("step.verified", { outcome: "not-applicable" })).not.toContain("verified");
  });

  it("give the cause of a reopened step", () => {
    expect(told("step.reopened")).toBe("Tess Okafor took back Map network exposure: Wrong port.");
    expect(told("step.reopened", { cause: "report" })).toBe("The report reopened Map network exposure.");
    expect(told("step.reopened", { cause: "cannot" })).toBe(
      "Map network exposure must be done again: Wrong port.",
    );
  });

  it("tell each clinical answer apart", () => {
    expect(told("clearance.answered")).toContain("cleared the disconnection until");
    const reason = "Emergency patients";
    expect(told("clearance.answered", { answer: "refused", reason })).toContain(
      `refused the clinical clearance: ${reason}`,
    );
    expect(told("clearance.answered", { answer: "withdrawn", reason })).toContain(
      `withdrew the clinical clearance: ${reason}`,
    );
  });

  it("tell of everything that runs out what it was and when, before and after", () => {
    const at = `<${iso}>`;
    const both = (kind: string) => [told("expiry.near", { kind }), told("expiry.passed", { kind })];
    for (const kind of expiryKinds) for (const words of both(kind)) expect(words).toContain(at);
    expect(new Set(expiryKinds.flatMap(both)).size).toBe(2 * expiryKinds.length);
    expect(told("expiry.passed")).toBe(`Map network exposure was due ${at}.`);
  });

  it("say unknown where the exams are unknown, and never zero", () => {
    expect(told("impact.answered")).toContain("exams a day unknown");
    expect(told("impact.answered", { examsPerDay: 0 })).toContain("0 exams a day");
  });

  it("say to whom an incident is assigned, and instead of whom", () => {
    const jonas = { id: "p2", name: "Jonas Weber" };
    expect(told("incident.assigned", { before: jonas })).toBe(
      "Tess Okafor assigned the incident to Tess Okafor, instead of Jonas Weber.",
    );
    expect(told("incident.assigned", { before: jonas, to: null })).toBe(
      "Tess Okafor assigned the incident to nobody, instead of Jonas Weber.",
    );
  });

  it("do not end a sentence twice that the person's own words ended", () => {
    expect(told("report.made", { reason: "Cable was plugged in." })).toMatch(/plugged in\.$/);
  });
});
