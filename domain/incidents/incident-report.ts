import { formatInstant } from "@/lib/dates";
import type { Evaluation, StepNow } from "../checklist/evaluation";
import type { Facts } from "../checklist/facts";
import { capital, networkName } from "../checklist/sentences";
import type { EvidenceRecord } from "../evidence/record";
import { asTimelineEvent, tellEvent } from "./event-words";
import { phaseNames } from "./phase-progress";
import { approvalsOf, clearancesOf, decisionsOf, reportsOf } from "./report-records";
import { column, type ReportSection, type Tell } from "./report-section";
import { stateWords } from "./state-words";
import type { Part } from "./telling";

/** What the report is made of; everything in it, and nothing else, decides what it says. */
export type ReportSource = Readonly<{
  facts: Facts;
  evaluation: Evaluation;
  head: Readonly<{
    siteName: string;
    siteCode: string;
    zone: string;
    location: string;
    deviceClass: string;
    trackingId: string;
    advisoryTitle: string;
    cves: readonly string[];
    coordinator: string | null;
  }>;
  events: readonly Readonly<{ type: string; at: Date; actorName: string; data: unknown }>[];
  evidence: Readonly<{ count: number; files: readonly EvidenceRecord[] | null }>;
  now: Date;
}>;

export type IncidentReport = Readonly<{
  title: string;
  drill: boolean;
  state: string;
  asOf: string;
  facts: readonly (readonly [string, string])[];
  sections: readonly ReportSection[];
}>;

/** Everything of an incident that is told to whoever was not there, in the zone of its site. */
export function incidentReport(source: ReportSource): IncidentReport {
  const { facts, evaluation, head, now } = source;
  const tell: Tell = (at) => formatInstant(at, head.zone);
  const { incident, system } = facts;
  const network = capital(networkName(system.network.at(-1)?.state ?? "business"));
  const { value, holdsUntil } = evaluation.exposure;
  return {
    title: `Incident report, ${incident.key}`,
    drill: incident.drill,
    state: `${stateWords[value]}${holdsUntil ? `, holds until ${tell(holdsUntil)}` : ""}. ${network}.`,
    asOf: `As of ${tell(now)}. All times are those of ${head.siteName} (${head.zone}).`,
    facts: [
      ["System", [system.name, system.assetTag, head.deviceClass].filter(Boolean).join(", ")],
      ["Site", [`${head.siteName} (${head.siteCode})`, head.location].filter(Boolean).join(", ")],
      ["Advisory", `${head.trackingId}, ${head.advisoryTitle}`],
      ["Vulnerabilities", head.cves.join(", ") || "none named"],
      ["Opened", `${tell(incident.openedAt)} by ${incident.openedBy.name}`],
      [
        "Closed",
        incident.closed
          ? `${tell(incident.closed.at)} by ${incident.closed.by.name}, as ${incident.closed.as}`
          : "not closed",
      ],
      ["Assigned to", head.coordinator ?? "nobody"],
      ["Phase", phaseNames[evaluation.phase]],
    ],
    sections: [
      stepsOf(evaluation, tell),
      decisionsOf(facts, tell),
      clearancesOf(facts, tell),
      approvalsOf(facts, source.evidence.files !== null, tell),
      reportsOf(facts, tell),
      evidenceOf(source, tell),
      timelineOf(source, tell),
    ],
  };
}

function stepsOf({ steps }: Evaluation, tell: Tell): ReportSection {
  const answered = steps.filter(({ latest }) => latest !== null);
  return {
    title: "What was done",
    columns: [column("Step", 4), column("Done", 4), column("Verified", 4), column("Standing", 2.5)],
    rows: answered.map((step) => [step.title, doneOf(step, tell), verifiedOf(step, tell), standingOf(step)]),
    none: "No step was done.",
  };
}

function doneOf({ latest }: StepNow, tell: Tell): string {
  if (!latest) return "";
  const said = { done: "", cannot: "cannot be done", "not-applicable": "does not apply" }[latest.outcome];
  const late = latest.recordedAt.getTime() - latest.doneAt.getTime() > 5 * 60_000;
  return [
    `${latest.by.name}, ${tell(latest.doneAt)}`,
    late && `recorded ${tell(latest.recordedAt)}`,
    said,
    latest.reason,
  ]
    .filter(Boolean)
    .join("; ");
}

function verifiedOf({ verified, returned }: StepNow, tell: Tell): string {
  if (returned) return `${returned.kind} by ${returned.by.name}, ${tell(returned.at)}: ${returned.reason}`;
  return verified ? `${verified.by.name}, ${tell(verified.at)}` : "";
}

const waits = {
  verification: "waits for verification",
  "not-applicable": "waits for agreement",
  "late-time": "waits for confirmation of the time",
  confirmation: "in question",
} as const;

function standingOf({ waitsFor, counts, expiredAt, inQuestion }: StepNow): string {
  if (inQuestion) return "in question";
  if (waitsFor) return waits[waitsFor];
  if (expiredAt) return "ran out";
  return counts ? "counts" : "does not count";
}

/** Files by name and hash; who may not open evidence is told only how many there are. */
function evidenceOf({ evidence: { count, files } }: ReportSource, tell: Tell): ReportSection {
  const title = "Evidence";
  if (files === null) {
    const how = count === 1 ? "1 file is kept" : `${count} files are kept`;
    return {
      title,
      columns: [],
      rows: [],
      none: `${how}. Your role does not open evidence, so none is named.`,
    };
  }
  return {
    title,
    columns: [
      column("File", 4),
      column("SHA-256", 5),
      column("Bytes", 1.5),
      column("Received", 4),
      column("Taken", 3),
    ],
    rows: files.map((file) => [
      `${file.name}${file.supersededBy ? `, superseded by ${file.supersededBy}` : ""}`,
      file.sha256,
      String(file.size),
      `${tell(file.receivedAt)} from ${file.by.name}`,
      file.capturedAt ? tell(file.capturedAt) : "",
    ]),
    none: "No file is kept.",
  };
}

/** What happened, the first thing first. */
const timelineOf = ({ events }: ReportSource, tell: Tell): ReportSection => ({
  title: "Timeline",
  columns: [column("When", 3), column("What happened", 9)],
  rows: events.toReversed().map((row) => {
    const event = asTimelineEvent(row);
    const sentence = event && tellEvent(event, { who: row.actorName, recordedAt: row.at, tell });
    return [tell(row.at), sentence ? sentence.map(plainPart).join("") : `${row.actorName}: ${row.type}`];
  }),
  none: "Nothing is recorded.",
});

function plainPart(part: Part): string {
  if (typeof part === "string") return part;
  if ("strong" in part) return part.strong;
  return "code" in part ? part.code : part.title;
}
