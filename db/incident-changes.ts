import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Change } from "@/domain/checklist/change";
import type { Facts } from "@/domain/checklist/facts";
import type { TemplateId } from "@/domain/ids";
import type { Tx } from "./client";
import {
  acceptances,
  approvals,
  attestations,
  cancellations,
  clearances,
  containmentDecisions,
  evidence,
  imagingSystems,
  impactAnswers,
  incidents,
  networkStates,
  permits,
  remediationPlans,
  stateReports,
  stepAttempts,
  stepReviews,
} from "./schema";
import { insertWithdrawal } from "./service-changes";

type Added<Kind extends string> = Extract<Change, { add: Kind }>["row"];
type Place = Readonly<{ incidentId: Facts["incident"]["id"]; siteId: Facts["incident"]["siteId"] }>;

/** Stores what an act decided, row by row, in its order. */
export async function saveChanges(
  tx: Tx,
  facts: Facts,
  kinds: ReadonlyMap<string, string>,
  changes: readonly Change[],
  now: Date,
) {
  for (const change of changes) {
    if ("add" in change) await add(tx, facts, kinds, change, now);
    else await set(tx, facts, change, now);
  }
}

/** The version of its template that an incident follows from here on. */
export async function setTemplate(
  tx: Tx,
  incidentId: Place["incidentId"],
  templateId: TemplateId,
): Promise<void> {
  await tx.update(incidents).set({ templateId }).where(eq(incidents.id, incidentId));
}

/** Who, when and where, as the columns every fact of an incident has. */
function stamp(place: Place, row: { by: { id: Facts["incident"]["openedBy"]["id"] }; at: Date }) {
  return { ...place, byPerson: row.by.id, at: row.at };
}

async function add(
  tx: Tx,
  facts: Facts,
  kinds: ReadonlyMap<string, string>,
  change: Extract<Change, { add: string }>,
  now: Date,
) {
  const place = { incidentId: facts.incident.id, siteId: facts.incident.siteId };
  switch (change.add) {
    case "attempt":
      return addAttempt(tx, place, change.row, kinds.get(change.row.stepKey) ?? null);
    case "review":
      return tx.insert(stepReviews).values({ ...change.row, ...stamp(place, change.row) });
    case "decision":
      return tx.insert(containmentDecisions).values({ ...change.row, ...stamp(place, change.row) });
    case "clearance":
      return tx.insert(clearances).values({ ...change.row, ...stamp(place, change.row) });
    case "acceptance":
      return tx.insert(acceptances).values({ ...change.row, ...stamp(place, change.row) });
    case "permit":
      return tx.insert(permits).values({ ...change.row, ...stamp(place, change.row) });
    case "plan":
      return addPlan(tx, place, change.row);
    case "attestation":
      return tx.insert(attestations).values({ ...change.row, ...stamp(place, change.row) });
    case "impactAnswer":
      return tx.insert(impactAnswers).values({ ...change.row, ...stamp(place, change.row) });
    case "report":
      return tx.insert(stateReports).values({ ...change.row, ...stamp(place, change.row) });
    case "approval":
      return addApproval(tx, place, change.row);
    case "cancellation":
      return tx.insert(cancellations).values({ ...change.row, ...stamp(place, change.row) });
    case "network":
      return addNetwork(tx, facts, change.row, now);
  }
}

async function addAttempt(tx: Tx, place: Place, row: Added<"attempt">, kind: string | null) {
  await tx
    .update(stepAttempts)
    .set({ current: false })
    .where(
      and(
        eq(stepAttempts.incidentId, place.incidentId),
        eq(stepAttempts.stepKey, row.stepKey),
        eq(stepAttempts.current, true),
      ),
    );
  const { by, recordedAt, ...rest } = row;
  await tx.insert(stepAttempts).values({ ...rest, kind, ...stamp(place, { by, at: recordedAt }) });
}

function addPlan(tx: Tx, place: Place, { expected, ...row }: Added<"plan">) {
  return tx.insert(remediationPlans).values({
    ...row,
    ...stamp(place, row),
    expectedPackage: expected?.package ?? null,
    expectedVersion: expected?.version ?? null,
  });
}

async function addApproval(tx: Tx, place: Place, row: Added<"approval">) {
  const { voided, statements, ...rest } = row;
  await tx.insert(approvals).values({
    ...rest,
    ...stamp(place, row),
    statements: [...statements],
    voidedAt: voided?.at ?? null,
    voidedCause: voided?.cause ?? null,
  });
}

/** A system is in one state at a time; a drill moves only its own picture. */
async function addNetwork(tx: Tx, facts: Facts, row: Added<"network">, now: Date) {
  const { drill, siteId, id } = facts.incident;
  const sameHistory = drill
    ? and(eq(networkStates.drill, true), eq(networkStates.incidentId, id))
    : eq(networkStates.drill, false);
  await tx
    .update(networkStates)
    .set({ supersededBy: row.id })
    .where(and(eq(networkStates.systemId, facts.system.id), isNull(networkStates.supersededBy), sameHistory));
  await tx.insert(networkStates).values({
    id: row.id,
    systemId: facts.system.id,
    siteId,
    state: row.state,
    since: row.since,
    recordedAt: now,
    act: row.act,
    incidentId: row.incidentId,
    byPerson: row.by?.id ?? null,
    drill,
  });
}

async function set(tx: Tx, facts: Facts, change: Extract<Change, { set: string }>, now: Date) {
  const incident = eq(incidents.id, facts.incident.id);
  switch (change.set) {
    case "evidence-attempt":
      return tx
        .update(evidence)
        .set({ attemptId: change.attemptId })
        .where(
          and(eq(evidence.incidentId, facts.incident.id), inArray(evidence.id, [...change.evidenceIds])),
        );
    case "approval-voided":
      return tx
        .update(approvals)
        .set({ voidedAt: change.at, voidedCause: change.cause })
        .where(eq(approvals.id, change.approvalId));
    case "permit-revoked":
      return tx.update(permits).set({ revokedAt: change.at }).where(eq(permits.id, change.permitId));
    case "report-resolved":
      return tx
        .update(stateReports)
        .set({ resolvedBy: change.attemptId })
        .where(eq(stateReports.id, change.reportId));
    case "cancellation-withdrawn":
      return tx
        .update(cancellations)
        .set({ withdrawnAt: change.at })
        .where(eq(cancellations.id, change.cancellationId));
    case "closed":
      return tx
        .update(incidents)
        .set({ closedAt: change.at, closedBy: change.by.id, endKind: change.as })
        .where(incident);
    case "reopened":
      return tx.update(incidents).set({ closedAt: null, closedBy: null, endKind: null }).where(incident);
    case "system-retired":
      await insertWithdrawal(tx, facts.system.id, facts.incident.id, now);
      return tx
        .update(imagingSystems)
        .set({ state: "retired", rowVersion: sql`${imagingSystems.rowVersion} + 1` })
        .where(eq(imagingSystems.id, facts.system.id));
  }
}
