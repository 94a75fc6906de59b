import "server-only";
import { sql } from "drizzle-orm";
import { rolesWith } from "@/domain/access/permissions";
import { people, sessions } from "./schema";

/** What the frame of every page says of a person: the sites their grants name, and how many notices wait for them, 100 at most. */
export type FrameRecord = Readonly<{
  siteNames: readonly string[];
  unread: number;
  /** How many files at the sites whose store the person oversees are damaged, and since when the store as a whole fails. */
  damaged: number;
  storeFailingSince: Date | null;
}>;

const seeingIncidents = sql.join(
  rolesWith("incident:read").map((role) => sql`${role}`),
  sql`, `,
);

/** The frame says "99+" of more: an inbox that nobody reads must not make every page slower. */
const counted = 100;

const overseeing = sql.join(
  rolesWith("store:oversee").map((role) => sql`${role}`),
  sql`, `,
);

/** A notice counts where a grant that holds now still lets its person see the incident; those of drills count nowhere. */
export const frameColumns = {
  siteNames: sql`(select coalesce(json_agg(site.name order by site.name), '[]'::json) from sites site
    where site.id in (select g.site_id from grants g where g.person_id = ${people.id} and g.ended_at is null))`,
  unread: sql<number>`(select count(*)::int from (select 1 from notices n
    join incidents i on i.id = n.incident_id and i.drill_id is null
    where n.person_id = ${people.id} and n.read_at is null and exists (select 1 from grants g
      where g.person_id = ${people.id} and g.ended_at is null and g.role in (${seeingIncidents})
        and (g.site_id is null or g.site_id = n.site_id)) limit ${counted}) told)`,
  damaged: sql<number>`(select count(*)::int from blobs b join evidence e on e.sha256 = b.sha256
    where b.fault is not null and exists (select 1 from grants g
      where g.person_id = ${people.id} and g.ended_at is null and g.role in (${overseeing})
        and (g.site_id is null or g.site_id = e.site_id)))`,
  storeFailingSince:
    sql<Date | null>`(select failing_since from store_state where exists (select 1 from grants g
      where g.person_id = ${people.id} and g.ended_at is null and g.role in (${overseeing})))`.mapWith(
      sessions.expiresAt,
    ),
};
