import { type Case, networkNow, stepOfKind, titleOf } from "./case";
import { type Contained, containment, provenBeforeMove, standingContainment } from "./containment";
import type { Because, Exposure, ExposureValue } from "./evaluation";
import type { By } from "./facts";
import { unresolvedReports } from "./gates/close";
import { acceptanceInForce, endOf, openPermit } from "./records";
import { instant, networkName } from "./sentences";
import { countingOfKind } from "./settling";
import type { Standing } from "./standing";

/** The exposure: the first rule that holds, the facts behind it, and what would change it. */
export function exposure(on: Case): Exposure {
  return (
    ended(on) ??
    heldOpen(on) ??
    backInService(on) ??
    remediated(on) ??
    withdrawn(on) ??
    contained(on) ??
    accepted(on) ??
    exposed(on)
  );
}

type Found = Exposure | null;

function ended(on: Case): Found {
  const { closed } = on.facts.incident;
  if (!closed) return null;
  const values = { remediated: "back-in-service", cancelled: "cancelled", withdrawn: "withdrawn" } as const;
  const words = {
    remediated: "Closed as remediated.",
    cancelled: "Cancelled: the match was wrong.",
    withdrawn: "Closed: withdrawn from service.",
  };
  return {
    value: values[closed.as],
    rule: null,
    because: [{ sentence: words[closed.as], by: closed.by, at: closed.at, step: null }],
    changes: ["A report of a worse state, or reopening the incident."],
    holdsUntil: null,
  };
}

/** Rule 1. */
function heldOpen(on: Case): Found {
  const permit = permitOpen(on);
  const reports = unresolvedReports(on).map((report) =>
    said(`${reported[report.kind]}: ${report.reason}`, report.by, report.foundAt, null),
  );
  if (permit.length + reports.length === 0) return null;
  const changes = [
    ...permit.map(() => "The end of the permit is proved and verified by another person."),
    ...reports.slice(0, 1).map(() => "The step the report contradicts is done again and counts."),
  ];
  return { value: "exposed", rule: 1, because: [...permit, ...reports], changes, holdsUntil: null };
}

function permitOpen(on: Case): readonly Because[] {
  const permit = openPermit(on);
  if (!permit) return [];
  const end = endOf(on, permit);
  const running = on.env.now < end;
  const step = stepOfKind(on, running ? "permit" : "end-permit")?.key ?? null;
  const sentence = running
    ? `A permit connects the system until ${instant(end)}.`
    : `The permit ended on ${instant(end)}; its end is not proved.`;
  return [said(sentence, permit.by, permit.at, step)];
}

const reported = {
  "found-connected": "Found connected",
  "connected-in-emergency": "Connected in an emergency",
  "remediation-removed": "Remediation removed",
} as const;

/** Rule 2. */
function backInService(on: Case): Found {
  const reconnected = countingOfKind(on, "reconnect");
  if (!reconnected) return null;
  return forever("back-in-service", 2, [did(on, reconnected)], ["A report of a worse state."]);
}

/** Rule 3. */
function remediated(on: Case): Found {
  const verified = countingOfKind(on, "verify-remediation");
  if (!verified) return null;
  return forever(
    "remediated",
    3,
    [did(on, verified)],
    ["The approved reconnection, verified.", "A report that the remediation was removed."],
  );
}

/** Rule 4, for a system whose permanent disconnection is verified: there is nothing left to attest. */
function withdrawn(on: Case): Found {
  const verified = countingOfKind(on, "withdraw");
  if (!verified || networkNow(on.facts) !== "disconnected") return null;
  return forever("contained-standalone", 4, [did(on, verified)], ["Closing the incident as withdrawn."]);
}

/** Rules 4 and 5. */
function contained(on: Case): Found {
  const found = containment(on);
  if (!found) return null;
  const standalone = found.how === "standalone";
  return {
    value: standalone ? "contained-standalone" : "contained-segment",
    rule: standalone ? 4 : 5,
    because: [did(on, found.by), connection(on), attested(found)],
    changes: [
      `An attestation missed on ${instant(found.attestedUntil)}.`,
      ...(found.scanDueAt ? [`A scan not received by ${instant(found.scanDueAt)}.`] : []),
      "A report of a worse state.",
      "The verified remediation.",
    ],
    holdsUntil: found.until,
  };
}

/** Rule 6. */
function accepted(on: Case): Found {
  const controls = countingOfKind(on, "controls");
  const acceptance = acceptanceInForce(on, on.env.now);
  if (!controls || !acceptance) return null;
  const { authorityName, authorityFunction, until } = acceptance;
  const sentence = `${authorityName}, ${authorityFunction}, accepts the risk until ${instant(until)}.`;
  const step = stepOfKind(on, "acceptance")?.key ?? null;
  return {
    value: "risk-accepted",
    rule: 6,
    because: [did(on, controls), said(sentence, acceptance.by, acceptance.at, step)],
    changes: [`The acceptance runs out on ${instant(until)}.`, "Verified containment or remediation."],
    holdsUntil: until,
  };
}

/** Rule 7, with what came nearest. */
function exposed(on: Case): Exposure {
  const missed = standingContainment(on);
  const before = provenBeforeMove(on);
  if (before) return unprovenInPlace(on, before);
  const because = missed
    ? [did(on, missed.by), said(`${missedWhat(missed)}.`, null, missed.until, missed.by.attempt.stepKey)]
    : [connection(on), said("No containment is verified.", null, null, null)];
  const changes = missed
    ? [
        missed.until === missed.scanDueAt
          ? "The segment is proven anew and verified."
          : "The containment is attested again.",
      ]
    : ["Containment done and verified by another person.", "An accepted risk with verified controls."];
  return { value: "exposed", rule: 7, because, changes, holdsUntil: null };
}

/** Another incident brought the system into a segment that this one had proven before. */
function unprovenInPlace(on: Case, proof: Standing): Exposure {
  const sentence = "The segment was proven before the system was moved into it for another incident.";
  return {
    value: "exposed",
    rule: 7,
    because: [did(on, proof), connection(on), said(sentence, null, null, proof.attempt.stepKey)],
    changes: ["The segment is proven anew where the system is now, and verified."],
    holdsUntil: null,
  };
}

const missedWhat = (missed: Contained): string =>
  missed.until === missed.scanDueAt
    ? `No scan was received by ${instant(missed.until)}`
    : `The attestation was missed on ${instant(missed.until)}`;

const forever = (
  value: ExposureValue,
  rule: 2 | 3 | 4,
  because: readonly Because[],
  changes: readonly string[],
): Exposure => ({ value, rule, because, changes, holdsUntil: null });

const said = (sentence: string, by: By | null, at: Date | null, step: string | null): Because => ({
  sentence,
  by,
  at,
  step,
});

function did(on: Case, standing: Standing): Because {
  const { attempt, verified } = standing;
  const step = on.steps.get(attempt.stepKey);
  const title = step ? titleOf(on, step) : attempt.stepKey;
  const word = verified ? `done, verified by ${verified.by.name}` : "done";
  const sentence = standing.inQuestion ? `${title}: done, and now in question.` : `${title}: ${word}.`;
  return said(sentence, attempt.by, attempt.doneAt, attempt.stepKey);
}

function connection(on: Case): Because {
  const last = on.facts.system.network.at(-1);
  return said(
    `The system is ${networkName(networkNow(on.facts))}.`,
    last?.by ?? null,
    last?.since ?? null,
    null,
  );
}

function attested(found: Contained): Because {
  const { attestation, attestedUntil } = found;
  const sentence = `Holds until ${instant(attestedUntil)} unless it is attested again.`;
  return said(sentence, attestation?.by ?? null, attestation?.at ?? null, found.by.attempt.stepKey);
}
