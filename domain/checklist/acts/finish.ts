import { ok } from "@/lib/result";
import { applyChanges } from "../apply";
import { changedSince } from "../approved";
import { attemptsOf, type Case, networkNow, readCase } from "../case";
import type { Approval, Facts, ReportKind, StateReport } from "../facts";
import type { ActResult, Deed, Moment } from "../moment";
import { leftStandalone } from "../network";
import { countsItself } from "../settling";
import type { StepKind, Template } from "../template";
import { together } from "./writing";

/** Ends every act: signatures whose preconditions changed are voided, reports that are answered are resolved. */
export function finish(template: Template, facts: Facts, deed: Deed, moment: Moment): ActResult {
  const after = applyChanges(facts, deed.changes);
  if (after.incident.closed) return ok(deed);
  const on = readCase(template, after, moment);
  return ok(together(deed, voidChanged(on, moment), resolveAnswered(on)));
}

/** Voids the signatures whose preconditions changed, and says by what. */
export function voidChanged(on: Case, moment: Moment, by = ""): Deed {
  const unvoided = on.facts.approvals.filter((approval) => approval.voided === null);
  return together(
    ...unvoided.flatMap((approval) => {
      const cause = changedSince(on, approval);
      return cause === null ? [] : [voidApproval(approval, `${cause}${by}`, moment)];
    }),
  );
}

export function voidApproval(approval: Approval, cause: string, moment: Moment): Deed {
  const { id, purpose, side } = approval;
  return {
    changes: [{ set: "approval-voided", approvalId: id, at: moment.now, cause }],
    events: [
      { type: "approval.voided", data: { approval: id, purpose, side, signedBy: approval.by.name, cause } },
    ],
  };
}

/** Voids every signature that still holds, whatever it was for. */
export const voidAll = (on: Case, cause: string, moment: Moment): Deed =>
  together(
    ...on.facts.approvals
      .filter((approval) => approval.voided === null)
      .map((approval) => voidApproval(approval, cause, moment)),
  );

const connectedAnswers: readonly StepKind[] = [
  "disconnect",
  "prove-segment",
  "controls",
  "interim-connect",
  "reconnect",
  "withdraw",
  "return",
];
const answers: Record<ReportKind, readonly StepKind[]> = {
  "found-connected": connectedAnswers,
  "connected-in-emergency": connectedAnswers,
  "remediation-removed": ["verify-remediation", "withdraw", "return"],
};

/** Whether a step of the kind leaves the system where it is held: a report of a connection is answered by nothing less. */
function holdsNow({ facts }: Case, kind: StepKind): boolean {
  if (kind === "disconnect" || kind === "withdraw") return networkNow(facts) === "disconnected";
  if (kind === "prove-segment") return networkNow(facts) === "segment";
  return !leftStandalone(facts);
}

/** A report is resolved by an ordinary step, done after it, that counts. */
function resolveAnswered(on: Case): Deed {
  return together(
    ...on.facts.reports
      .filter((report) => report.resolvedBy === null)
      .flatMap((report) => {
        const attempt = answering(on, report);
        if (!attempt) return [];
        const data = { report: report.id, kind: report.kind, attempt };
        const deed: Deed = {
          changes: [{ set: "report-resolved", reportId: report.id, attemptId: attempt }],
          events: [{ type: "report.resolved", data }],
        };
        return [deed];
      }),
  );
}

function answering(on: Case, report: StateReport) {
  const steps = on.template.steps.filter((step) => step.kind && answers[report.kind].includes(step.kind));
  const found = steps.flatMap((step) => {
    const standing = attemptsOf(on, step.key).at(-1);
    if (!standing?.counts || standing.attempt.outcome !== "done" || !countsItself(on, step)) return [];
    if (report.kind !== "remediation-removed" && step.kind && !holdsNow(on, step.kind)) return [];
    // A system that is withdrawn has no remediation to lose.
    const moot = step.kind === "withdraw" && report.kind === "remediation-removed";
    return moot || standing.attempt.recordedAt > report.at ? [standing.attempt.id] : [];
  });
  return found[0] ?? null;
}
