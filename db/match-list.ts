import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AdvisoryId, MatchId } from "@/domain/ids";
import { matchLevels } from "@/domain/matching/matchable";
import {
  isPaged,
  type MatchCount,
  type MatchCursor,
  type MatchFilter,
  type MatchRow,
  type ShownDecision,
  type SiteMatchCount,
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

/** Whether a decision is to be looked at again; a match without one is undecided anyway. */
export const decisionToRecheck = sql`(m.recheck and d.id is not null)`;

const levelRank = sql`array_position(array[${sql.raw(matchLevels.map((level) => `'${level}'`).join(", "))}], m.level)`;

/** The decision that holds on a match, as JSON; p is its author. */
export const decisionJson = sql`case when d.id is null then null else json_build_object('decision', d.decision,
  'reason', d.reason, 'question', d.question, 'vendorCase', d.vendor_case, 'answerDue', d.answer_due, 'by', p.name,
  'at', d.at) end`;

/** What is read of a match before it is decided, in one mark: another level, reason, question to look again or decision, another mark. */
export const readMark = sql`md5(concat_ws(' ', m.level, m.recheck, m.reasons, d.id, ${matchRecheckJson}))`;

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
const firstOf = { named: 30, excluded: 10 } as const;

const standingRank = sql`case ${standingText} when 'unknown' then 0 when 'vendor-asked' then 1 else 2 end`;

/** The matches a filter lets through with their place in the list: the most certain first, within a level the undecided first. */
function ranked(reach: Reach, advisoryId: AdvisoryId, filter: MatchFilter): SQL {
  const level = filter.level ? sql`and m.level = ${filter.level}` : sql``;
  const standing = filter.standing ? sql`and ${standingText} = ${filter.standing}` : sql``;
  const recheck = filter.recheck ? sql`and ${decisionToRecheck}` : sql``;
  return sql`
    select m.id, ${levelRank} as "levelRank", ${standingRank} as "standingRank", site.name as "siteName",
      s.asset_tag as "assetTag", count(*) over (partition by m.level)::int as "ofLevel", count(*) over ()::int as total,
      row_number() over (partition by m.level order by ${standingRank}, site.name, s.asset_tag, m.id) as place, m.level
    ${joined}
    where ${conditions(reach, advisoryId, filter)} ${level} ${standing} ${recheck}`;
}

const inOrder = sql`"levelRank", "standingRank", "siteName", "assetTag", id`;

/** The rows of one page, and one more where there are more; without a page the first of each level. */
function shownOf(filter: MatchFilter, page: Readonly<{ size: number; after: MatchCursor | null }>): SQL {
  if (!isPaged(filter)) {
    return sql`where place <= case when level = 'excluded' then ${firstOf.excluded}::int else ${firstOf.named}::int end`;
  }
  const limit = sql`order by ${inOrder} limit ${page.size + 1}`;
  if (!page.after) return limit;
  const { levelRank, standingRank: rank, siteName, assetTag, id } = page.after;
  return sql`where (${inOrder}) > (${levelRank}::int, ${rank}::int, ${siteName}::text, ${assetTag}::text, ${id}::uuid) ${limit}`;
}

type Stored = Omit<MatchRow, "decided"> &
  Omit<MatchCursor, "id"> & {
    total: number;
    decided: (Omit<ShownDecision, "at"> & { at: string }) | null;
  };

/** One page of the matches of an advisory within reach, and the cursor of the next one. */
export async function listMatches(
  tx: Tx,
  reach: Reach,
  advisoryId: AdvisoryId,
  filter: MatchFilter,
  page: Readonly<{ size: number; after: MatchCursor | null }>,
): Promise<{ rows: MatchRow[]; total: number; next: MatchCursor | null }> {
  const rows = await tx.execute<Stored>(sql`
    with ranked as (${ranked(reach, advisoryId, filter)}),
    shown as (select * from ranked ${shownOf(filter, page)})
    select m.id, m.system_id as "systemId", s.asset_tag as "assetTag", coalesce(nullif(trim(s.model), ''), s.device_class) as model,
      s.device_class as "deviceClass", m.site_id as "siteId", site.name as "siteName", site.zone as "siteZone", m.level,
      ${standingText} as standing, m.recheck, m.reasons, ${decisionJson} as decided, ${matchRecheckJson} as rechecks, ${readMark} as "readMark",
      case when i.id is null then null else json_build_object('id', i.id, 'key', i.key) end as "openIncident",
      shown."levelRank", shown."standingRank", shown."ofLevel", shown.total
    ${joined}
    join shown on shown.id = m.id
    left join people p on p.id = d.by_person
    order by shown."levelRank", shown."standingRank", site.name, s.asset_tag, m.id`);
  const isCut = isPaged(filter) && rows.length > page.size;
  const shown = isCut ? rows.slice(0, page.size) : rows;
  const last = isCut ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ levelRank: _l, standingRank: _s, total: _t, ...row }) => ({
      ...row,
      decided: row.decided && { ...row.decided, at: new Date(row.decided.at) },
    })),
    total: rows[0]?.total ?? 0,
    next: last ? cursorOf(last) : null,
  };
}

const cursorOf = ({
  levelRank: rank,
  standingRank: standing,
  siteName,
  assetTag,
  id,
}: Stored): MatchCursor => ({
  levelRank: rank,
  standingRank: standing,
  siteName,
  assetTag,
  id,
});

/** The matches a filter lets through within reach, each with its mark, in the order of the list, as many as asked for at most. */
export async function listMatchMarks(
  tx: Tx,
  reach: Reach,
  advisoryId: AdvisoryId,
  filter: MatchFilter,
  most: number,
): Promise<{ id: MatchId; readMark: string }[]> {
  return tx.execute<{ id: MatchId; readMark: string }>(sql`
    with ranked as (${ranked(reach, advisoryId, filter)}),
    shown as (select * from ranked order by ${inOrder} limit ${most})
    select m.id, ${readMark} as "readMark" ${joined} join shown on shown.id = m.id
    order by shown."levelRank", shown."standingRank", shown."siteName", shown."assetTag", m.id`);
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
