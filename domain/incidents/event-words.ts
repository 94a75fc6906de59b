import { networkName } from "../checklist/sentences";
import type { RecheckAnswer } from "../matching/rechecks";
import type { IncidentEvents } from "./events";
import { tellNear, tellPassed } from "./expiry-words";
import { fileEventTypes, isFileEvent, tellFileEvent } from "./file-event-words";
import { tellAsked, tellMoved, tellOverridden, tellVendorWait } from "./priority-event-words";
import {
  tellAdopted,
  tellAttested,
  tellClearance,
  tellDecided,
  tellDrillAnswer,
  tellImpact,
  tellPermit,
  tellPlan,
  tellRisk,
  tellSigned,
  tellVoided,
} from "./record-event-words";
import { reportWords } from "./record-words";
import {
  tellCompleted,
  tellConfirmed,
  tellCouldNot,
  tellNotApplicable,
  tellQuestioned,
  tellRejected,
  tellReopened,
  tellVerified,
} from "./step-event-words";
import {
  tellAssigned,
  tellComment,
  tellCorrectedComment,
  tellHandover,
  tellWithdrawnComment,
} from "./team-event-words";
import {
  because,
  code,
  ended,
  type Sentence,
  strong,
  type Teller,
  type TimelineData,
  type TimelineEvent,
} from "./telling";

const types: Readonly<Record<keyof TimelineData, true>> = {
  "incident.opened": true,
  "step.completed": true,
  "step.could-not": true,
  "step.not-applicable-asked": true,
  "step.verified": true,
  "step.rejected": true,
  "step.reopened": true,
  "step.questioned": true,
  "step.confirmed": true,
  "containment.decided": true,
  "clearance.answered": true,
  "risk.accepted": true,
  "permit.issued": true,
  "permit.revoked": true,
  "permit.end-proved": true,
  "remediation.planned": true,
  "containment.attested": true,
  "impact.answered": true,
  "approval.signed": true,
  "approval.voided": true,
  "report.made": true,
  "report.resolved": true,
  "network.changed": true,
  "cancellation.requested": true,
  "cancellation.withdrawn": true,
  "incident.cancelled": true,
  "incident.closed": true,
  "incident.reopened": true,
  "incident.recheck-asked": true,
  "incident.recheck-answered": true,
  "expiry.near": true,
  "expiry.passed": true,
  "drill.answered": true,
  "template.adopted": true,
  "system.withdrawn": true,
  "priority.moved": true,
  "priority.overridden": true,
  "priority.override-ended": true,
  "vendor-wait.begun": true,
  "vendor-wait.ended": true,
  "step.asked": true,
  ...fileEventTypes,
  "comment.added": true,
  "comment.corrected": true,
  "comment.withdrawn": true,
  "incident.assigned": true,
  "handover.written": true,
};

/** A stored line of an incident's chain as the event it is; null for a type that no incident has. */
export function asTimelineEvent(row: Readonly<{ type: string; data: unknown }>): TimelineEvent | null {
  // Safe because the log is written only by the door, which takes nothing but these pairs of type and data.
  return Object.hasOwn(types, row.type) ? ({ type: row.type, data: row.data } as TimelineEvent) : null;
}

/** One event of an incident as a sentence of its timeline. */
export const tellEvent = (event: TimelineEvent, by: Teller): Sentence => ended(words(event, by));

function words(event: TimelineEvent, by: Teller): Sentence {
  const who = strong(by.who);
  if (isFileEvent(event)) return tellFileEvent(event, by);
  switch (event.type) {
    case "incident.opened":
      return [who, " opened the incident from ", code(event.data.trackingId)];
    case "step.completed":
      return tellCompleted(event.data, by);
    case "step.could-not":
      return tellCouldNot(event.data, by);
    case "step.not-applicable-asked":
      return tellNotApplicable(event.data, by);
    case "step.verified":
      return tellVerified(event.data, by);
    case "step.rejected":
      return tellRejected(event.data, by);
    case "step.reopened":
      return tellReopened(event.data, by);
    case "step.questioned":
      return tellQuestioned(event.data);
    case "step.confirmed":
      return tellConfirmed(event.data, by);
    case "containment.decided":
      return tellDecided(event.data, by);
    case "clearance.answered":
      return tellClearance(event.data, by);
    case "risk.accepted":
      return tellRisk(event.data, by);
    case "permit.issued":
      return tellPermit(event.data, by);
    case "permit.revoked":
      return [who, " ended the permit before its time"];
    case "permit.end-proved":
      return ["The end of the permit is proved"];
    case "remediation.planned":
      return tellPlan(event.data, by);
    case "containment.attested":
      return tellAttested(event.data, by);
    case "impact.answered":
      return tellImpact(event.data, by);
    case "approval.signed":
      return tellSigned(event.data, by);
    case "approval.voided":
      return tellVoided(event.data);
    case "report.made":
      return tellReport(event.data, by);
    case "report.resolved":
      return [`The report “${reportWords[event.data.kind]}” is resolved`];
    case "network.changed":
      return tellNetwork(event.data, by);
    case "cancellation.requested":
      return [who, " asked to cancel the incident", because(event.data.reason)];
    case "cancellation.withdrawn":
      return [who, " withdrew the request to cancel"];
    case "incident.cancelled":
      return [who, " cancelled the incident", because(event.data.reason)];
    case "incident.closed":
      return [
        who,
        ` closed the incident as ${event.data.as === "remediated" ? "remediated" : "withdrawn from service"}`,
      ];
    case "incident.reopened":
      return [who, " reopened the incident", because(event.data.reason)];
    case "incident.recheck-asked":
      return ["To be checked again", because(event.data.because)];
    case "incident.recheck-answered":
      return [who, ` ${recheckAnswered[event.data.answer]}`, because(event.data.reason)];
    case "expiry.near":
      return tellNear(event.data, by);
    case "expiry.passed":
      return tellPassed(event.data, by);
    case "drill.answered":
      return tellDrillAnswer(event.data, by);
    case "template.adopted":
      return tellAdopted(event.data, by);
    case "system.withdrawn":
      return [
        "The system ",
        code(event.data.assetTag),
        " is withdrawn from service and retired in the inventory",
      ];
    case "priority.moved":
      return tellMoved(event.data);
    case "priority.overridden":
      return tellOverridden(event.data, by);
    case "priority.override-ended":
      return [who, " ended the override of the priority", because(event.data.reason)];
    case "vendor-wait.begun":
      return tellVendorWait(event.data, by);
    case "vendor-wait.ended":
      return [who, " ended the wait for the vendor", because(event.data.reason)];
    case "step.asked":
      return tellAsked(event.data, by);
    case "comment.added":
      return tellComment(event.data, by);
    case "comment.corrected":
      return tellCorrectedComment(event.data, by);
    case "comment.withdrawn":
      return tellWithdrawnComment(event.data, by);
    case "incident.assigned":
      return tellAssigned(event.data, by);
    case "handover.written":
      return tellHandover(event.data, by);
  }
}

const recheckAnswered: Readonly<Record<RecheckAnswer, string>> = {
  "still-holds": "checked it again: it still holds",
  "decided-anew": "decided its match anew, which answers the re-check",
  reopened: "answered the re-check by reopening",
};

function tellReport(data: IncidentEvents["report.made"], by: Teller): Sentence {
  const found = new Date(data.foundAt);
  const when = by.recordedAt.getTime() - found.getTime() > 5 * 60_000 ? `, at ${by.tell(found)}` : "";
  return [strong(by.who), " reported: ", strong(reportWords[data.kind]), `${when}${because(data.reason)}`];
}

function tellNetwork(data: IncidentEvents["network.changed"], by: Teller): Sentence {
  const since = new Date(data.since);
  const when = by.recordedAt.getTime() - since.getTime() > 5 * 60_000 ? ` since ${by.tell(since)}` : "";
  const before = data.from ? `; before: ${networkName(data.from)}` : "";
  return ["The system is ", strong(networkName(data.to)), `${when}${before}`];
}
