import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { decisionToRecheck, standingText } from "./match-list";
import { type Reach, withinText } from "./reach";

/** How many matches of each advisory within reach nobody has decided, how many decisions are to be looked at again, and at how many sites. */
export const deciding = (reach: Reach): SQL => {
  const counts = (kind: SQL, name: string) => sql`
    count(*) filter (where ${kind})::int as ${sql.raw(name)}, count(distinct m.site_id) filter (where ${kind})::int as ${sql.raw(`${name}_sites`)}`;
  return sql`
    deciding as materialized (
      select m.advisory_id, ${counts(sql`${standingText} = 'unknown'`, "undecided")}, ${counts(decisionToRecheck, "recheck")}
      from matches m
      join imaging_systems s on s.id = m.system_id and s.state <> 'retired'
      left join match_decisions d on d.match_id = m.id and d.current
      where (m.level <> 'excluded' or m.recheck) and ${withinText(reach, "m.site_id")}
      group by 1)`;
};

/** The advisories with matches of one kind, by how many there are. */
export const advisoriesWith = (kind: "undecided" | "recheck"): SQL => {
  const [systems, sites] = [sql.raw(`w.${kind}`), sql.raw(`w.${kind}_sites`)];
  return sql`
    (select coalesce(json_agg(r), '[]') from (
      select a.id as "advisoryId", a.tracking_id as "trackingId", coalesce(rev.title, '') as title, ${systems} as systems, ${sites} as sites
      from deciding w
      join advisories a on a.id = w.advisory_id
      left join advisory_revisions rev on rev.id = a.shown_revision_id
      where ${systems} > 0
      order by ${systems} desc, a.tracking_id) r)`;
};
