import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { advisories, imagingSystems, incidents, templates } from "@/db/schema";
import { ensureTemplate } from "@/db/templates";
import { essential } from "@/domain/checklist/templates";
import type { AdvisoryId, IncidentId, PersonId, SiteId, SystemId } from "@/domain/ids";

const opened = new Date("2026-11-01T09:00:00Z");

/** An open incident on the Essential template at a site, with a system of its own. */
export async function makeIncident(
  tx: Tx,
  place: Readonly<{ siteId: SiteId; by: PersonId }>,
): Promise<{ id: IncidentId; key: string }> {
  await ensureTemplate(tx, essential, opened);
  const [template] = await tx.select().from(templates).where(eq(templates.key, essential.key));
  if (!template) throw new Error("The template was just stored");
  // Safe because they are fresh ids.
  const [systemId, advisoryId] = [crypto.randomUUID() as SystemId, crypto.randomUUID() as AdvisoryId];
  const [id, mark] = [crypto.randomUUID() as IncidentId, crypto.randomUUID().slice(0, 8)];
  const { siteId, by } = place;
  await tx
    .insert(imagingSystems)
    .values({ id: systemId, siteId, assetTag: `NM-${mark}`, createdAt: opened, updatedAt: opened });
  await tx
    .insert(advisories)
    .values({ id: advisoryId, publisher: "ICS-CERT", trackingId: mark, createdAt: opened });
  const key = `INC-2026-${mark}`;
  await tx.insert(incidents).values({
    id,
    key,
    systemId,
    advisoryId,
    siteId,
    templateId: template.id,
    openedAt: opened,
    openedBy: by,
    networkWhenOpened: "business",
  });
  return { id, key };
}

export const setClosed = (tx: Tx, id: IncidentId, by: PersonId, at: Date) =>
  tx.update(incidents).set({ closedAt: at, closedBy: by, endKind: "remediated" }).where(eq(incidents.id, id));
