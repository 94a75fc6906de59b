import type { Facts } from "@/domain/checklist/facts";
import type { TimelineEvent } from "@/domain/incidents/telling";

type Row = Record<string, unknown>;

/** What the lines of an incident's chain say is so now, and what did not follow from the line before. */
export class Replay {
  readonly gaps: string[] = [];
  readonly attempts = new Map<string, string>();
  readonly reviews: string[] = [];
  readonly records = new Set<string>();
  readonly voided = new Set<string>();
  readonly resolved = new Map<string, string>();
  readonly withdrawnRequests = new Set<string>();
  readonly revoked = new Set<string>();
  readonly files = new Set<string>();
  readonly comments = new Map<string, string>();
  readonly withdrawnComments = new Set<string>();
  closed: string | null = null;
  private readonly held = new Map<string, unknown>();

  constructor(lines: readonly TimelineEvent[]) {
    for (const line of lines) this.tell(line);
  }

  last(name: string): unknown {
    return this.held.get(name) ?? null;
  }

  /** What a line says was before must be what the lines before it left. */
  private follows(name: string, before: unknown, after: unknown): void {
    const was = this.held.get(name) ?? null;
    const known = this.held.has(name) || name !== "network";
    if (known && JSON.stringify(was) !== JSON.stringify(before ?? null)) {
      this.gaps.push(`${name} was ${JSON.stringify(was)}, and is told as ${JSON.stringify(before)}`);
    }
    this.held.set(name, after ?? null);
  }

  // One case for each kind of line; what it leaves is a line each.
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a table in the form of a switch
  private tell(event: TimelineEvent): void {
    switch (event.type) {
      case "step.completed":
        this.attempts.set(event.data.attempt, `done ${event.data.doneAt}`);
        for (const file of event.data.evidence)
          if (!this.files.has(file)) this.gaps.push(`The file ${file} was never received`);
        break;
      case "step.could-not":
        this.attempts.set(event.data.attempt, "cannot");
        break;
      case "step.not-applicable-asked":
        this.attempts.set(event.data.attempt, "not-applicable");
        break;
      case "step.verified":
      case "step.rejected":
      case "step.reopened":
      case "step.questioned":
      case "step.confirmed":
        this.reviews.push(`${event.type.slice("step.".length)} ${event.data.attempt}`);
        break;
      case "containment.decided":
        this.records.add(event.data.decision);
        this.follows("containment", event.data.old, event.data.new);
        break;
      case "remediation.planned":
        this.records.add(event.data.plan);
        this.follows("plan", event.data.old, event.data.new);
        break;
      case "network.changed":
        this.follows("network", event.data.from, event.data.to);
        break;
      case "clearance.answered":
        this.records.add(event.data.clearance);
        break;
      case "risk.accepted":
        this.records.add(event.data.acceptance);
        break;
      case "permit.issued":
        this.records.add(event.data.permit);
        break;
      case "permit.revoked":
        this.revoked.add(event.data.permit);
        break;
      case "containment.attested":
        this.records.add(event.data.attestation);
        break;
      case "impact.answered":
        this.records.add(event.data.answer);
        break;
      case "approval.signed":
        this.records.add(event.data.approval);
        break;
      case "approval.voided":
        this.voided.add(event.data.approval);
        break;
      case "report.made":
        this.records.add(event.data.report);
        break;
      case "report.resolved":
        this.resolved.set(event.data.report, event.data.attempt);
        break;
      case "cancellation.requested":
        this.records.add(event.data.cancellation);
        break;
      case "cancellation.withdrawn":
        this.withdrawnRequests.add(event.data.cancellation);
        break;
      case "incident.closed":
        this.closed = event.data.as;
        break;
      case "incident.cancelled":
        this.closed = "cancelled";
        break;
      case "incident.reopened":
        if (this.closed !== event.data.was)
          this.gaps.push(`Reopened from ${event.data.was}, was ${this.closed}`);
        this.closed = null;
        break;
      case "evidence.received":
      case "evidence.shared":
        this.files.add(event.data.evidenceId);
        break;
      case "comment.added":
        this.comments.set(event.data.comment, event.data.text);
        break;
      case "comment.corrected":
        if (this.comments.get(event.data.supersedes) !== event.data.before)
          this.gaps.push(`The comment ${event.data.supersedes} did not say “${event.data.before}”`);
        this.comments.delete(event.data.supersedes);
        this.comments.set(event.data.comment, event.data.text);
        break;
      case "comment.withdrawn":
        if (!this.comments.has(event.data.comment)) this.gaps.push(`${event.data.comment} was never said`);
        this.withdrawnComments.add(event.data.comment);
        break;
      case "incident.assigned":
        this.follows("assignee", event.data.before, event.data.to);
        break;
      case "handover.written":
        this.follows("handover", event.data.supersedes, event.data.handover);
        break;
      default:
        break;
    }
  }
}

const sorted = (items: Iterable<string>): string[] => [...items].sort();

/** The same of the facts as they are stored, in the form in which a replay holds it. */
export function storedAs(facts: Facts): Row {
  const kept = [
    facts.decisions,
    facts.plans,
    facts.clearances,
    facts.acceptances,
    facts.permits,
    facts.attestations,
    facts.impactAnswers,
    facts.approvals,
    facts.reports,
    facts.cancellations,
  ];
  const plan = facts.plans.at(-1);
  return {
    // A record tells of its own attempt, and the closing of the one that closes.
    attempts: sorted(
      facts.attempts
        .filter(
          (row) =>
            (row.recordId === null || row.stepKey === "close-remote-update-path") &&
            row.stepKey !== "close-incident",
        )
        .map(
          (row) => `${row.id} ${row.outcome}${row.outcome === "done" ? ` ${row.doneAt.toISOString()}` : ""}`,
        ),
    ),
    reviews: sorted(facts.reviews.map((row) => `${row.kind} ${row.attemptId}`)),
    records: sorted(kept.flatMap((rows) => rows.map((row) => row.id))),
    voided: sorted(facts.approvals.filter((row) => row.voided).map((row) => row.id)),
    resolved: sorted(
      facts.reports.filter((row) => row.resolvedBy).map((row) => `${row.id} ${row.resolvedBy}`),
    ),
    withdrawnRequests: sorted(facts.cancellations.filter((row) => row.withdrawnAt).map((row) => row.id)),
    revoked: sorted(facts.permits.filter((row) => row.revokedAt).map((row) => row.id)),
    files: sorted(facts.evidence.map((row) => row.id)),
    closed: facts.incident.closed?.as ?? null,
    containment: facts.decisions.at(-1)?.option ?? null,
    plan: plan ? { remediation: plan.remediation, delivery: plan.delivery } : null,
  };
}

/** What a replay holds, in the same form. */
export function replayedAs(replay: Replay): Row {
  return {
    attempts: sorted([...replay.attempts].map(([id, outcome]) => `${id} ${outcome}`)),
    reviews: sorted(replay.reviews),
    records: sorted(replay.records),
    voided: sorted(replay.voided),
    resolved: sorted([...replay.resolved].map(([report, attempt]) => `${report} ${attempt}`)),
    withdrawnRequests: sorted(replay.withdrawnRequests),
    revoked: sorted(replay.revoked),
    files: sorted(replay.files),
    closed: replay.closed,
    containment: replay.last("containment"),
    plan: replay.last("plan"),
  };
}
