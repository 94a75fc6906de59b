import { parsePort } from "../advisories/ports";
import {
  type Claim,
  judge,
  judgeTaken,
  type PortVerdict,
  type ProofFault,
  portVerdicts,
} from "../proof/judge";
import { isScan, type PortReading } from "../proof/reading";
import { type Case, networkNow, standingAttempts, stepOfKind } from "./case";
import { latest } from "./duration";
import type { Attempt, EvidenceFact } from "./facts";
import { readOff, takenAt } from "./read-off";
import { openPermit } from "./records";
import { instant } from "./sentences";
import type { EvidenceAsked, Step } from "./template";

/** The files of a step that are to show the ports filtered: those filed as what it requires, or all where it requires none. */
export function portFiles(step: Step, files: readonly EvidenceFact[]): readonly EvidenceFact[] {
  const asks = ({ kind, required, proves }: EvidenceAsked) =>
    kind === "file" && (step.kind === "interim-connect" ? proves === "scan" : required);
  const keys = step.evidence.filter(asks).map(({ key }) => key);
  return files.filter(
    ({ requirement }) => keys.length === 0 || (requirement !== null && keys.includes(requirement)),
  );
}

/** Whether what is to be proven is a system whose port is down: a scan of it reaches nothing. */
export function provenWithPortDown(on: Case, step: Step, attempt: Attempt | null): boolean {
  if (step.kind === "end-permit") return permitOf(on, attempt)?.stateBefore === "disconnected";
  return step.kind === "prove-segment" && networkNow(on.facts) === "disconnected";
}

/** What an answer shows: its files, when it was done, and what its doer read in them; without an attempt, one about to be made. */
export type Showing = Readonly<{
  files: readonly EvidenceFact[];
  at: Date;
  attempt: Attempt | null;
  answers: Readonly<Record<string, string>>;
}>;

/** Everything that keeps an answer from proving its ports: of the scans, and of the extracts, the latest decides. */
export function portFaults(on: Case, step: Step, showing: Showing): readonly ProofFault[] {
  const claim = claimOf(on, step, showing.at, showing.attempt, takenAt(showing.answers));
  if (!claim) return [];
  const { ports, time } = readByPeople(on, step, showing.files, showing.attempt);
  const { scan, extract, takenLater } = latestRead(on, step, showing.files, showing.attempt);
  return [
    ...[scan, extract].flatMap((each) => (each ? judge(each, claim, instant) : [])),
    // An older file that is attached afterwards hides no open port.
    ...takenLater.flatMap((each) => judge(each, claim, instant)).filter(({ code }) => code === "ports-open"),
    ...openAsRead(ports, showing.answers),
    ...(ports.length > 0 && time && !extract ? judgeTaken(claim.taken, claim, instant) : []),
  ];
}

/** What a person read as let through. */
export function openAsRead(
  ports: readonly string[],
  answers: Readonly<Record<string, string>>,
): readonly ProofFault[] {
  const open = ports.filter((port) => readOff(answers, port).state === "open");
  if (open.length === 0) return [];
  const sentence = `${open.join(", ")} ${open.length === 1 ? "is" : "are"} open, as was read in the file.`;
  return [{ code: "ports-open", sentence }];
}

/** What nobody read as filtered, with the rule, line or page; an open port is told of for itself. */
export const unreadPorts = (
  ports: readonly string[],
  answers: Readonly<Record<string, string>>,
): readonly string[] => ports.filter((port) => readOff(answers, port).state === "unknown");

/**
 * What people have to read in the files because the portal cannot: the ports where no file that counts was read, by the doer and
 * by whoever verifies; and when the extract was taken, where it does not say.
 */
export function readByPeople(
  on: Case,
  step: Step,
  files: readonly EvidenceFact[],
  attempt: Attempt | null,
): Readonly<{ ports: readonly string[]; time: boolean }> {
  const proving = portFiles(step, files);
  if (proving.length === 0 || !provesPorts(on, step, attempt)) return { ports: [], time: false };
  const { scan, extract } = latestRead(on, step, files, attempt);
  const ports = scan || extract || proving.every((file) => isScan(file.portReading)) ? [] : confirmedOf(on);
  return { ports, time: extract ? !extract.taken : ports.length > 0 };
}

function latestRead(on: Case, step: Step, files: readonly EvidenceFact[], attempt: Attempt | null) {
  const read = portFiles(step, files).flatMap((file) => file.portReading ?? []);
  const scans = provenWithPortDown(on, step, attempt) ? [] : read.filter(isScan);
  const extracts = read.filter((each) => each.kind === "extract");
  const [scan, extract] = [scans.at(-1), extracts.at(-1)];
  return { scan, extract, takenLater: [...laterThan(scan, scans), ...laterThan(extract, extracts)] };
}

/** What was taken after the file that decides, and attached before it. */
function laterThan(deciding: PortReading | undefined, all: readonly PortReading[]): readonly PortReading[] {
  const time = deciding ? takenTime(deciding) : null;
  return time === null ? [] : all.filter((each) => (takenTime(each) ?? 0) > time);
}

function takenTime(reading: PortReading): number | null {
  const text = reading.kind === "scan" ? reading.ended : reading.kind === "extract" ? reading.taken : null;
  return text ? new Date(text).getTime() : null;
}

/** The ports to be proven, lowest first. */
const confirmedOf = ({ facts }: Case): readonly string[] =>
  facts.ports.confirmed.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));

/** What keeps one file from proving that the ports are filtered, for an answer or, without one, now; null where it is not asked. */
export function faultsOf(
  on: Case,
  step: Step,
  reading: PortReading,
  attempt: Attempt | null,
): readonly ProofFault[] | null {
  const claim = claimOf(on, step, attempt?.doneAt ?? on.env.now, attempt, takenAt(attempt?.answers ?? {}));
  return claim && judge(reading, claim, instant);
}

/** What one file says of each confirmed port; null where the step does not ask it. */
export function verdictsOf(
  on: Case,
  step: Step,
  reading: PortReading,
  attempt: Attempt | null,
): readonly PortVerdict[] | null {
  const claim = claimOf(on, step, attempt?.doneAt ?? on.env.now, attempt, null);
  return claim && portVerdicts(reading, claim);
}

function claimOf(on: Case, step: Step, at: Date, attempt: Attempt | null, taken: Date | null): Claim | null {
  const after = precedes(on, step, attempt);
  if (after === null) return null;
  const since = after.at ? { at: after.at, what: after.what } : null;
  // The scan after a connection is as old as it is: what counts is that it came in time.
  return {
    ...asked(on),
    taken,
    after: since,
    at: step.kind === "interim-connect" && after.at ? after.at : at,
  };
}

const asked = ({ facts, env }: Case) => ({
  ports: facts.ports.confirmed.flatMap((text) => parsePort(text) ?? []),
  addresses: facts.system.addresses,
  now: env.now,
});

/** Whether a step shows ports filtered: a segment, or the end of a permit that was issued in one. */
export const provesPorts = (on: Case, step: Step, attempt: Attempt | null): boolean =>
  step.kind !== "interim-connect" && precedes(on, step, attempt) !== null;

/** What a scan or an extract has to follow; null for a step that does not prove ports. */
function precedes(
  on: Case,
  step: Step,
  attempt: Attempt | null,
): Readonly<{ at: Date | null; what: string }> | null {
  if (step.kind === "prove-segment") return { at: segmentMade(on), what: "the move into the segment" };
  if (step.kind === "interim-connect") return connected(on, step);
  if (step.kind !== "end-permit") return null;
  const permit = permitOf(on, attempt);
  if (permit?.stateBefore !== "segment") return null;
  return {
    at: permit.revokedAt ?? permit.startsAt,
    what: permit.revokedAt ? "the permit ended" : "the permit began",
  };
}

/** The scan that follows an interim connection into a segment. */
function connected(on: Case, step: Step): Readonly<{ at: Date; what: string }> | null {
  const last = standingAttempts(on, step.key).at(-1);
  if (!last || on.branch.containment !== "segment") return null;
  return { at: last.attempt.doneAt, what: "the system was connected" };
}

function segmentMade(on: Case): Date | null {
  const step = stepOfKind(on, "segment");
  const made = step ? standingAttempts(on, step.key).map(({ attempt }) => attempt.doneAt) : [];
  const moved = on.facts.system.network.filter(({ state }) => state === "segment").map(({ since }) => since);
  return latest([...made.slice(-1), ...moved.slice(-1)]);
}

const permitOf = (on: Case, attempt: Attempt | null) =>
  attempt?.recordId
    ? on.facts.permits.find((permit) => permit.id === attempt.recordId)
    : (openPermit(on) ?? on.facts.permits.at(-1));

/** Whether a file is a scan, taken after a time, that shows every confirmed port of the system filtered. */
export function scanProves(on: Case, file: EvidenceFact, connectedAt: Date): boolean {
  // Ports that the advisory names since, and nobody confirmed, are shown by nothing.
  if (on.facts.ports.confirmed.length === 0) return on.facts.ports.unconfirmed.length === 0;
  if (file.portReading?.kind !== "scan") return false;
  const after = { at: connectedAt, what: "the system was connected" };
  const claim = { ...asked(on), after, taken: null, at: connectedAt };
  return judge(file.portReading, claim, instant).length === 0;
}
