import "server-only";
import { asc, eq, getTableColumns, isNull, ne } from "drizzle-orm";
import type { AdvisoryId, IncidentId } from "@/domain/ids";
import type { Tx } from "./client";
import { events, evidence, imagingSystems, incidents } from "./schema";

/** An entry of an incident's chain as it was stored. */
export type StoredEvent = typeof events.$inferSelect;
const { seq: _seq, ...ofFile } = getTableColumns(evidence);
/** A file of an incident as it was stored; in which order, its place in the list says. */
export type StoredFile = Omit<typeof evidence.$inferSelect, "seq">;

/** The whole chain of an incident, oldest first. */
export async function listChain(tx: Tx, id: IncidentId): Promise<StoredEvent[]> {
  return tx.select().from(events).where(eq(events.incidentId, id)).orderBy(asc(events.seq));
}

/** Every file of an incident; what replaces another comes after it. */
export async function listFiles(tx: Tx, id: IncidentId): Promise<StoredFile[]> {
  return tx
    .select(ofFile)
    .from(evidence)
    .where(eq(evidence.incidentId, id))
    .orderBy(asc(evidence.receivedAt), asc(evidence.seq));
}

/** All incidents, or those of one advisory, or those of all others, in the order of their keys. */
export async function listIncidentIds(
  tx: Tx,
  wanted: Readonly<{ of: AdvisoryId } | { notOf: AdvisoryId }> | "all",
): Promise<IncidentId[]> {
  const rows = await tx
    .select({ id: incidents.id })
    .from(incidents)
    .where(wanted === "all" ? undefined : whose(wanted))
    .orderBy(asc(incidents.key));
  return rows.map((row) => row.id);
}

const whose = (wanted: Readonly<{ of: AdvisoryId } | { notOf: AdvisoryId }>) =>
  "of" in wanted ? eq(incidents.advisoryId, wanted.of) : ne(incidents.advisoryId, wanted.notOf);

/** The labels of the systems that have no incident at all. */
export async function listTagsWithoutIncident(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ tag: imagingSystems.assetTag })
    .from(imagingSystems)
    .leftJoin(incidents, eq(incidents.systemId, imagingSystems.id))
    .where(isNull(incidents.id))
    .orderBy(asc(imagingSystems.assetTag));
  return rows.map((row) => row.tag);
}
