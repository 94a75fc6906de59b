import "server-only";
import { sql } from "drizzle-orm";
import type { RefusedFile } from "@/domain/advisories/importing";
import type { Exploitation } from "@/domain/catalogues/exploitation";
import type { AdvisoryId, RevisionId } from "@/domain/ids";
import { exploitationColumns, exploitationOf, type StoredExploitation } from "./catalogues";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";

/** Where a page of advisories ended. */
export type AdvisoryCursor = Readonly<{ at: string; id: string }>;

type Listed = { id: AdvisoryId; receivedAt: string; revisions: number; openIncidents: number };
export type ListedAdvisory = Readonly<Omit<Listed, "receivedAt"> & { receivedAt: Date }>;

/** One page of advisories, the last received first, with how many revisions and open incidents within reach each has. */
export async function listAdvisoryIds(
  tx: Tx,
  reach: Reach,
  filter: Readonly<{ text: string; after: AdvisoryCursor | null; size: number }>,
): Promise<{ rows: ListedAdvisory[]; next: AdvisoryCursor | null }> {
  const like = `%${filter.text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const text = filter.text
    ? sql`and (a.tracking_id ilike ${like} or shown.title ilike ${like} or shown.reading -> 'publisher' ->> 'name' ilike ${like})`
    : sql``;
  const after = filter.after
    ? sql`where ("receivedAt", id) < (${filter.after.at}, ${filter.after.id}::uuid)`
    : sql``;
  const rows = await tx.execute<Listed>(sql`
    select * from (
      select a.id,
        (select to_char(max(r.received_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from advisory_revisions r
          where r.advisory_id = a.id and r.state = 'accepted') as "receivedAt",
        (select count(*)::int from advisory_revisions r where r.advisory_id = a.id and r.state = 'accepted') as revisions,
        (select count(*)::int from incidents i where i.advisory_id = a.id and i.closed_at is null and i.drill_id is null
          and ${withinText(reach, "i.site_id")}) as "openIncidents"
      from advisories a join advisory_revisions shown on shown.id = a.shown_revision_id
      where true ${text}) listed
    ${after}
    order by "receivedAt" desc, id desc
    limit ${filter.size + 1}`);
  const shown = rows.slice(0, filter.size);
  const last = rows.length > filter.size ? shown.at(-1) : undefined;
  return {
    rows: shown.map((row) => ({ ...row, receivedAt: new Date(row.receivedAt) })),
    next: last ? { at: last.receivedAt, id: last.id } : null,
  };
}

type Receipt = {
  id: RevisionId;
  fileName: string;
  receivedAt: Date;
  by: string;
  refusal: RefusedFile & { receipt: { trackingId: string } };
};

/** Refused documents whose advisory is not known, the last received first. */
export async function listOrphanReceipts(tx: Tx): Promise<Receipt[]> {
  const rows = await tx.execute<Omit<Receipt, "receivedAt"> & { receivedAt: string }>(sql`
    select r.id, r.file_name as "fileName", r.received_at as "receivedAt", p.name as by, r.refusal
    from advisory_revisions r join people p on p.id = r.received_by
    where r.state = 'refused' and r.advisory_id is null
    order by r.received_at desc, r.id limit 20`);
  return rows.map((row) => ({ ...row, receivedAt: new Date(row.receivedAt) }));
}

/** What the head of an advisory's pages shows beside what its document says. */
export type AdvisoryFacts = Readonly<{
  receivedAt: Date;
  receivedBy: string;
  fileName: string;
  sha256: string;
  /** Whether a SHA-512 given along with the file fits it; null: none was given. */
  sha512Fits: boolean | null;
  publishedAt: Date | null;
  revisions: number;
  matches: number;
  openIncidents: number;
  incidents: number;
}>;

/** The shown revision's receipt and the counts of the tabs; matches and incidents only within their reach. */
export async function findAdvisoryFacts(
  tx: Tx,
  id: AdvisoryId,
  reach: Readonly<{ systems: Reach; incidents: Reach }>,
  cves: readonly string[],
): Promise<Readonly<{ facts: AdvisoryFacts; exploitation: Exploitation }> | null> {
  type Row = Omit<AdvisoryFacts, "receivedAt" | "publishedAt"> &
    StoredExploitation & { receivedAt: string; publishedAt: string | null };
  const incidents = sql`from incidents i where i.advisory_id = a.id and i.drill_id is null
    and ${withinText(reach.incidents, "i.site_id")}`;
  const [row] = await tx.execute<Row>(sql`
    select r.received_at as "receivedAt", p.name as "receivedBy", r.file_name as "fileName", r.sha256,
      coalesce((select h.fits from advisory_hashes h where h.revision_id = r.id order by h.seq desc limit 1), r.sha512_fits)
        as "sha512Fits", r.published_at as "publishedAt",
      (select count(*)::int from advisory_revisions v where v.advisory_id = a.id) as revisions,
      (select count(*)::int from matches m join imaging_systems s on s.id = m.system_id and s.state <> 'retired'
        where m.advisory_id = a.id and ${withinText(reach.systems, "m.site_id")}) as matches,
      (select count(*)::int ${incidents} and i.closed_at is null) as "openIncidents",
      (select count(*)::int ${incidents}) as incidents,
      ${exploitationColumns(cves)}
    from advisories a
    join advisory_revisions r on r.id = a.shown_revision_id
    join people p on p.id = r.received_by
    where a.id = ${id}`);
  if (!row) return null;
  const { kev, epss, receivedAt, publishedAt, ...counts } = row;
  const times = {
    receivedAt: new Date(receivedAt),
    publishedAt: publishedAt === null ? null : new Date(publishedAt),
  };
  return { facts: { ...counts, ...times }, exploitation: exploitationOf({ kev, epss }) };
}
