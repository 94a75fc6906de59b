import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AdvisoryId } from "@/domain/ids";
import { matchLevels } from "@/domain/matching/matchable";
import type {
  MatchCount,
  MatchFilter,
  MatchRow,
  ShownDecision,
  SiteMatchCount,
} from "@/domain/matching/rows";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";
import { matchRecheckJson } from "./rechecks";

/** Where a match stands, as domain/matching/decisions.ts says it: m is the match, d the decision that holds. */
export const standingText = sql`case
  when d.decision = 'affected' then 'affected'
  when d.decision = 'not-affected' then 'not-affected'
  when d.decision = 'ask-vendor' then 'vendor-asked'
  when m.level = 'excluded' and not m.recheck then 'by-rule'
  else 'unknown' end`;

const levelRank = sql`array_position(array[${sql.raw(matchLevels.map((level) => `'${level}'`).join(", "))}], m.level)`;

/** The decision that holds on a match, as JSON; p is its author. */
export const decisionJson = sql`case when d.id is null then null else json_build_object('decision', d.decision,
  'reason', d.reason, 'question', d.question, 'vendorCase', d.vendor_case, 'answerDue', d.answer_due, 'by', p.name,
  'at', d.at) end`;

const joined = sql`
  from matches m
  join imaging_systems s on s.id = m.system_id and s.state <> 'retired'
  join sites site on site.id = m.site_id
  left join match_decisions d on d.match_id = m.id and d.current
  left join incidents i on i.system_id = m.system_id and i.advisory_id = m.advisory_id and i.closed_at is null
    and i.drill_id is null`;

function conditions(reach: Reach, advisoryId: AdvisoryId, filter: Pick<MatchFilter, "site" | "text">): SQL {
  const parts = [sql`m.advisory_id = ${advisoryId}`, withinText(reach, "m.site_id")];
  if (filter.site) parts.push(sql`site.code = ${filter.site}`);
  if (filter.text) {
    const like = `%${filter.text.replaceAll(/[\\%_]/g, "\\$&")}%`;
    parts.push(sql`(s.asset_tag ilike ${like} or s.model ilike ${like} or s.manufacturer ilike ${like}
      or s.operating_system ilike ${like} or s.location ilike ${like} or site.name ilike ${like} or site.code ilike ${like})`);
  }
  return sql.join(parts, sql` and `);
}

const counted = sql`count(*)::int as count,
  count(*) filter (where d.decision = 'affected' and not exists (select 1 from incidents had
    where had.system_id = m.system_id and had.advisory_id = m.advisory_id and had.drill_id is null))::int as "toOpen",
  count(*) filter (where m.level_as_received <> 'excluded')::int as "asReceived"`;

/** How many rows of each level a list begins with. */
const firstOf = { named: 100, excluded: 15, all: 500 } as const;

type Stored = Omit<MatchRow, "decided"> & { decided: (Omit<ShownDecision, "at"> & { at: string }) | null };

/** The matches of an advisory within reach: the most certain first, within a level the undecided first. */
export async function listMatches(
  tx: Tx,
  reach: Reach,
  advisoryId: AdvisoryId,
  filter: MatchFilter,
): Promise<MatchRow[]> {
  const level = filter.level ? sql`and m.level = ${filter.level}` : sql``;
  const standing = filter.standing ? sql`and ${standingText} = ${filter.standing}` : sql``;
  const narrowed = filter.all || filter.level !== null || filter.standing !== null || filter.text !== "";
  const limit = narrowed
    ? sql`${firstOf.all}::int`
    : sql`case when level = 'excluded' then ${firstOf.excluded}::int else ${firstOf.named}::int end`;
  const rows = await tx.execute<Stored>(sql`
    select * from (
      select m.id, m.system_id as "systemId", s.asset_tag as "assetTag", coalesce(nullif(trim(s.model), ''), s.device_class) as model,
        s.device_class as "deviceClass", m.site_id as "siteId", site.name as "siteName", site.zone as "siteZone", m.level,
        ${standingText} as standing, m.recheck, m.reasons, ${decisionJson} as decided,
        ${matchRecheckJson} as rechecks,
        case when i.id is null then null else json_build_object('id', i.id, 'key', i.key) end as "openIncident",
        ${levelRank} as "levelRank", count(*) over (partition by m.level)::int as "ofLevel",
        row_number() over (partition by m.level
          order by ${standingText} = 'unknown' desc, ${standingText} = 'vendor-asked' desc, site.name, s.asset_tag, m.id) as place
      ${joined}
      left join people p on p.id = d.by_person
      where ${conditions(reach, advisoryId, filter)} ${level} ${standing}) ranked
    where place > ${filter.from}::int and place <= ${filter.from}::int + ${limit}
    order by "levelRank", place`);
  return rows.map((row) => ({
    ...row,
    decided: row.decided && { ...row.decided, at: new Date(row.decided.at) },
  }));
}

/** The statement that counts the matches of each level and standing at each site within reach. */
export const matchCounts = (reach: Reach, advisoryId: AdvisoryId): SQL => sql`
    select site.code as "siteCode", site.name as "siteName", m.level, ${standingText} as standing, m.recheck, ${counted}
    ${joined}
    where m.advisory_id = ${advisoryId} and ${withinText(reach, "m.site_id")}
    group by 1, 2, 3, 4, 5
    order by site.name`;

/** How many matches of each level and standing there are at each site within reach. */
export async function countMatches(tx: Tx, reach: Reach, advisoryId: AdvisoryId): Promise<SiteMatchCount[]> {
  return tx.execute<SiteMatchCount>(matchCounts(reach, advisoryId));
}

/** The same for several advisories at once, for their list. */
export async function countMatchesOf(
  tx: Tx,
  reach: Reach,
  advisoryIds: readonly AdvisoryId[],
): Promise<(MatchCount & { advisoryId: AdvisoryId })[]> {
  if (advisoryIds.length === 0) return [];
  const list = sql.join(
    advisoryIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  return tx.execute<MatchCount & { advisoryId: AdvisoryId }>(sql`
    select m.advisory_id as "advisoryId", m.level, ${standingText} as standing, m.recheck, ${counted}
    ${joined}
    where m.advisory_id in (${list}) and ${withinText(reach, "m.site_id")}
    group by 1, 2, 3, 4`);
}
