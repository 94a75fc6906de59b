import type { Facts } from "../checklist/facts";
import { capital } from "../checklist/sentences";
import { withoutSignedFile } from "./approval-view";
import { clearanceWords, containmentWords, purposeWords, reportWords, sideWords } from "./record-words";
import { column, type ReportSection, type Tell } from "./report-section";

/** What was decided on, who accepted which risk, and which connections were allowed. */
export const decisionsOf = ({ decisions, acceptances, permits }: Facts, tell: Tell): ReportSection => ({
  title: "Containment, acceptances of risk, permits",
  columns: [column("What", 3), column("By", 3), column("When", 3), column("Reason", 5)],
  rows: [
    ...decisions.map((each) => [
      `Containment: ${containmentWords[each.option]}`,
      each.by.name,
      tell(each.at),
      [each.segmentImpossible, each.standaloneImpossible].filter(Boolean).join("; "),
    ]),
    ...acceptances.map((each) => [
      `Risk accepted until ${tell(each.until)}`,
      `${each.authorityName}, ${each.authorityFunction}; recorded by ${each.by.name}`,
      tell(each.at),
      each.reason,
    ]),
    ...permits.map((each) => [
      `Permit ${tell(each.startsAt)} to ${tell(each.endsAt)}${each.revokedAt ? `, ended early ${tell(each.revokedAt)}` : ""}`,
      each.by.name,
      tell(each.at),
      `Case ${each.vendorCase}: ${each.talk}`,
    ]),
  ],
  none: "None was recorded.",
});

export const clearancesOf = ({ clearances }: Facts, tell: Tell): ReportSection => ({
  title: "Clinical clearances",
  columns: [column("Answer", 3), column("By", 3), column("When", 3), column("Until", 3), column("Said", 5)],
  rows: clearances.map((each) => [
    capital(clearanceWords[each.answer]),
    each.by.name,
    tell(each.at),
    each.until ? tell(each.until) : "",
    [each.scope, each.stopConditions && `to stop: ${each.stopConditions}`, each.reason]
      .filter(Boolean)
      .join("; "),
  ]),
  none: "None was given.",
});

/** Who signed what, and whether it stands; the cause of a signature that fell may name a file. */
export const approvalsOf = ({ approvals }: Facts, naming: boolean, tell: Tell): ReportSection => ({
  title: "Approvals",
  columns: [
    column("Of", 3),
    column("By", 3),
    column("When", 3),
    column("Standing", 3),
    column("SHA-256 signed", 4),
  ],
  rows: approvals.map(({ purpose, side, by, at, voided, preconditionHash, conditions }) => [
    `${capital(purposeWords[purpose])}${conditions ? `: ${conditions}` : ""}`,
    `${by.name}, ${sideWords[side]}`,
    tell(at),
    voided
      ? `void since ${tell(voided.at)}: ${naming ? voided.cause : withoutSignedFile(voided.cause)}`
      : "stands as signed",
    preconditionHash,
  ]),
  none: "None was signed.",
});

export const reportsOf = ({ reports }: Facts, tell: Tell): ReportSection => ({
  title: "Reports of a worse state",
  columns: [
    column("What", 3),
    column("Found", 3),
    column("Reported", 4),
    column("Reason", 4),
    column("Standing", 2),
  ],
  rows: reports.map((each) => [
    capital(reportWords[each.kind]),
    tell(each.foundAt),
    `${each.by.name}, ${tell(each.at)}`,
    each.reason,
    each.resolvedBy ? "resolved" : "not resolved",
  ]),
  none: "None was made.",
});
