import "server-only";
import { inArray, type SQL, sql } from "drizzle-orm";
import type { AdvisoryId, ContactId, PersonId, RecordId, SiteId } from "@/domain/ids";
import type { SiteAskRow } from "@/domain/site-asks/rows";
import type { SiteAnswerKind, SiteToAsk } from "@/domain/site-asks/site-ask";
import type { Tx } from "./client";
import { standingText } from "./match-list";
import { type Reach, withinText } from "./reach";
import { siteAnswers, siteAsks } from "./schema";

const listOf = (ids: readonly string[]) =>
  sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );

/** How many systems of each site are undecided and with a vendor, by advisory. */
const openCounts = (condition: SQL) => sql`
  select m.advisory_id, m.site_id, count(*) filter (where ${standingText} = 'unknown')::int as undecided,
    count(*) filter (where ${standingText} = 'vendor-asked')::int as with_vendor
  from matches m
  join imaging_systems s on s.id = m.system_id and s.state <> 'retired'
  left join match_decisions d on d.match_id = m.id and d.current
  where ${condition}
  group by 1, 2`;

type StoredTimes = { dueAt: string; missedDueAt: string | null; answeredAt: string | null };
const date = (text: string | null) => (text === null ? null : new Date(text));
const times = ({ dueAt, missedDueAt, answeredAt }: StoredTimes) => ({
  dueAt: new Date(dueAt),
  missedDueAt: date(missedDueAt),
  answeredAt: date(answeredAt),
});

const contactJson = sql`json_build_object('id', c.id, 'name', c.name, 'duty', c.duty, 'phone', c.phone, 'hours', c.hours)`;
/** Who is on the list of a site now, in the order of its page. */
const contactsJson = sql`(select coalesce(json_agg(${contactJson} order by c.duty, c.name, c.id), '[]') from contacts c
  where c.site_id = site.id and c.ended_at is null)`;

/** Sites with what they have open for an advisory and the ask that holds; each site's asks locked until the transaction ends. */
export async function lockSitesToAsk(
  tx: Tx,
  advisoryId: AdvisoryId,
  siteIds: readonly SiteId[],
): Promise<SiteToAsk[]> {
  if (siteIds.length === 0) return [];
  // The site's row is the lock, since a first ask has no row of its own yet.
  await tx.execute(sql`select id from sites where id in (${listOf(siteIds)}) order by id for no key update`);
  await tx.execute(sql`
    select id from site_asks where advisory_id = ${advisoryId} and site_id in (${listOf(siteIds)}) and current order by id for update`);
  type Stored = Omit<SiteToAsk, "held"> & { held: (StoredTimes & { id: RecordId }) | null };
  const rows = await tx.execute<Stored>(sql`
    select ${advisoryId}::uuid as "advisoryId", site.id as "siteId", site.name as "siteName",
      coalesce(c.undecided, 0) as undecided, coalesce(c.with_vendor, 0) as "withVendor",
      case when a.id is null then null else json_build_object('id', a.id, 'dueAt', a.due_at, 'missedDueAt', a.missed_due_at,
        'answeredAt', ans.at) end as held, ${contactsJson} as contacts
    from sites site
    left join (${openCounts(sql`m.advisory_id = ${advisoryId} and m.site_id in (${listOf(siteIds)})`)}) c on c.site_id = site.id
    left join site_asks a on a.site_id = site.id and a.advisory_id = ${advisoryId} and a.current
    left join site_answers ans on ans.ask_id = a.id
    where site.id in (${listOf(siteIds)})
    order by site.name, site.id`);
  return rows.map((row) => ({ ...row, held: row.held && { id: row.held.id, ...times(row.held) } }));
}

export type NewAsk = Readonly<{
  id: RecordId;
  advisoryId: AdvisoryId;
  siteId: SiteId;
  dueAt: Date;
  missedDueAt: Date | null;
  undecided: number;
  note: string;
  contactId: ContactId | null;
  supersedes: RecordId | null;
}>;

/** Records asks; the one that held before is superseded. */
export async function insertAsks(tx: Tx, asks: readonly NewAsk[], by: PersonId, at: Date): Promise<void> {
  const before = asks.flatMap((ask) => ask.supersedes ?? []);
  if (before.length > 0) {
    await tx.update(siteAsks).set({ current: false }).where(inArray(siteAsks.id, before));
  }
  await tx.insert(siteAsks).values(asks.map((ask) => ({ ...ask, byPerson: by, at })));
}

export type NewAnswer = Readonly<{
  id: RecordId;
  askId: RecordId;
  siteId: SiteId;
  kind: SiteAnswerKind;
  withVendor: number;
  note: string;
}>;

/** Records a site's answer; an ask has one. */
export async function insertAnswer(tx: Tx, answer: NewAnswer, by: PersonId, at: Date): Promise<void> {
  await tx.insert(siteAnswers).values({ ...answer, byPerson: by, at });
}

/** What settles asks: these sites, for these advisories or all. */
export type AskScope = Readonly<{ siteIds: readonly SiteId[]; advisoryIds: readonly AdvisoryId[] | "all" }>;

export type SettledAsk = Readonly<{ id: RecordId; advisoryId: AdvisoryId; siteId: SiteId; firstDue: Date }>;

/**
 * The unanswered asks whose site has nothing open any more. The asks are locked before anything is counted, so that of two people who
 * decide the last two systems at once the second sees the first.
 */
export async function lockSettledAsks(tx: Tx, { siteIds, advisoryIds }: AskScope): Promise<SettledAsk[]> {
  if (siteIds.length === 0 || advisoryIds.length === 0) return [];
  const ofAdvisories = advisoryIds === "all" ? sql`true` : sql`a.advisory_id in (${listOf(advisoryIds)})`;
  const locked = await tx.execute<{ id: RecordId }>(sql`
    select a.id from site_asks a
    where a.current and a.site_id in (${listOf(siteIds)}) and ${ofAdvisories}
      and not exists (select 1 from site_answers ans where ans.ask_id = a.id)
    order by a.id for update`);
  if (locked.length === 0) return [];
  type Stored = Omit<SettledAsk, "firstDue"> & { firstDue: string };
  const rows = await tx.execute<Stored>(sql`
    select a.id, a.advisory_id as "advisoryId", a.site_id as "siteId", coalesce(a.missed_due_at, a.due_at) as "firstDue"
    from site_asks a
    where a.id in (${listOf(locked.map(({ id }) => id))})
      and not exists (select 1 from site_answers ans where ans.ask_id = a.id)
      and not exists (
        select 1 from matches m join imaging_systems s on s.id = m.system_id and s.state <> 'retired'
        left join match_decisions d on d.match_id = m.id and d.current
        where m.advisory_id = a.advisory_id and m.site_id = a.site_id and ${standingText} in ('unknown', 'vendor-asked'))
    order by a.id`);
  return rows.map((row) => ({ ...row, firstDue: new Date(row.firstDue) }));
}

const shownText = (keys: SQL, counts: SQL) => sql`
  select k.advisory_id as "advisoryId", adv.tracking_id as "trackingId", site.id as "siteId", site.code as "siteCode",
    site.name as "siteName", site.zone, coalesce(c.undecided, 0) as undecided, coalesce(c.with_vendor, 0) as "withVendor",
    ${contactsJson} as contacts,
    case when a.id is null then null else json_build_object('contact', (select ${contactJson} from contacts c where c.id = a.contact_id),
      'id', a.id, 'by', asker.name, 'at', a.at, 'note', a.note,
      'dueAt', a.due_at, 'missedDueAt', a.missed_due_at, 'answeredAt', ans.at, 'undecided', a.undecided,
      'answer', case when ans.id is null then null else json_build_object('by', answerer.name, 'kind', ans.kind,
        'withVendor', ans.with_vendor, 'note', ans.note) end) end as ask
  from (${keys}) k
  join sites site on site.id = k.site_id
  join advisories adv on adv.id = k.advisory_id
  left join (${counts}) c on c.advisory_id = k.advisory_id and c.site_id = k.site_id
  left join site_asks a on a.advisory_id = k.advisory_id and a.site_id = k.site_id and a.current
  left join people asker on asker.id = a.by_person
  left join site_answers ans on ans.ask_id = a.id
  left join people answerer on answerer.id = ans.by_person
  order by site.name, adv.tracking_id, site.id`;

type StoredAsk = StoredTimes &
  Omit<NonNullable<SiteAskRow["ask"]>, "at" | keyof StoredTimes> & { at: string };
/** A row of asks as it is stored. */
export type StoredAskRow = Omit<SiteAskRow, "ask"> & { ask: StoredAsk | null };
/** The same with its times. */
export const shownAsk = ({ ask, ...row }: StoredAskRow): SiteAskRow => ({
  ...row,
  ask: ask && { ...ask, ...times(ask), at: new Date(ask.at) },
});

/** The sites within reach that were asked about an advisory, or have something open for it. */
export async function listSitesOfAdvisory(
  tx: Tx,
  reach: Reach,
  advisoryId: AdvisoryId,
): Promise<SiteAskRow[]> {
  const counts = openCounts(sql`m.advisory_id = ${advisoryId} and ${withinText(reach, "m.site_id")}`);
  const keys = sql`
    select advisory_id, site_id from (${counts}) open where undecided + with_vendor > 0
    union select advisory_id, site_id from site_asks a
      where a.current and a.advisory_id = ${advisoryId} and ${withinText(reach, "a.site_id")}`;
  return (await tx.execute<StoredAskRow>(shownText(keys, counts))).map(shownAsk);
}

/** The statement that reads every ask that holds within reach, of one advisory or of all. */
export function heldAsks(reach: Reach, advisoryId: AdvisoryId | null): SQL {
  const keys = sql`
    select a.advisory_id, a.site_id from site_asks a
    where a.current and ${withinText(reach, "a.site_id")}
      and ${advisoryId === null ? sql`true` : sql`a.advisory_id = ${advisoryId}`}`;
  return shownText(keys, openCounts(sql`(m.advisory_id, m.site_id) in (${keys})`));
}

/** Every ask that holds within reach, of one advisory or of all. */
export async function listAsks(tx: Tx, reach: Reach, advisoryId: AdvisoryId | null): Promise<SiteAskRow[]> {
  return (await tx.execute<StoredAskRow>(heldAsks(reach, advisoryId))).map(shownAsk);
}

/**
 * The statement that tells when each site within reach last decided or answered, for one advisory or for all: an index knows the
 * last of each.
 */
export const lastAnswers = (reach: Reach, advisoryId: AdvisoryId | null): SQL => sql`
    select site.id as site_id, greatest(
      (select max(d.at) from match_decisions d
        where d.site_id = site.id ${advisoryId === null ? sql`` : sql`and d.advisory_id = ${advisoryId}`}),
      (select max(ans.at) from site_asks a join site_answers ans on ans.ask_id = a.id
        where a.site_id = site.id and ans.kind <> 'cleared' ${advisoryId === null ? sql`` : sql`and a.advisory_id = ${advisoryId}`})) as at
    from sites site where ${withinText(reach, "site.id")}`;
