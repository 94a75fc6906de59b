import { eq } from "drizzle-orm";
import type { Database, Tx } from "@/db/client";
import { saveChanges } from "@/db/incident-changes";
import {
  advisories,
  advisoryRevisions,
  annotations,
  blobs,
  evidence,
  grants,
  imagingSystems,
  incidents,
  people,
  sites,
  templates as templateTable,
} from "@/db/schema";
import type { ActorHere } from "@/domain/access/permissions";
import type { Change } from "@/domain/checklist/change";
import type { Facts } from "@/domain/checklist/facts";
import type { Template } from "@/domain/checklist/template";
import type { AdvisoryId } from "@/domain/ids";
import { sha256 } from "@/lib/hash";
import type { Caller } from "../doors";

/** The site, the advisory and the people that every played incident shares. */
export async function stageFor(
  db: Database,
  facts: Facts,
  players: readonly ActorHere[],
): Promise<AdvisoryId> {
  const at = new Date("2025-01-01T00:00:00Z");
  const siteId = facts.incident.siteId;
  await db
    .insert(sites)
    .values({ id: siteId, code: "PLAY", name: "Playhouse", zone: "Europe/Berlin", createdAt: at });
  for (const player of players) {
    await db.insert(people).values({
      id: player.id,
      name: player.name,
      email: `${player.id}@play.example`,
      demoNote: "Plays",
      createdAt: at,
    });
    for (const role of player.roles) {
      await db.insert(grants).values({ personId: player.id, role, siteId, grantedAt: at });
    }
  }
  const [advisory] = await db
    .insert(advisories)
    .values({ publisher: "https://play.example", trackingId: "PLAY-1", createdAt: at })
    .returning();
  const [first] = players;
  if (!advisory || !first) throw new Error("A play needs an advisory and somebody");
  const row = { fileName: "play.json", raw: Buffer.from("{}"), sha256: "0".repeat(64), receivedAt: at };
  const [revision] = await db
    .insert(advisoryRevisions)
    .values({
      ...row,
      advisoryId: advisory.id,
      state: "accepted",
      receivedBy: first.id,
      namedPorts: ["443/tcp"],
    })
    .returning({ id: advisoryRevisions.id });
  await db
    .update(advisories)
    .set({ shownRevisionId: revision?.id ?? null })
    .where(eq(advisories.id, advisory.id));
  return advisory.id;
}

/** Puts an incident played in memory into the tables, row by row as it was told. */
export async function materialise(
  tx: Tx,
  facts: Facts,
  template: Template,
  advisoryId: AdvisoryId,
): Promise<void> {
  const { incident, system } = facts;
  const { siteId } = incident;
  const [stored] = await tx
    .insert(templateTable)
    .values({
      key: `${template.key}-${crypto.randomUUID()}`,
      version: template.version,
      title: template.title,
      content: template,
      hash: sha256(JSON.stringify(template)),
      createdAt: incident.openedAt,
    })
    .returning({ id: templateTable.id });
  if (!stored) throw new Error("The template was not stored");
  await tx.insert(imagingSystems).values({
    id: system.id,
    siteId,
    assetTag: system.assetTag,
    model: system.name,
    ipAddress: system.addresses[0] ?? "",
    ruhCapable: system.ruhCapable,
    createdAt: incident.openedAt,
    updatedAt: incident.openedAt,
  });
  await storePorts(tx, facts, advisoryId);
  await tx.insert(incidents).values({
    id: incident.id,
    key: incident.key,
    systemId: system.id,
    advisoryId,
    siteId,
    templateId: stored.id,
    openedAt: incident.openedAt,
    openedBy: incident.openedBy.id,
    networkWhenOpened: system.networkWhenOpened,
    ...(incident.closed && {
      closedAt: incident.closed.at,
      closedBy: incident.closed.by.id,
      endKind: incident.closed.as,
    }),
  });
  const kinds = new Map(
    template.steps.flatMap((step) => (step.kind ? [[step.key, step.kind] as const] : [])),
  );
  await saveChanges(tx, facts, kinds, told(facts), incident.openedAt);
  const withheld = new Set(facts.withheld.map(({ id }) => id));
  for (const file of facts.evidence) {
    await tx
      .insert(blobs)
      .values({ sha256: file.sha256, size: 1, storedAt: file.receivedAt })
      .onConflictDoNothing();
    const { by, superseded: _superseded, ...row } = file;
    await tx.insert(evidence).values({
      ...row,
      incidentId: incident.id,
      siteId,
      size: 1,
      mediaType: "application/pdf",
      uploadedBy: by.id,
      ...(withheld.has(row.id) && { quarantine: "held", quarantineWhy: "malware" }),
    });
  }
}

/** The ports as the facts have them: confirmed on the advisory, or only named by it. */
async function storePorts(tx: Tx, { ports, incident }: Facts, advisoryId: AdvisoryId) {
  for (const text of ports.confirmed) {
    await tx
      .insert(annotations)
      .values({ advisoryId, kind: "port", text, byPerson: incident.openedBy.id, at: incident.openedAt });
  }
}

const adding = <Kind extends Extract<Change, { add: string }>["add"]>(
  add: Kind,
  rows: readonly Extract<Change, { add: Kind }>["row"][],
): Change[] =>
  // Safe because kind and rows belong together by the signature.
  rows.map((row) => ({ add, row }) as Change);

function told(facts: Facts): Change[] {
  return [
    ...adding("network", facts.system.network),
    ...adding("attempt", facts.attempts),
    ...adding("review", facts.reviews),
    ...adding("decision", facts.decisions),
    ...adding("clearance", facts.clearances),
    ...adding("acceptance", facts.acceptances),
    ...adding("permit", facts.permits),
    ...adding("plan", facts.plans),
    ...adding("attestation", facts.attestations),
    ...adding("impactAnswer", facts.impactAnswers),
    ...adding("report", facts.reports),
    ...adding("approval", facts.approvals),
    ...adding("cancellation", facts.cancellations),
  ];
}

/** Nobody but these cover the site while an act is tried, as the play says. */
export async function staffed(tx: Tx, facts: Facts): Promise<void> {
  const { siteId } = facts.incident;
  await tx
    .update(grants)
    .set({ endedAt: new Date("2025-01-02T00:00:00Z") })
    .where(eq(grants.siteId, siteId));
  for (const role of ["coordinator", "clinical-lead", "technician"] as const) {
    for (const person of facts.staff[role]) {
      await tx
        .insert(grants)
        .values({ personId: person.id, role, siteId, grantedAt: facts.incident.openedAt });
    }
  }
}

export function callerOf(player: ActorHere, facts: Facts): Caller {
  const grantsHere = player.roles.map((role) => ({ role, siteId: facts.incident.siteId }));
  return { id: player.id, name: player.name, grants: grantsHere, sessionId: null, address: null };
}
