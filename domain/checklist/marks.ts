import { applies } from "./branches";
import { type Case, latestOf, networkNow, stepOfKind } from "./case";
import type { Mark } from "./evaluation";
import type { Acceptance, Clearance } from "./facts";
import { unresolvedReports } from "./gates/close";
import { disconnectedByOwn } from "./network";
import { endOf, noPatchSince, openPermit } from "./records";
import { instant } from "./sentences";
import { verifiedAndStanding } from "./settling";
import { stands } from "./standing";

/** What is told beside the exposure, so that nothing stays silently green. */
export function marks(on: Case): readonly Mark[] {
  if (on.facts.incident.closed) return [];
  return [...permit(on), ...reports(on), ...clinical(on), ...acceptance(on), ...questions(on)];
}

function permit(on: Case): readonly Mark[] {
  const open = openPermit(on);
  if (!open) return [];
  const end = endOf(on, open);
  const step = stepOfKind(on, "end-permit")?.key ?? null;
  if (on.env.now < end) {
    const sentence = `A permit connects the system until ${instant(end)}.`;
    return [{ kind: "permit-running", sentence, since: open.startsAt, until: end, step }];
  }
  const sentence = "The permit is over and its end is not proved.";
  return [{ kind: "permit-end-unproved", sentence, since: end, until: null, step }];
}

function reports(on: Case): readonly Mark[] {
  return unresolvedReports(on).map((report) => ({
    kind: "report-unresolved",
    sentence: `Reported by ${report.by.name}: ${report.reason}`,
    since: report.foundAt,
    until: null,
    step: null,
  }));
}

/** Whether the incident keeps the system off the network, by an act that moved it or a step that found it so. */
const keepsDisconnected = (on: Case): boolean =>
  networkNow(on.facts) === "disconnected" &&
  (disconnectedByOwn(on.facts) || verifiedAndStanding(on, "disconnect") !== null);

/** Standalone goes on after its clearance ended, but somebody must decide. */
function clinical(on: Case): readonly Mark[] {
  const answer = on.facts.clearances.at(-1);
  if (!answer || !keepsDisconnected(on)) return [];
  const step = stepOfKind(on, "clearance");
  const since = endedAt(answer, on.env.now);
  if (!since || !step || applies(on, step) === "not-needed") return [];
  const what = answer.answer === "cleared" ? "has run out" : `was ${answer.answer} by ${answer.by.name}`;
  const sentence = `The clinical clearance ${what}: clinical decision needed.`;
  return [{ kind: "clinical-decision-needed", sentence, since, until: null, step: step.key }];
}

/** Since when nothing clears the disconnection; null while the answer holds. */
function endedAt(answer: Clearance, now: Date): Date | null {
  if (answer.answer !== "cleared") return answer.at;
  return answer.until !== null && now >= answer.until ? answer.until : null;
}

function acceptance(on: Case): readonly Mark[] {
  const last = on.facts.acceptances.at(-1);
  const step = stepOfKind(on, "acceptance");
  if (!last || !step || applies(on, step) !== "yes") return [];
  if (on.env.now < last.until) return replacement(on, last, step.key);
  const sentence = `The acceptance ran out on ${instant(last.until)}: decision needed.`;
  return [{ kind: "acceptance-expired", sentence, since: last.until, until: null, step: step.key }];
}

/** The risk was accepted while a patch was expected; now that none will come, nothing says how the system is replaced. */
function replacement(on: Case, last: Acceptance, step: string): readonly Mark[] {
  const since = noPatchSince(on, on.env.now);
  if (!since || last.replacementPlan?.trim()) return [];
  const sentence =
    "No patch will come, and the acceptance does not say how the system is replaced: decision needed.";
  return [{ kind: "replacement-plan-missing", sentence, since, until: null, step }];
}

function questions(on: Case): readonly Mark[] {
  return on.template.steps.flatMap((step) => {
    const latest = latestOf(on, step.key);
    if (!latest?.inQuestion || !stands(latest) || step.kind === "approvals") return [];
    const asked = on.facts.reviews.findLast(
      (review) => review.attemptId === latest.attempt.id && review.kind === "questioned",
    );
    const since = asked?.at ?? latest.attempt.recordedAt;
    const sentence = `"${step.title}" is in question: ${asked?.reason ?? "something it rests on fell"}.`;
    return [{ kind: "in-question", sentence, since, until: null, step: step.key }];
  });
}
