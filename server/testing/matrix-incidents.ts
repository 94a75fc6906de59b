import type { Role } from "@/domain/access/permissions";
import type { Case } from "./matrix";
import type { Northgate } from "./northgate";

const doers: readonly Role[] = ["coordinator", "technician", "clinical-lead"];
const coordinator: readonly Role[] = ["coordinator"];
const lead: readonly Role[] = ["clinical-lead"];
const nowhere = "00000000-0000-4000-8000-000000000000";

type Fill = (world: Northgate) => Readonly<Record<string, unknown>>;
const on =
  (fill: Fill) =>
  (world: Northgate): unknown => ({ key: world.facts.incident.key, ...fill(world) });

const at = (world: Northgate) => world.now.toISOString();
const later = (world: Northgate) => new Date(world.now.getTime() + 3_600_000).toISOString();

export const incidentCases: Readonly<Record<string, Case>> = {
  "read-notices": {
    roles: ["coordinator", "technician", "clinical-lead", "executive", "auditor"],
    input: ({ noticeIds }) => ({ noticeIds }),
  },
  "complete-step": {
    roles: doers,
    input: on((world) => ({
      step: "verify-segmentation",
      seen: "",
      doneAt: at(world),
      answers: {},
      evidenceIds: [],
      labelEnd: "",
    })),
  },
  "complete-step-for-several": {
    roles: doers,
    input: on((world) => ({
      step: "confirm-affected",
      doneAt: at(world),
      own: null,
      standing: "",
      along: [],
      others: [{ key: world.otherKey, seen: "", answers: {}, labelEnd: "" }],
    })),
  },
  "answer-recheck": { roles: coordinator, input: on(() => ({ rechecks: "", reason: "Contained" })) },
  "cannot-do-step": {
    roles: doers,
    input: on(() => ({ step: "verify-segmentation", seen: "", reason: "No scanner" })),
  },
  "not-applicable-step": {
    roles: doers,
    input: on(() => ({ step: "map-exposure", seen: "", reason: "None" })),
  },
  "confirm-step": { roles: doers, input: on(({ attemptId }) => ({ attemptId })) },
  "reopen-step": { roles: doers, input: on(({ attemptId }) => ({ attemptId, reason: "Wrong photo" })) },
  "verify-step": { roles: coordinator, input: on(({ attemptId }) => ({ attemptId })) },
  "reject-step": { roles: coordinator, input: on(({ attemptId }) => ({ attemptId, reason: "Too dark" })) },
  "decide-containment": {
    roles: doers,
    input: on(() => ({ seen: "", option: "segment", segmentImpossible: "", standaloneImpossible: "" })),
  },
  "plan-remediation": {
    roles: doers,
    input: on(() => ({
      seen: "",
      remediation: "install",
      delivery: "on-site",
      vendorCase: "",
      reason: "",
      evidenceIds: [],
    })),
  },
  "answer-impact": {
    roles: doers,
    input: on((world) => ({
      seen: "",
      functionLevel: "fully",
      since: at(world),
      examsPerDay: "",
      alternative: "unknown",
      alternativeText: "",
    })),
  },
  "attest-containment": { roles: doers, input: on(() => ({ statement: "Looked at the port" })) },
  "answer-clearance": {
    roles: lead,
    input: on(() => ({
      seen: "",
      answer: "refused",
      scope: "",
      stopConditions: "",
      reason: "Patients wait",
      until: "",
    })),
  },
  "accept-risk": {
    roles: coordinator,
    input: on((world) => ({
      seen: "",
      authorityName: "A",
      authorityFunction: "Director",
      reason: "R",
      replacementPlan: "",
      until: later(world),
      evidenceIds: [],
    })),
  },
  "issue-permit": {
    roles: coordinator,
    input: on((world) => ({ vendorCase: "CS-1", talk: "Talked", endsAt: later(world) })),
  },
  "revoke-permit": { roles: coordinator, input: on(() => ({ permitId: nowhere })) },
  "approve-as-coordinator": {
    roles: coordinator,
    input: on(() => ({ purpose: "return", hash: "0".repeat(64), conditions: "", confirmed: "on" })),
  },
  "approve-as-clinical-lead": {
    roles: lead,
    input: on(() => ({ purpose: "return", hash: "0".repeat(64), conditions: "", confirmed: "on" })),
  },
  "report-worse-state": {
    roles: doers,
    input: on((world) => ({ kind: "found-connected", foundAt: at(world), reason: "Plugged in" })),
  },
  "request-cancel": { roles: coordinator, input: on(() => ({ reason: "Windows 10" })) },
  "withdraw-cancel": { roles: coordinator, input: on(() => ({ cancellationId: nowhere })) },
  "cancel-incident": { roles: coordinator, input: on(() => ({ reason: "Windows 10" })) },
  "close-incident": { roles: coordinator, input: on(() => ({ answers: {}, evidenceIds: [] })) },
  "override-priority": {
    roles: coordinator,
    input: on((world) => ({
      seen: "0",
      table: "immediate",
      priority: "scheduled",
      until: later(world),
      reason: "R",
    })),
  },
  "end-priority-override": { roles: coordinator, input: on(() => ({ seen: "0", reason: "R" })) },
  "wait-for-vendor": {
    roles: coordinator,
    input: on((world) => ({ seen: "0", until: later(world), vendorCase: "CS-1", reason: "R" })),
  },
  "end-vendor-wait": { roles: coordinator, input: on(() => ({ seen: "0", reason: "R" })) },
  "ask-for-step": { roles: doers, input: on(() => ({ step: "verify-segmentation" })) },
  "ask-for-steps": {
    roles: doers,
    input: ({ facts, otherKey }) => ({
      step: "verify-segmentation",
      keys: [facts.incident.key, otherKey],
    }),
  },
  "review-steps": {
    roles: coordinator,
    input: ({ facts, attemptId }) => ({ verdict: "verify", items: [{ key: facts.incident.key, attemptId }] }),
  },
  "reopen-incident": { roles: coordinator, input: on(() => ({ reason: "Found again" })) },
};

/** Who was signed in when a text was typed: whoever sends it, in these examples the first who may. */
const typed = (world: Northgate) => ({
  text: "The cable is labelled",
  mentions: [],
  typedBy: world.personId,
});

export const teamCases: Readonly<Record<string, Case>> = {
  "add-comment": { roles: doers, input: on((world) => ({ step: "verify-segmentation", ...typed(world) })) },
  "correct-comment": { roles: doers, input: on((world) => ({ comment: nowhere, ...typed(world) })) },
  "withdraw-comment": { roles: doers, input: on(() => ({ comment: nowhere, reason: "Another system" })) },
  "assign-incident": { roles: coordinator, input: on(({ personId }) => ({ seen: "", personId })) },
  "write-handover": { roles: doers, input: on(() => ({ seen: "", text: "The scan runs until six" })) },
};

export const evidenceCases: Readonly<Record<string, Case>> = {
  "attach-evidence": {
    roles: doers,
    input: on(() => ({
      requestId: crypto.randomUUID(),
      stepKey: "verify-segmentation",
      requirement: null,
      supersedes: null,
      name: "scan.xml",
      sha256: "0".repeat(64),
      size: 10,
      mediaType: "text/xml",
      capturedAt: null,
    })),
  },
  "download-evidence": {
    roles: ["coordinator", "technician", "clinical-lead", "auditor"],
    input: ({ evidenceId }) => ({ id: evidenceId, evidenceId }),
  },
  "download-original": { roles: coordinator, input: ({ evidenceId }) => ({ id: evidenceId }) },
  "view-evidence": {
    roles: ["coordinator", "technician", "clinical-lead", "auditor"],
    input: ({ evidenceId }) => ({ id: evidenceId }),
  },
  "release-file": {
    roles: coordinator,
    input: ({ evidenceId }) => ({ id: evidenceId, reason: "The device tags are needed" }),
  },
  "reject-file": {
    roles: coordinator,
    input: ({ evidenceId }) => ({ id: evidenceId, reason: "A study of a patient" }),
  },
  "destroy-file": {
    roles: ["coordinator", "clinical-lead"],
    input: ({ evidenceId }) => ({ id: evidenceId, reason: "Its tags were looked at" }),
  },
  "redact-file": {
    roles: coordinator,
    input: ({ evidenceId }) => ({
      id: evidenceId,
      reason: "A name on the screen",
      boxes: [{ left: 0, top: 0, width: 10, height: 10 }],
    }),
  },
};
