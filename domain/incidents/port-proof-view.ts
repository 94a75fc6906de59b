import { readCase } from "../checklist/case";
import type { StepNow } from "../checklist/evaluation";
import type { EvidenceFact, Facts } from "../checklist/facts";
import type { Env } from "../checklist/moment";
import { faultsOf, portFiles, provenWithPortDown, readByPeople } from "../checklist/port-proof";
import type { Template } from "../checklist/template";
import { isScan } from "../proof/reading";

/** What the portal read in one file: why it proves nothing; empty: it shows what is asked. Null: people read it. */
export type ReadFile = Readonly<{ file: EvidenceFact; faults: readonly string[] | null }>;

/** What an open step says of the ports it proves. */
export type PortProofView = Readonly<{
  confirmed: readonly string[];
  /** Named by the advisory, and ruled on by nobody. */
  unconfirmed: readonly string[];
  addresses: readonly string[];
  portDown: boolean;
  /** What the scan has to follow. */
  after: "move" | "permit" | "connection";
  files: readonly ReadFile[];
  /** What the portal cannot read, and people do: of the files that wait for an answer, and of those of the answer there is. */
  toRead: ReadByPeople;
  toVerify: ReadByPeople;
}>;

/** The ports of which a person says what the file shows, and whether they say when it was taken. */
export type ReadByPeople = ReturnType<typeof readByPeople>;

/** The ports a step proves, and what its files show of them; null for a step that proves none. */
export function portProofView(
  template: Template,
  facts: Facts,
  env: Env,
  { step, latest, returned }: StepNow,
): PortProofView | null {
  const on = readCase(template, facts, env);
  const ended = returned !== null || latest?.outcome !== "done";
  const portDown = provenWithPortDown(on, step, ended ? null : latest);
  const proves = step.kind === "prove-segment" || faultsOf(on, step, unreadable, null) !== null;
  if (!proves) return null;
  const files = facts.evidence.filter(
    (file) =>
      file.stepKey === step.key &&
      !file.superseded &&
      (file.attemptId === null || (!ended && file.attemptId === latest?.id)),
  );
  const { confirmed, unconfirmed } = facts.ports;
  const given = files.filter((file) => file.attemptId !== null);
  return {
    confirmed: inOrder(confirmed),
    unconfirmed: inOrder(unconfirmed),
    addresses: facts.system.addresses,
    portDown,
    after: step.kind === "end-permit" ? "permit" : step.kind === "interim-connect" ? "connection" : "move",
    files: portFiles(step, files).map((file) => ({ file, faults: told(file) })),
    toRead: readByPeople(on, step, waiting(), null),
    toVerify: readByPeople(on, step, given, ended ? null : latest),
  };

  /** The files that the next answer takes along; where none waits, those of an answer that fell may be shown again. */
  function waiting(): readonly EvidenceFact[] {
    const unbound = files.filter((file) => file.attemptId === null);
    if (unbound.length > 0 || !returned) return unbound;
    return facts.evidence.filter((file) => file.stepKey === step.key && file.attemptId === latest?.id);
  }

  function told(file: EvidenceFact): readonly string[] | null {
    const { portReading } = file;
    if (portReading === null) return null;
    if (portDown && isScan(portReading)) return ["The port is down: a scan proves nothing."];
    const answer = file.attemptId === null ? null : latest;
    return faultsOf(on, step, portReading, answer)?.map(({ sentence }) => sentence) ?? null;
  }
}

/** What the step asks for whose latest read file proves nothing. */
export function unproven(view: PortProofView | null): ReadonlySet<string> {
  const latest = new Map<string, readonly string[]>();
  for (const { file, faults } of view?.files ?? [])
    if (faults !== null && file.requirement !== null) latest.set(file.requirement, faults);
  return new Set([...latest].flatMap(([key, faults]) => (faults.length > 0 ? [key] : [])));
}

const unreadable = { kind: "unread", fault: "broken" } as const;

const inOrder = (ports: readonly string[]): readonly string[] =>
  ports.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
