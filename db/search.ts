import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Hit } from "@/domain/search/hit";
import type { SearchWord } from "@/domain/search/words";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";
import { searchTexts, squash } from "./search-texts";

/** What is looked for: the words, how many rows at most, and whether what is only spelled alike may stand for them. */
export type Asked = Readonly<{ words: readonly SearchWord[]; most: number; alike: boolean }>;

const like = (word: string) => sql`${`%${word}%`}`;

/** How alike a word of a row must be to one that is looked for, from 0 to 1. */
const alikeFrom = "0.36";

/** Whether the server of the database can tell what is spelled alike. */
export async function findsMisspelled(tx: Tx): Promise<boolean> {
  const [row] = await tx.execute<{ there: boolean }>(sql`
    select to_regprocedure('word_similarity(text, text)') is not null as there`);
  return row?.there ?? false;
}

/** Sets how alike is alike, for this transaction. */
export async function setAlikeness(tx: Tx): Promise<void> {
  await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${alikeFrom}, true)`);
}

/** Whether a text holds every word, as written or, where that was asked for, spelled alike. */
function holds(text: SQL, { words, alike }: Asked): SQL {
  const parts = words.map((word) =>
    alike && word.loose
      ? sql`(${text} like ${like(word.text)} or ${word.text} <% ${text})`
      : sql`${text} like ${like(word.text)}`,
  );
  return sql.join(parts, sql` and `);
}

/** The best first: called exactly so, beginning so, with words that begin so, with so in the middle of a word; or the most alike. */
function rank(name: SQL, text: SQL, { words, alike }: Asked): SQL {
  if (alike) {
    const similar = words.map((word) => sql`word_similarity(${word.text}, ${text})`);
    return sql`- (${sql.join(similar, sql` + `)})`;
  }
  const whole = words.map((word) => word.text).join("");
  const begins = words.map((word) => sql`' ' || ${text} like ${`% ${word.text}%`}`);
  const bare = sql`replace(${name}, ' ', '')`;
  return sql`case when ${bare} = ${whole} then 0 when starts_with(${bare}, ${whole}) then 1
    when ${sql.join(begins, sql` and `)} then 2 else 3 end`;
}

const none = sql`null::text`;
const systemName = sql`coalesce(nullif(trim(s.model), ''), s.device_class)`;
const named = (expression: string): SQL => sql.raw(squash(expression));

/** Systems by label, serial number, vendor, model, station name or location; retired ones last. */
export async function searchSystems(tx: Tx, reach: Reach, asked: Asked): Promise<Hit[]> {
  const text = sql.raw(searchTexts.system("s."));
  // Of an inventory of thousands many rows may fit: their texts are made once, and what only the first few need is fetched for them.
  return tx.execute<Hit>(sql`
    with found as materialized (
      select s.id, s.state = 'retired' as ended, s.asset_tag, ${named("s.asset_tag")} as name, ${text} as text
      from imaging_systems s where ${withinText(reach, "s.site_id")} and ${holds(text, asked)}),
    best as materialized (
      select id, row_number() over (order by ended, ${rank(sql`name`, sql`text`, asked)}, asset_tag, id) as place
      from found order by place limit ${asked.most})
    select s.id, s.asset_tag as title, concat_ws(' · ', nullif(concat_ws(' ', nullif(s.manufacturer, ''), ${systemName}), ''),
      site.name, nullif(s.location, '')) as about, ${none} as key, false as drill, s.state = 'retired' as ended
    from best join imaging_systems s on s.id = best.id join sites site on site.id = s.site_id order by best.place`);
}

/** Incidents by key, and by what their system is called; closed ones after open ones, drills after both of their kind. */
export async function searchIncidents(tx: Tx, reach: Reach, asked: Asked): Promise<Hit[]> {
  const text = named("i.key || ' ' || s.asset_tag || ' ' || s.model || ' ' || a.tracking_id");
  return tx.execute<Hit>(sql`
    select i.id, i.key as title, concat_ws(' · ', concat_ws(' ', s.asset_tag, ${systemName}), site.name, a.tracking_id) as about,
      i.key, i.drill_id is not null as drill, i.closed_at is not null as ended
    from incidents i join imaging_systems s on s.id = i.system_id join sites site on site.id = i.site_id
    join advisories a on a.id = i.advisory_id
    where ${withinText(reach, "i.site_id")} and ${holds(text, asked)}
    order by i.closed_at is not null, i.drill_id is not null, ${rank(named("i.key"), text, asked)}, i.opened_at desc, i.id
    limit ${asked.most}`);
}

/** Advisories by id, title or CVE. They belong to the organisation: whoever reaches any of it sees them. */
export async function searchAdvisories(tx: Tx, reach: Reach, asked: Asked): Promise<Hit[]> {
  if (reach.sites.length === 0) return [];
  const cves = "coalesce(jsonb_path_query_array(r.reading, '$.vulnerabilities[*].cve')::text, '')";
  const text = named(`a.tracking_id || ' ' || r.title || ' ' || ${cves}`);
  return tx.execute<Hit>(sql`
    select a.id, a.tracking_id as title, r.title as about, ${none} as key, false as drill, false as ended
    from advisories a join advisory_revisions r on r.id = a.shown_revision_id
    where ${holds(text, asked)}
    order by ${rank(named("a.tracking_id"), text, asked)}, r.received_at desc, a.id limit ${asked.most}`);
}

/** Of whom one may read: those who hold a role at a site within reach, as its page shows them; and everybody for who manages people. */
export type PeopleReach = Readonly<{ staff: Reach; all: boolean }>;

/** People by name, with their roles within reach and a site where they hold one; by address too for who manages people. */
export async function searchPeople(tx: Tx, { staff, all }: PeopleReach, asked: Asked): Promise<Hit[]> {
  if (!all && staff.sites.length === 0) return [];
  const text = named(all ? "p.name || ' ' || p.email" : "p.name");
  const site = sql`coalesce(g.site_id, (select min(any_site.id::text)::uuid from sites any_site where ${withinText(staff, "any_site.id")}))`;
  const held = sql`from grants g left join sites site on site.id = ${site}
    where g.person_id = p.id and g.ended_at is null and (g.site_id is null or ${withinText(staff, "g.site_id")})`;
  return tx.execute<Hit>(sql`
    select p.id, p.name as title, coalesce((select string_agg(distinct g.role, ',') ${held}), '') as about,
      ${all ? none : sql`(select min(site.code) ${held})`} as key, false as drill, p.disabled_at is not null as ended
    from people p
    where ${all ? sql`true` : sql`p.disabled_at is null and exists (select 1 ${held})`} and ${holds(text, asked)}
    order by p.disabled_at is not null, ${rank(named("p.name"), text, asked)}, p.name, p.id limit ${asked.most}`);
}

/** Files by name; replaced ones last. */
export async function searchEvidence(tx: Tx, reach: Reach, asked: Asked): Promise<Hit[]> {
  const text = sql.raw(searchTexts.evidence("e."));
  const replaced = sql`exists (select 1 from evidence later where later.supersedes = e.id)`;
  return tx.execute<Hit>(sql`
    select e.id, e.name as title, concat_ws(' · ', i.key, concat_ws(' ', s.asset_tag, ${systemName}), site.name) as about, i.key,
      i.drill_id is not null as drill, ${replaced} as ended
    from evidence e join incidents i on i.id = e.incident_id join imaging_systems s on s.id = i.system_id
    join sites site on site.id = e.site_id
    where ${withinText(reach, "e.site_id")} and ${holds(text, asked)}
    order by ${replaced}, i.drill_id is not null, ${rank(named("e.name"), text, asked)}, e.received_at desc, e.seq desc
    limit ${asked.most}`);
}

/** Comments as they stand now by their words, those with the words themselves first; what was withdrawn is left out. */
export async function searchComments(tx: Tx, reach: Reach, asked: Asked): Promise<Hit[]> {
  const text = sql.raw(searchTexts.comment("c."));
  return tx.execute<Hit>(sql`
    select c.id, c.text as title, concat_ws(' · ', p.name, i.key, concat_ws(' ', s.asset_tag, ${systemName})) as about, i.key,
      (c.seq + 1)::int as before, i.drill_id is not null as drill, i.closed_at is not null as ended
    from comments c join people p on p.id = c.by_person join incidents i on i.id = c.incident_id
    join imaging_systems s on s.id = i.system_id
    where ${withinText(reach, "c.site_id")} and ${holds(text, asked)}
      and not exists (select 1 from comments later where later.supersedes = c.id)
      and not exists (select 1 from comment_withdrawals w where w.comment_id = c.id)
    order by i.closed_at is not null, i.drill_id is not null, ${proseRank(text, asked)}, c.seq desc limit ${asked.most}`);
}

/** Of a longer text the full-text search says how well it answers: without a language, since people write in several. */
function proseRank(text: SQL, asked: Asked): SQL {
  if (asked.alike) return rank(text, text, asked);
  const wanted = asked.words.map((word) => `'${word.text}':*`).join(" | ");
  return sql`- ts_rank(to_tsvector('simple', ${text}), to_tsquery('simple', ${wanted}))`;
}
