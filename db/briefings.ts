import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { BriefingContent } from "@/domain/briefings/content";
import type { Tlp } from "@/domain/briefings/tlp";
import type { AdvisoryId, BriefingId, PersonId, SiteId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";
import { briefingSites, briefings } from "./schema";

export type NewBriefing = Readonly<{
  id: BriefingId;
  content: BriefingContent;
  text: string;
  sha256: string;
  advisoryId: AdvisoryId | null;
  by: PersonId;
  at: Date;
}>;

/** Keeps a briefing and which sites it speaks of. */
export async function insertBriefing(tx: Tx, { content, text, by, ...row }: NewBriefing): Promise<void> {
  const { key, name, tlp, note, sites } = content;
  await tx.insert(briefings).values({ ...row, key, name, tlp, note, byPerson: by, content: text });
  await tx.insert(briefingSites).values(sites.map(({ id }) => ({ briefingId: row.id, siteId: id })));
}

/** Read only by whoever reaches every site of it; one without a site there is none. */
const readable = (reach: Reach): SQL => sql`
  exists (select 1 from briefing_sites own where own.briefing_id = b.id and ${withinText(reach, "own.site_id")})
  and not exists (select 1 from briefing_sites other where other.briefing_id = b.id and not (${withinText(reach, "other.site_id")}))`;

export type ListedBriefing = Readonly<{
  id: BriefingId;
  key: string;
  name: string;
  tlp: Tlp;
  at: Date;
  by: string;
  /** The zone of its one clock. */
  zone: string;
  trackingId: string | null;
  sites: number;
}>;

const latest = 200;

/** The briefings in reach, the latest first. */
export async function listBriefings(tx: Tx, reach: Reach): Promise<ListedBriefing[]> {
  const rows = await tx.execute<Omit<ListedBriefing, "at"> & { at: string }>(sql`
    select b.id, b.key, b.name, b.tlp, b.at, p.name as by, b.content::jsonb ->> 'zone' as zone, a.tracking_id as "trackingId",
      (select count(*)::int from briefing_sites s where s.briefing_id = b.id) as sites
    from briefings b join people p on p.id = b.by_person left join advisories a on a.id = b.advisory_id
    where ${readable(reach)} order by b.at desc, b.id desc limit ${latest}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

export type StoredBriefing = Readonly<{ id: BriefingId; content: BriefingContent; sha256: string }>;
type StoredRow = { id: BriefingId; content: string; sha256: string };

// Safe because the text is what freezing wrote: canonical JSON of this very type, which no one may change.
const stored = ({ content, ...row }: StoredRow): StoredBriefing => ({
  ...row,
  content: JSON.parse(content) as BriefingContent,
});

/** One briefing by its key; null: there is none in reach. */
export async function findBriefing(tx: Tx, reach: Reach, key: string): Promise<StoredBriefing | null> {
  const [row] = await tx.execute<StoredRow>(sql`
    select b.id, b.content, b.sha256 from briefings b where b.key = ${key} and ${readable(reach)}`);
  return row ? stored(row) : null;
}

/** The last briefing in reach of an advisory, or of all together. */
export async function lastBriefing(
  tx: Tx,
  reach: Reach,
  advisoryId: AdvisoryId | null,
): Promise<StoredBriefing | null> {
  const [row] = await tx.execute<StoredRow>(sql`
    select b.id, b.content, b.sha256 from briefings b
    where b.advisory_id is not distinct from ${advisoryId}::uuid and ${readable(reach)} order by b.at desc, b.id desc limit 1`);
  return row ? stored(row) : null;
}

/** The sites a briefing speaks of, for the door to ask at each; null: there is none of this key. */
export async function sitesOfBriefing(
  tx: Tx,
  key: string,
): Promise<Readonly<{ briefing: StoredBriefing; sites: readonly [SiteId, ...SiteId[]] }> | null> {
  const [row] = await tx.execute<StoredRow & { sites: SiteId[] }>(sql`
    select b.id, b.content, b.sha256, array_agg(s.site_id order by s.site_id) as sites
    from briefings b join briefing_sites s on s.briefing_id = b.id where b.key = ${key} group by b.id`);
  const [first, ...others] = row?.sites ?? [];
  return row && first ? { briefing: stored(row), sites: [first, ...others] } : null;
}
