import "server-only";
import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { PersonId, SiteId, SystemId } from "@/domain/ids";
import type { IdentityFields, IdentitySource } from "@/domain/systems/identity";
import type { Tx } from "./client";
import { deviceIdentities, imagingSystems, people } from "./schema";

/** The columns of what an identity says, by field. */
const identityColumns = {
  modality: deviceIdentities.modality,
  manufacturer: deviceIdentities.manufacturer,
  model: deviceIdentities.model,
  stationName: deviceIdentities.stationName,
  serial: deviceIdentities.serial,
  softwareVersion: deviceIdentities.softwareVersion,
  institution: deviceIdentities.institution,
  department: deviceIdentities.department,
  gantryId: deviceIdentities.gantryId,
  deviceUid: deviceIdentities.deviceUid,
  udi: deviceIdentities.udi,
  aeTitle: deviceIdentities.aeTitle,
  calibratedOn: deviceIdentities.calibratedOn,
} as const satisfies Record<keyof IdentityFields, unknown>;

export type IdentityRow = IdentityFields &
  Readonly<{ id: string; source: IdentitySource; recordedAt: Date; recordedBy: string | null }>;

/** The DICOM identities a system has now, the oldest first, with who recorded each. */
export async function identitiesOf(tx: Tx, id: SystemId): Promise<IdentityRow[]> {
  return tx
    .select({
      id: deviceIdentities.id,
      ...identityColumns,
      source: deviceIdentities.source,
      recordedAt: deviceIdentities.recordedAt,
      recordedBy: people.name,
    })
    .from(deviceIdentities)
    .leftJoin(people, eq(people.id, deviceIdentities.recordedBy))
    .where(and(eq(deviceIdentities.systemId, id), isNull(deviceIdentities.supersededBy)))
    .orderBy(asc(deviceIdentities.recordedAt), asc(deviceIdentities.id));
}

/** The tag of another system of the site, in use, that has a serial number in the inventory or in an identity; null for none. */
export async function tagWithSerial(
  tx: Tx,
  siteId: SiteId,
  serial: string,
  except: SystemId,
): Promise<string | null> {
  if (serial === "") return null;
  const lower = serial.toLowerCase();
  const inIdentity = tx
    .select({ id: deviceIdentities.systemId })
    .from(deviceIdentities)
    .where(
      and(
        eq(deviceIdentities.siteId, siteId),
        isNull(deviceIdentities.supersededBy),
        sql`lower(${deviceIdentities.serial}) = ${lower}`,
      ),
    );
  const [row] = await tx
    .select({ tag: imagingSystems.assetTag })
    .from(imagingSystems)
    .where(
      and(
        eq(imagingSystems.siteId, siteId),
        ne(imagingSystems.id, except),
        ne(imagingSystems.state, "retired"),
        sql`(lower(${imagingSystems.serial}) = ${lower} or ${inArray(imagingSystems.id, inIdentity)})`,
      ),
    )
    .orderBy(asc(imagingSystems.assetTag))
    .limit(1);
  return row?.tag ?? null;
}

type NewIdentity = IdentityFields &
  Readonly<{
    id: string;
    systemId: SystemId;
    siteId: SiteId;
    source: IdentitySource;
    recordedAt: Date;
    recordedBy: PersonId | null;
  }>;

/** Records an identity; the one whose place it takes is kept as superseded. The caller holds the lock on the system. */
export async function insertIdentity(tx: Tx, row: NewIdentity, supersedes: string | null): Promise<void> {
  if (supersedes !== null) {
    await tx
      .update(deviceIdentities)
      .set({ supersededBy: row.id })
      .where(eq(deviceIdentities.id, supersedes));
  }
  await tx.insert(deviceIdentities).values(row);
}

/** An identity another row of the same system answers with, and the row's own whose place it takes. */
export type CopiedIdentity = Readonly<{ id: string; supersedes: string | null }>;

/** Gives a row identities of another row of the same system; who recorded each, and when, stays with it. */
export async function copyIdentities(
  tx: Tx,
  copied: readonly CopiedIdentity[],
  to: Readonly<{ id: SystemId; siteId: SiteId }>,
  newId: () => string,
): Promise<void> {
  for (const { id, supersedes } of copied) {
    const [row] = await tx.select().from(deviceIdentities).where(eq(deviceIdentities.id, id));
    if (row)
      await insertIdentity(tx, { ...row, id: newId(), systemId: to.id, siteId: to.siteId }, supersedes);
  }
}
