import "server-only";
import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Role } from "@/domain/access/permissions";
import type { SiteId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, within } from "./reach";
import { grants, people, sites } from "./schema";

export type StaffNumber = Readonly<{ role: Role; name: string; phone: string }>;

/** Who works for a site in these roles now, with the number they are called on. */
export async function listStaffNumbers(
  tx: Tx,
  reach: Reach,
  siteId: SiteId,
  roles: readonly Role[],
): Promise<readonly StaffNumber[]> {
  return tx
    .selectDistinct({ role: grants.role, name: people.name, phone: people.phone })
    .from(sites)
    .innerJoin(grants, or(isNull(grants.siteId), eq(grants.siteId, sites.id)))
    .innerJoin(people, eq(people.id, grants.personId))
    .where(
      and(
        eq(sites.id, siteId),
        within(reach, sites.id),
        inArray(grants.role, [...roles]),
        isNull(grants.endedAt),
        isNull(people.disabledAt),
      ),
    )
    .orderBy(asc(grants.role), asc(people.name));
}
