import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { EvidenceId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, within } from "./reach";
import { blobs, events, evidence, incidents, people, sites } from "./schema";

/** A file as its own page shows it, in reach; null: there is none. */
export async function findFile(tx: Tx, reach: Reach, key: string, id: EvidenceId) {
  const [later, earlier] = [alias(evidence, "later"), alias(evidence, "earlier")];
  const [row] = await tx
    .select({
      id: evidence.id,
      siteId: evidence.siteId,
      incident: incidents.key,
      zone: sites.zone,
      name: evidence.name,
      size: evidence.size,
      sha256: evidence.sha256,
      mediaType: evidence.mediaType,
      stepKey: evidence.stepKey,
      inspection: evidence.inspection,
      capturedAt: evidence.capturedAt,
      capturedZone: evidence.capturedZone,
      receivedAt: evidence.receivedAt,
      by: people.name,
      quarantine: evidence.quarantine,
      quarantineWhy: evidence.quarantineWhy,
      scan: evidence.scan,
      destroyed: sql<boolean>`${blobs.state} = 'destroyed'`,
      verifiedAt: blobs.verifiedAt,
      fault: blobs.fault,
      faultSince: blobs.faultSince,
      later: { id: later.id, name: later.name },
      earlier: { id: earlier.id, name: earlier.name },
    })
    .from(evidence)
    .innerJoin(incidents, eq(incidents.id, evidence.incidentId))
    .innerJoin(sites, eq(sites.id, evidence.siteId))
    .innerJoin(blobs, eq(blobs.sha256, evidence.sha256))
    .innerJoin(people, eq(people.id, evidence.uploadedBy))
    .leftJoin(later, eq(later.supersedes, evidence.id))
    .leftJoin(earlier, eq(earlier.id, evidence.supersedes))
    .where(and(eq(evidence.id, id), eq(incidents.key, key), within(reach, evidence.siteId)));
  return row ?? null;
}

/** What happened to one file, the newest first, up to so many entries. */
export async function listFileEvents(tx: Tx, reach: Reach, id: EvidenceId, most: number) {
  return tx
    .select({
      seq: events.seq,
      type: events.type,
      at: events.at,
      actorName: events.actorName,
      address: events.address,
      data: events.data,
    })
    .from(events)
    .where(and(eq(events.subjectId, id), within(reach, events.siteId)))
    .orderBy(desc(events.at), desc(events.seq))
    .limit(most);
}

/** The other files in reach whose bytes are the same, in whatever incident. */
export async function listSameBytes(
  tx: Tx,
  reach: Reach,
  of: Readonly<{ id: EvidenceId; sha256: string }>,
): Promise<readonly Readonly<{ id: EvidenceId; name: string; incident: string }>[]> {
  const rows = await tx
    .select({ id: evidence.id, name: evidence.name, incident: incidents.key })
    .from(evidence)
    .innerJoin(incidents, eq(incidents.id, evidence.incidentId))
    .where(and(eq(evidence.sha256, of.sha256), within(reach, evidence.siteId)))
    .orderBy(evidence.receivedAt, evidence.seq)
    .limit(21);
  return rows.filter(({ id }) => id !== of.id);
}
