import "server-only";
import type { Tx } from "@/db/client";
import { factsOf, idsAround, type StoredFacts } from "@/db/incident-facts";
import { dropSteps, type IncidentNowRow, type StepNowRow, saveNow } from "@/db/incident-now";
import { insertMoves } from "@/db/priorities";
import { earliest } from "@/domain/checklist/duration";
import { evaluate } from "@/domain/checklist/evaluate";
import type { Evaluation, StepNow } from "@/domain/checklist/evaluation";
import type { Facts } from "@/domain/checklist/facts";
import type { Template } from "@/domain/checklist/template";
import type { DomainEvent } from "@/domain/events";
import type { IncidentId } from "@/domain/ids";
import { amongOthers } from "@/domain/incidents/other-incident";
import { sha256 } from "@/lib/hash";
import { templateOf } from "../checklist/templates";
import { type Ground, readGrounds } from "../priority/ground";
import { type Moved, priorityNow } from "../priority/priority-now";
import { tellExpiries } from "./tell-expiries";

type Cached = Readonly<{ incident: IncidentNowRow; steps: StepNowRow[]; moved: Moved | null }>;

/** What the caches hold of one incident at a time: the same for the same facts, so that a test can recompute them. */
export function nowOf(template: Template, facts: Facts, now: Date, ground: Ground): Cached {
  const evaluation = evaluate(template, facts, { now, hash: sha256 });
  const { priority, dueOf, moved } = priorityNow({ facts, evaluation, ground, now });
  const { id: incidentId, siteId, closed, drill, openedAt } = facts.incident;
  const care = facts.impactAnswers.at(-1);
  const applicable = evaluation.steps.filter(
    (step) => step.state !== "not-needed" && step.state !== "undetermined",
  );
  const incident: IncidentNowRow = {
    incidentId,
    siteId,
    runningSince: closed || drill ? null : openedAt,
    exposure: evaluation.exposure.value,
    holdsUntil: evaluation.holdsUntil,
    changesAt: earliest([evaluation.changesAt, priority.overrideUntil].flatMap((at) => at ?? [])),
    phase: evaluation.phase,
    marks: evaluation.marks.map(({ kind, since, until }) => ({
      mark: kind,
      from: since.toISOString(),
      until: until?.toISOString() ?? null,
    })),
    stepsDone: applicable.filter((step) => step.counts).length,
    stepsTotal: applicable.length,
    careFunction: care?.functionLevel ?? null,
    careExams: care?.examsPerDay ?? null,
    careAlternative: care?.alternative ?? null,
    stateSince: now,
    computedAt: now,
    ...priority,
  };
  return { incident, steps: stepRows(evaluation, facts, dueOf), moved };
}

function stepRows(evaluation: Evaluation, facts: Facts, dueOf: (step: StepNow) => Date | null): StepNowRow[] {
  const held = evaluation.steps.filter(({ state }) => state === "blocked").flatMap(blockedBy);
  return evaluation.steps.map((step, position) => ({
    incidentId: facts.incident.id,
    stepKey: step.key,
    siteId: facts.incident.siteId,
    position,
    role: step.step.role,
    kind: step.step.kind ?? null,
    phase: step.step.phase,
    title: step.title,
    state: step.state,
    waitsFor: facts.incident.closed ? null : step.waitsFor,
    counts: step.counts,
    dueAt: dueOf(step),
    blockedBy: blockedBy(step),
    holds: held.filter((key) => key === step.key).length,
  }));
}

/** The steps that stand in a step's way, each once. */
const blockedBy = ({ blockers }: StepNow) => [...new Set(blockers.flatMap((blocker) => blocker.step ?? []))];

/** Computes and stores what is true now of incidents whose facts were just written, and of those of their systems. */
export async function writeNow(tx: Tx, ids: readonly IncidentId[], now: Date): Promise<DomainEvent[]> {
  const all = await withNeighbours(tx, ids);
  await tellExpiries(tx, all, now);
  return storeNow(tx, all, now);
}

/** Incidents and the other open ones of their systems, each with its template. */
export async function withNeighbours(tx: Tx, ids: readonly IncidentId[]): Promise<Templated[]> {
  const all = [...new Set([...ids, ...(await idsAround(tx, ids))])];
  return withTemplates(tx, await factsOf(tx, all));
}

export type Templated = Readonly<{ template: Template; facts: Facts }>;

export async function withTemplates(tx: Tx, stored: readonly StoredFacts[]): Promise<Templated[]> {
  const templated: Templated[] = [];
  for (const { facts, templateId } of stored)
    templated.push({ facts, template: await templateOf(tx, templateId) });
  return templated;
}

/**
 * Stores what is true now of incidents, given together with every other open incident of their systems; what it gives back are
 * the priorities that moved with it, to be recorded in the same transaction.
 */
export async function storeNow(tx: Tx, incidents: readonly Templated[], now: Date): Promise<DomainEvent[]> {
  const env = { now, hash: sha256 };
  const grounds = await readGrounds(
    tx,
    incidents.map(({ facts }) => facts.incident.id),
  );
  const rows = incidents.map((one) => {
    const ground = grounds.get(one.facts.incident.id);
    if (!ground) throw new Error(`${one.facts.incident.key} has no ground`);
    return nowOf(one.template, amongOthers(one, incidents, env), now, ground);
  });
  const moved = rows.flatMap((row) => row.moved ?? []);
  await insertMoves(
    tx,
    moved.map(({ move }) => move),
  );
  await saveNow(
    tx,
    rows.map((row) => row.incident),
    rows.flatMap((row) => row.steps),
  );
  // Only a cancellation adds steps that are not of the template, and only these can go again.
  const cancelled = incidents.filter(({ facts }) => facts.cancellations.length > 0);
  for (const { facts } of cancelled) {
    const steps = rows.flatMap((row) => row.steps).filter((step) => step.incidentId === facts.incident.id);
    await dropSteps(
      tx,
      facts.incident.id,
      steps.map((step) => step.stepKey),
    );
  }
  return moved.flatMap(({ event }) => event ?? []);
}
