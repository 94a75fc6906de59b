import "server-only";
import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { Role } from "@/domain/access/permissions";
import type { ContactId, IncidentId, SiteId, SystemId } from "@/domain/ids";
import type { ExposureName } from "@/domain/incidents/exposure-names";
import type { Priority } from "@/domain/priority/values";
import type { Tx } from "./client";
import { effectiveExposure, exposureRank } from "./exposure-now";
import type { SiteRecord } from "./people";
import { priorityColumns } from "./priority-columns";
import { type Reach, within, withinText } from "./reach";
import { contacts, grants, people, sites } from "./schema";

/** A site within reach by its code, in whatever case; null outside of it, as when there is none. */
export async function findSiteByCode(tx: Tx, reach: Reach, code: string): Promise<SiteRecord | null> {
  const [row] = await tx
    .select({ id: sites.id, code: sites.code, name: sites.name, region: sites.region, zone: sites.zone })
    .from(sites)
    .where(and(eq(sites.code, code.toUpperCase()), within(reach, sites.id)));
  return row ?? null;
}

/** Whom to call at a site now. */
export async function contactsOfSite(tx: Tx, siteId: SiteId) {
  return tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.siteId, siteId), isNull(contacts.endedAt)))
    .orderBy(asc(contacts.duty), asc(contacts.name), asc(contacts.id));
}

/** A contact, ended or not, locked until the transaction ends. */
export async function lockContact(tx: Tx, id: ContactId) {
  const [row] = await tx.select().from(contacts).where(eq(contacts.id, id)).for("update");
  return row ?? null;
}

export async function setContactEnded(tx: Tx, id: ContactId, at: Date): Promise<void> {
  await tx.update(contacts).set({ endedAt: at }).where(eq(contacts.id, id));
}

/** Everybody with a role that covers a site now, by name; a role for all sites covers it too. */
export async function peopleOfSite(
  tx: Tx,
  siteId: SiteId,
): Promise<readonly Readonly<{ name: string; role: Role }>[]> {
  return tx
    .selectDistinct({ name: people.name, role: grants.role })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(
      and(
        or(isNull(grants.siteId), eq(grants.siteId, siteId)),
        isNull(grants.endedAt),
        isNull(people.disabledAt),
      ),
    )
    .orderBy(asc(people.name), asc(grants.role));
}

export type SiteIncident = Readonly<{
  id: IncidentId;
  key: string;
  systemId: SystemId;
  assetTag: string;
  systemName: string;
  trackingId: string;
  exposure: ExposureName;
  openedAt: Date;
  priority: Priority | null;
  priorityInstead: Priority | null;
  dueAt: Date | null;
  vendorUntil: Date | null;
}>;

/** The open incidents of a site within reach, as they stand now, the worst first, then the oldest; drills left out. */
export async function openIncidentsOfSite(
  tx: Tx,
  reach: Reach,
  siteId: SiteId,
  now: Date,
): Promise<SiteIncident[]> {
  const rows = await tx.execute<
    Omit<SiteIncident, "openedAt" | "dueAt" | "vendorUntil"> & {
      openedAt: string;
      dueAt: string | null;
      vendorUntil: string | null;
    }
  >(sql`
    select i.id, i.key, i.system_id as "systemId", s.asset_tag as "assetTag",
      coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName", a.tracking_id as "trackingId",
      ${effectiveExposure(now)} as exposure, i.opened_at as "openedAt", ${priorityColumns(now)}
    from incidents i
    join incident_now n on n.incident_id = i.id
    join imaging_systems s on s.id = i.system_id
    join advisories a on a.id = i.advisory_id
    where i.site_id = ${siteId} and i.closed_at is null and i.drill_id is null and ${withinText(reach, "i.site_id")}
    order by ${exposureRank(now)}, i.opened_at, i.id`);
  return rows.map((row) => ({
    ...row,
    openedAt: new Date(row.openedAt),
    dueAt: row.dueAt === null ? null : new Date(row.dueAt),
    vendorUntil: row.vendorUntil === null ? null : new Date(row.vendorUntil),
  }));
}
