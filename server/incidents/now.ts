import "server-only";
import type { Tx } from "@/db/client";
import { factsOf, idsAround, type StoredFacts } from "@/db/incident-facts";
import { dropSteps, type IncidentNowRow, type StepNowRow, saveNow } from "@/db/incident-now";
import { evaluate } from "@/domain/checklist/evaluate";
import type { Evaluation } from "@/domain/checklist/evaluation";
import type { Facts } from "@/domain/checklist/facts";
import type { Template } from "@/domain/checklist/template";
import type { IncidentId } from "@/domain/ids";
import { amongOthers } from "@/domain/incidents/other-incident";
import { sha256 } from "@/lib/hash";
import { templateOf } from "../checklist/templates";
import { tellExpiries } from "./tell-expiries";

/** What the caches hold of one incident at a time: the same for the same facts, so that a test can recompute them. */
export function nowOf(
  template: Template,
  facts: Facts,
  now: Date,
): { incident: IncidentNowRow; steps: StepNowRow[] } {
  const evaluation = evaluate(template, facts, { now, hash: sha256 });
  const { id: incidentId, siteId } = facts.incident;
  const care = facts.impactAnswers.at(-1);
  const applicable = evaluation.steps.filter(
    (step) => step.state !== "not-needed" && step.state !== "undetermined",
  );
  const incident: IncidentNowRow = {
    incidentId,
    siteId,
    exposure: evaluation.exposure.value,
    holdsUntil: evaluation.holdsUntil,
    changesAt: evaluation.changesAt,
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
  };
  return { incident, steps: stepRows(evaluation, facts) };
}

function stepRows(evaluation: Evaluation, facts: Facts): StepNowRow[] {
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
    waitsFor: step.waitsFor,
    counts: step.counts,
  }));
}

/** Computes and stores what is true now of incidents whose facts were just written, and of those of their systems. */
export async function writeNow(tx: Tx, ids: readonly IncidentId[], now: Date): Promise<void> {
  const all = await withNeighbours(tx, ids);
  await tellExpiries(tx, all, now);
  await storeNow(tx, all, now);
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

/** Stores what is true now of incidents, given together with every other open incident of their systems. */
export async function storeNow(tx: Tx, incidents: readonly Templated[], now: Date): Promise<void> {
  const env = { now, hash: sha256 };
  const rows = incidents.map((one) => nowOf(one.template, amongOthers(one, incidents, env), now));
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
}
