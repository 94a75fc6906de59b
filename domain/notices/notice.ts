import type { Role } from "../access/permissions";
import type { ExpiryKind } from "../checklist/expiries";
import type { DomainEvent } from "../events";

/** Why a person is told. */
export const noticeKinds = [
  "assigned",
  "asked",
  "mentioned",
  "step-returned",
  "approval-voided",
  "worse-state",
  "clearance-withdrawn",
  "cancellation-requested",
  "expiry-near",
  "expiry-passed",
  "file-damaged",
  "file-held",
  "file-rejected",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Whom an event concerns, in the incident's own terms; whoever caused it is never told of it. */
export type Audience =
  /** Whoever did the attempt or confirmed it. */
  | Readonly<{ who: "doers"; attempt: string }>
  | Readonly<{ who: "signer"; approval: string }>
  /** These people, by id. */
  | Readonly<{ who: "people"; ids: readonly string[] }>
  /** The coordinator the incident was opened under, and whoever it is assigned to. */
  | Readonly<{ who: "own-coordinator" }>
  /** Everybody who holds the role at the site. */
  | Readonly<{ who: "role"; role: Role }>
  /** Everybody who may do the step by its role. */
  | Readonly<{ who: "role-of-step"; step: string }>;

export type Telling = Readonly<{ kind: NoticeKind; step: string | null; to: readonly Audience[] }>;

const everyone = (...roles: readonly Role[]): readonly Audience[] =>
  roles.map((role) => ({ who: "role", role }));
const ownCoordinator: Audience = { who: "own-coordinator" };

/** Who is told of an event, and why; null: nobody. The one place where that is decided. */
export function telling(event: DomainEvent): Telling | null {
  switch (event.type) {
    case "step.rejected":
    case "step.reopened": {
      const { step, attempt } = event.data;
      return { kind: "step-returned", step, to: [{ who: "doers", attempt }] };
    }
    case "incident.assigned":
      return toPeople("assigned", null, event.data.to ? [event.data.to.id] : []);
    case "comment.added":
      return toPeople("mentioned", event.data.step, event.data.mentions);
    case "comment.corrected":
      return toPeople("mentioned", event.data.step, event.data.newMentions);
    case "step.asked":
      return toPeople(
        "asked",
        event.data.step,
        event.data.who.map(({ id }) => id),
      );
    case "approval.voided":
      return {
        kind: "approval-voided",
        step: null,
        to: [{ who: "signer", approval: event.data.approval }],
      };
    case "report.made":
      return { kind: "worse-state", step: null, to: everyone("coordinator", "clinical-lead") };
    case "clearance.answered":
      if (event.data.answer !== "withdrawn") return null;
      return { kind: "clearance-withdrawn", step: null, to: everyone("coordinator", "technician") };
    case "cancellation.requested":
      return { kind: "cancellation-requested", step: null, to: everyone("coordinator", "clinical-lead") };
    case "evidence.damaged":
      return { kind: "file-damaged", step: event.data.stepKey, to: everyone("coordinator", "technician") };
    case "expiry.near":
    case "expiry.passed": {
      const { kind, step } = event.data;
      const why = event.type === "expiry.near" ? "expiry-near" : "expiry-passed";
      return { kind: why, step, to: [ownCoordinator, ...whoActs[kind], ...ofStep(kind, step)] };
    }
    case "evidence.quarantined":
      return event.data.why === "redacted"
        ? null
        : { kind: "file-held", step: null, to: everyone("coordinator") };
    case "evidence.rejected":
      return { kind: "file-rejected", step: null, to: everyone("coordinator", "clinical-lead") };
    default:
      return null;
  }
}

const toPeople = (kind: NoticeKind, step: string | null, ids: readonly string[]): Telling | null =>
  ids.length === 0 ? null : { kind, step, to: [{ who: "people", ids }] };

/** Who can do something about it before or after it ran out. */
const whoActs: Readonly<Record<ExpiryKind, readonly Audience[]>> = {
  clearance: everyone("clinical-lead"),
  acceptance: everyone("coordinator"),
  permit: everyone("coordinator", "technician"),
  attestation: everyone("technician"),
  scan: everyone("technician"),
  due: [],
};

const ofStep = (kind: ExpiryKind, step: string | null): readonly Audience[] =>
  kind === "due" && step ? [{ who: "role-of-step", step }] : [];
