import type {
  Acceptance,
  Clearance,
  ContainmentDecision,
  Facts,
  ImpactAnswer,
  Permit,
} from "../checklist/facts";
import { patchName } from "../checklist/patch";
import { capital } from "../checklist/sentences";
import type { RecordId } from "../ids";
import {
  alternativeWords,
  containmentWords,
  examsWords,
  functionWords,
  planWords,
  sideWords,
} from "./record-words";

type Tell = (at: Date) => string;
type Lines = readonly (string | false | null)[];

/** What a record says, a sentence for each thing; empty where the id names none. */
export function recordSentences(facts: Facts, id: RecordId | null, tell: Tell): readonly string[] {
  if (id === null) return [];
  const lines = [
    ...found(facts.decisions, id, decided),
    ...found(facts.clearances, id, (row) => cleared(row, tell)),
    ...found(facts.acceptances, id, (row) => accepted(row, tell)),
    ...found(facts.permits, id, (row) => permitted(row, tell)),
    ...found(facts.plans, id, (row) => [
      `Planned: ${planWords(row)}`,
      row.remediation === "install" &&
        (row.expected ? `Expected: ${patchName(row.expected)}` : "Package and version are not known yet"),
      row.vendorCase && `Vendor case ${row.vendorCase}`,
      row.reason,
    ]),
    ...found(facts.impactAnswers, id, (row) => impact(row, tell)),
    ...found(facts.approvals, id, (row) => [`Second signature: ${sideWords[row.side]}`]),
  ];
  return lines.filter((line) => line !== false && line !== null).map(whole);
}

function found<Row extends Readonly<{ id: RecordId }>>(
  rows: readonly Row[],
  id: RecordId,
  tell: (row: Row) => Lines,
): Lines {
  const row = rows.find((each) => each.id === id);
  return row ? tell(row) : [];
}

function whole(line: string): string {
  const said = capital(line.trim());
  return /[.!?]$/.test(said) ? said : `${said}.`;
}

const decided = (row: ContainmentDecision): Lines => [
  `Chosen: ${containmentWords[row.option]}`,
  row.segmentImpossible && `No segment: ${row.segmentImpossible}`,
  row.standaloneImpossible && `Not standalone: ${row.standaloneImpossible}`,
];

function cleared(row: Clearance, tell: Tell): Lines {
  if (row.answer !== "cleared")
    return [`${row.answer === "refused" ? "Refused" : "Withdrawn"}: ${row.reason ?? ""}`];
  return [
    row.until !== null && `Cleared until ${tell(row.until)}`,
    row.scope && `Covers: ${row.scope}`,
    row.stopConditions && `Stop if: ${row.stopConditions}`,
  ];
}

const accepted = (row: Acceptance, tell: Tell): Lines => [
  `${row.authorityName}, ${row.authorityFunction}, accepts the risk until ${tell(row.until)}`,
  row.reason,
  row.replacementPlan && `Replacement: ${row.replacementPlan}`,
];

const permitted = (row: Permit, tell: Tell): Lines => [
  `From ${tell(row.startsAt)} to ${tell(row.endsAt)}, vendor case ${row.vendorCase}`,
  row.talk,
  row.revokedAt !== null && `Ended before its time, ${tell(row.revokedAt)}`,
];

/** What the clinical lead's answer says for patient care. */
const impact = (row: ImpactAnswer, tell: Tell): Lines => [
  `The system ${functionWords[row.functionLevel]} since ${tell(row.since)}`,
  examsWords(row.examsPerDay),
  `${alternativeWords[row.alternative]}${row.alternativeText ? `: ${row.alternativeText}` : ""}`,
];
