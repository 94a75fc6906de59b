import { inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { SiteId } from "@/domain/ids";

declare const proven: unique symbol;
/** The sites a caller has been proven to reach. Only server/doors.ts makes one; every list and read asks for one. */
export type Reach = Readonly<{ sites: readonly SiteId[] | "all"; [proven]: true }>;

/** The condition that keeps a statement inside the reach; an empty reach lets nothing through. */
export function within(reach: Reach, siteId: PgColumn): SQL {
  if (reach.sites === "all") return sql`true`;
  return reach.sites.length === 0 ? sql`false` : inArray(siteId, [...reach.sites]);
}

/** The same condition for statements written as text, on a column named as given. */
export function withinText(reach: Reach, column: string): SQL {
  if (reach.sites === "all") return sql`true`;
  if (reach.sites.length === 0) return sql`false`;
  return sql`${sql.raw(column)} in (${sql.join(
    reach.sites.map((site) => sql`${site}::uuid`),
    sql`, `,
  )})`;
}
