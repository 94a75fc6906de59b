import "server-only";
import type { Tx } from "@/db/client";
import { insertEvidence } from "@/db/evidence";
import { saveChanges } from "@/db/incident-changes";
import { listChain, listFiles, type StoredEvent, type StoredFile } from "@/db/incident-copies";
import type { Change } from "@/domain/checklist/change";
import type { Approval, Facts, NetworkFact } from "@/domain/checklist/facts";
import { preconditions } from "@/domain/checklist/preconditions";
import type { Template } from "@/domain/checklist/template";
import { sha256 } from "@/lib/hash";
import { kindsOf } from "../incidents/incident-command";
import type { Templated } from "../incidents/now";
import { renamed } from "./renamed";

/** An incident of the demo with everything that happened to it since it was opened. */
export type Story = Templated & Readonly<{ files: readonly StoredFile[]; events: readonly StoredEvent[] }>;

export async function readStory(tx: Tx, told: Templated): Promise<Story> {
  const { id } = told.facts.incident;
  const events = (await listChain(tx, id)).filter(({ type }) => !isOwn(type));
  return { ...told, files: await listFiles(tx, id), events };
}

/** What follows from an incident's own times: it comes by itself where it is true. */
const isOwn = (type: string) =>
  type === "incident.opened" || type === "priority.moved" || type.startsWith("expiry.");

/** Lets the same happen to another, freshly opened incident: the same people at the same times, under ids of its own. */
export async function copyFacts(tx: Tx, story: Story, target: Facts, now: Date) {
  const names = newNames(story, target);
  const facts = copied(story, target, names, now);
  const kinds = kindsOf(story.template);
  await saveChanges(tx, facts, kinds, changesOf(facts), now);
  for (const row of ownMoves(facts))
    await saveChanges(tx, facts, kinds, [{ add: "network", row }], row.since);
  for (const file of story.files) await insertEvidence(tx, renamed(file, names));
  return names;
}

const recordsOf = (facts: Facts) =>
  [
    facts.attempts,
    facts.reviews,
    facts.decisions,
    facts.clearances,
    facts.acceptances,
    facts.permits,
    facts.plans,
    facts.attestations,
    facts.impactAnswers,
    facts.reports,
    facts.approvals,
    facts.cancellations,
    facts.evidence,
  ].flat();

/** Where the incident itself moved its system; how it stood before belongs to the system. */
const ownMoves = (facts: Facts): readonly NetworkFact[] =>
  facts.system.network.filter((move) => move.incidentId === facts.incident.id);

function newNames({ facts }: Story, target: Facts): Map<string, string> {
  const own = [...recordsOf(facts), ...ownMoves(facts)];
  const names = new Map(own.map((row): [string, string] => [row.id, crypto.randomUUID()]));
  names.set(facts.incident.id, target.incident.id);
  names.set(facts.incident.key, target.incident.key);
  names.set(facts.incident.siteId, target.incident.siteId);
  names.set(facts.system.id, target.system.id);
  return names.set(facts.system.assetTag, target.system.assetTag);
}

/** The facts of the story as those of the target. What was signed names the target, so it is signed anew. */
function copied(story: Story, target: Facts, names: Map<string, string>, now: Date): Facts {
  const same = renamed(story.facts, names);
  const facts: Facts = {
    ...same,
    incident: { ...target.incident, closed: same.incident.closed },
    system: { ...target.system, network: [...target.system.network, ...ownMoves(same)] },
    staff: target.staff,
  };
  const approvals = facts.approvals.map((approval) => signedAnew(story.template, facts, approval, now));
  for (const [index, { preconditionHash }] of approvals.entries()) {
    names.set(same.approvals[index]?.preconditionHash ?? "", preconditionHash);
  }
  return { ...facts, approvals };
}

function signedAnew(template: Template, facts: Facts, approval: Approval, now: Date): Approval {
  const { statements, text } = preconditions(template, facts, { now, hash: sha256 }, approval.purpose);
  const texts = statements.map((statement) => statement.text);
  return { ...approval, statements: texts, preconditionHash: sha256(text) };
}

function changesOf(facts: Facts): Change[] {
  const { closed } = facts.incident;
  return [
    ...facts.attempts.map((row) => ({ add: "attempt", row }) as const),
    ...facts.reviews.map((row) => ({ add: "review", row }) as const),
    ...facts.decisions.map((row) => ({ add: "decision", row }) as const),
    ...facts.clearances.map((row) => ({ add: "clearance", row }) as const),
    ...facts.acceptances.map((row) => ({ add: "acceptance", row }) as const),
    ...facts.permits.map((row) => ({ add: "permit", row }) as const),
    ...facts.plans.map((row) => ({ add: "plan", row }) as const),
    ...facts.attestations.map((row) => ({ add: "attestation", row }) as const),
    ...facts.impactAnswers.map((row) => ({ add: "impactAnswer", row }) as const),
    ...facts.reports.map((row) => ({ add: "report", row }) as const),
    ...facts.approvals.map((row) => ({ add: "approval", row }) as const),
    ...facts.cancellations.map((row) => ({ add: "cancellation", row }) as const),
    ...(closed ? [{ set: "closed", ...closed } as const] : []),
  ];
}
