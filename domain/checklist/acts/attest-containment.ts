import { isScan, type PortReading } from "../../proof/reading";
import { type Case, readCase, stepOf } from "../case";
import { attestedFor, type Contained, standingContainment } from "../containment";
import { after, latest } from "../duration";
import type { Attestation, EvidenceFact, Facts } from "../facts";
import { unresolvedReports } from "../gates/close";
import { mayDo } from "../gates/people";
import { roleOf } from "../missing";
import type { ActResult, Moment } from "../moment";
import { portFaults, portFiles, readByPeople } from "../port-proof";
import type { RefusalCode } from "../refusal";
import { peopleFor } from "../sentences";
import type { Template } from "../template";
import { finish } from "./finish";
import type { AttestContainmentInput } from "./inputs";
import { firstOf, type Refused, refused, whileOpen } from "./refusing";
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

/** Where ports are proven, a scan or firewall extract newer than the step and the last attestation, and that the portal read. */
function proven(on: Case, { by, attestation }: Contained) {
  const step = stepOf(on, by.attempt.stepKey);
  if (step.kind !== "prove-segment") return null;
  const since = latest([by.attempt.doneAt, ...(attestation ? [attestation.at] : [])]) ?? by.attempt.doneAt;
  const files = on.facts.evidence.filter(
    (file) =>
      file.stepKey === step.key &&
      !file.superseded &&
      file.receivedAt > since &&
      file.attemptId !== by.attempt.id,
  );
  const who = peopleFor(on.facts, roleOf(step));
  const told = (code: RefusalCode, sentence: string) => refused(code, sentence, { step: step.key, who });
  if (portFiles(step, files).length === 0)
    return told("evidence-missing", "Attach a scan or a firewall extract newer than the last proof.");
  // Nobody verifies an attestation: what people have to read in a file takes two of them.
  const { ports, time } = readByPeople(on, step, files, null);
  if (ports.length > 0 || time) {
    const lacking =
      time && ports.length === 0
        ? "The extract does not say when it was taken"
        : "The portal cannot read the file";
    return told(
      "no-port-proof",
      `${lacking}, and one person's word does not show the ports filtered. ${doAgain}`,
    );
  }
  const [fault] = portFaults(on, step, { files, at: on.env.now, attempt: null, answers: {} });
  return fault ? told(fault.code, fault.sentence) : takenSince(files, since, told);
}

const doAgain =
  "Do the step again with it, and another person verifies it; or attach a scan or an extract that the portal can read.";

/** What the portal read was taken after the last proof, not only received after it. */
function takenSince(
  files: readonly EvidenceFact[],
  since: Date,
  told: (code: RefusalCode, sentence: string) => Refused,
) {
  const readings = files.flatMap(({ portReading }) => portReading ?? []);
  const latestOnes = [readings.findLast(isScan), readings.findLast((each) => each.kind === "extract")];
  const early = latestOnes.some((each) => each && takenBefore(each, since));
  return early ? told("scan-outdated", "The file was taken before the last proof. Take it again.") : null;
}

function takenBefore(reading: PortReading, since: Date): boolean {
  const text = reading.kind === "scan" ? reading.ended : reading.kind === "extract" ? reading.taken : null;
  return text !== null && text !== undefined && new Date(text) < since;
}
