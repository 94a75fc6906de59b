import type { Change } from "./change";
import type { Facts } from "./facts";

/** The facts after the changes of an act, as they will be read back. */
export function applyChanges(facts: Facts, changes: readonly Change[]): Facts {
  return changes.reduce(applyChange, facts);
}

function applyChange(facts: Facts, change: Change): Facts {
  return "add" in change ? addRow(facts, change) : setField(facts, change);
}

function addRow(facts: Facts, change: Extract<Change, { add: string }>): Facts {
  switch (change.add) {
    case "attempt":
      return { ...facts, attempts: [...facts.attempts, change.row] };
    case "review":
      return { ...facts, reviews: [...facts.reviews, change.row] };
    case "decision":
      return { ...facts, decisions: [...facts.decisions, change.row] };
    case "clearance":
      return { ...facts, clearances: [...facts.clearances, change.row] };
    case "acceptance":
      return { ...facts, acceptances: [...facts.acceptances, change.row] };
    case "permit":
      return { ...facts, permits: [...facts.permits, change.row] };
    case "plan":
      return { ...facts, plans: [...facts.plans, change.row] };
    case "attestation":
      return { ...facts, attestations: [...facts.attestations, change.row] };
    case "impactAnswer":
      return { ...facts, impactAnswers: [...facts.impactAnswers, change.row] };
    case "report":
      return { ...facts, reports: [...facts.reports, change.row] };
    case "approval":
      return { ...facts, approvals: [...facts.approvals, change.row] };
    case "cancellation":
      return { ...facts, cancellations: [...facts.cancellations, change.row] };
    case "network":
      return { ...facts, system: { ...facts.system, network: [...facts.system.network, change.row] } };
  }
}

type Row = Readonly<{ id: string }>;
const patch = <Kind extends Row>(rows: readonly Kind[], id: string, with_: Partial<Kind>): readonly Kind[] =>
  rows.map((row) => (row.id === id ? { ...row, ...with_ } : row));

function setField(facts: Facts, change: Extract<Change, { set: string }>): Facts {
  const { incident } = facts;
  switch (change.set) {
    case "evidence-attempt":
      return {
        ...facts,
        evidence: facts.evidence.map((file) =>
          change.evidenceIds.includes(file.id) ? { ...file, attemptId: change.attemptId } : file,
        ),
      };
    case "approval-voided": {
      const voided = { at: change.at, cause: change.cause };
      return { ...facts, approvals: patch(facts.approvals, change.approvalId, { voided }) };
    }
    case "permit-revoked":
      return { ...facts, permits: patch(facts.permits, change.permitId, { revokedAt: change.at }) };
    case "report-resolved":
      return { ...facts, reports: patch(facts.reports, change.reportId, { resolvedBy: change.attemptId }) };
    case "cancellation-withdrawn":
      return {
        ...facts,
        cancellations: patch(facts.cancellations, change.cancellationId, { withdrawnAt: change.at }),
      };
    case "closed":
      return { ...facts, incident: { ...incident, closed: { at: change.at, by: change.by, as: change.as } } };
    case "reopened":
      return { ...facts, incident: { ...incident, closed: null } };
    case "system-retired":
      return facts;
  }
}
