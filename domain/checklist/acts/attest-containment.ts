import { type Case, readCase, stepOf } from "../case";
import { attestedFor, type Contained, standingContainment } from "../containment";
import { after, latest } from "../duration";
import type { Attestation, Facts } from "../facts";
import { unresolvedReports } from "../gates/close";
import { mayDo } from "../gates/people";
import { roleOf } from "../missing";
import type { ActResult, Moment } from "../moment";
import { portFaults, portFiles } from "../port-proof";
import { peopleFor } from "../sentences";
import type { Template } from "../template";
import { finish } from "./finish";
import type { AttestContainmentInput } from "./inputs";
import { firstOf, refused, whileOpen } from "./refusing";
import { one, stamp } from "./writing";

/** Attests that the containment still holds, for another period. */
export function attestContainment(
  template: Template,
  facts: Facts,
  input: AttestContainmentInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const found = standingContainment(on);
  const refusal = firstOf(
    () => whileOpen(on),
    () => reported(on),
    () =>
      found ? null : refused("nothing-to-attest", "No verified containment stands that could be attested."),
    () => (found ? theirs(on, found, moment) : null),
    () => (input.statement.trim() ? null : refused("answer-missing", "Say what was checked.")),
    () => (found ? proven(on, found) : null),
  );
  if (refusal) return refusal;
  const until = after(moment.now, attestedFor);
  const row: Attestation = { ...stamp(moment), until, statement: input.statement };
  const data = { attestation: row.id, statement: input.statement, until: until.toISOString() };
  const deed = one({ add: "attestation", row }, { type: "containment.attested", data });
  return finish(template, facts, deed, moment);
}

/** What a report says is looked at first: nothing is attested over it. */
function reported(on: Case) {
  const [report] = unresolvedReports(on);
  return report
    ? refused("report-unresolved", `The report by ${report.by.name} is not resolved: ${report.reason}`)
    : null;
}

function theirs(on: Case, { by }: Contained, { actor }: Moment) {
  const step = stepOf(on, by.attempt.stepKey);
  if (mayDo(step, actor.roles)) return null;
  const who = peopleFor(on.facts, roleOf(step));
  return refused("not-your-role", "Who may do the containment step attests it.", { step: step.key, who });
}

/** Where ports are proven, a scan or firewall extract newer than the step and the last attestation. */
function proven(on: Case, { by, attestation }: Contained) {
  const step = stepOf(on, by.attempt.stepKey);
  if (step.kind !== "prove-segment") return null;
  const since = latest([by.attempt.doneAt, ...(attestation ? [attestation.at] : [])]) ?? by.attempt.doneAt;
  const newer = on.facts.evidence.filter(
    (file) =>
      file.stepKey === step.key &&
      !file.superseded &&
      file.receivedAt > since &&
      file.attemptId !== by.attempt.id,
  );
  const who = peopleFor(on.facts, roleOf(step));
  const [fault] = portFaults(on, step, newer, on.env.now, null);
  if (fault) return refused(fault.code, fault.sentence, { step: step.key, who });
  if (portFiles(step, newer).length > 0) return null;
  const sentence = "Attach a scan or a firewall extract newer than the last proof.";
  return refused("evidence-missing", sentence, { step: step.key, who });
}
