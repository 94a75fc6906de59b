import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { IncidentId, PersonId, RecordId, SiteId } from "@/domain/ids";
import type { StoredComment } from "@/domain/incidents/comment";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";
import { commentMentions, comments, commentWithdrawals } from "./schema";

/** A comment as it is read: with what it said before it was corrected, and who withdrew it. */
export type CommentRow = Readonly<{
  id: RecordId;
  seq: number;
  by: Readonly<{ id: PersonId; name: string }>;
  at: Date;
  step: Readonly<{ key: string; title: string }> | null;
  text: string;
  mentions: readonly Readonly<{ id: PersonId; name: string }>[];
  withdrawn: Readonly<{ by: string; at: Date; reason: string }> | null;
  /** What it said before, the newest first, with whatever was mentioned then. */
  earlier: readonly Readonly<{ id: RecordId; at: Date; text: string }>[];
}>;

type Written<Row> = Omit<Row, "at"> & { at: string };
export type StoredRow = Omit<CommentRow, "at" | "withdrawn" | "earlier"> & {
  at: string;
  withdrawn: Written<NonNullable<CommentRow["withdrawn"]>> | null;
  earlier: readonly Written<CommentRow["earlier"][number]>[];
};

const dated = <Row extends { at: string }>(row: Row) => ({ ...row, at: new Date(row.at) });

/** What was said before a comment c, back to its first words. */
const earlier = sql`(
  with recursive before as (
    select p.id, p.at, p.text, p.supersedes, p.seq from comments p where p.id = c.supersedes
    union all select p.id, p.at, p.text, p.supersedes, p.seq from comments p join before on p.id = before.supersedes)
  select coalesce(json_agg(json_build_object('id', id, 'at', at, 'text', text) order by seq desc), '[]') from before)`;

export type CommentPage = Readonly<{ step: string | null; size: number; before: number | null }>;

/**
 * The statement of the comments of an incident i as they stand now, each with its history: of all of it or of one of its steps, the
 * newest first.
 */
export function commentsOf(reach: Reach, page: CommentPage): SQL {
  const parts: SQL[] = [sql`c.incident_id = i.id`, withinText(reach, "c.site_id")];
  if (page.step !== null) parts.push(sql`c.step_key = ${page.step}`);
  if (page.before !== null) parts.push(sql`c.seq < ${page.before}`);
  return sql`
    select c.id, c.seq::int, json_build_object('id', p.id, 'name', p.name) as by, c.at, c.text,
      case when c.step_key is null then null else json_build_object('key', c.step_key, 'title',
        coalesce((select n.title from step_now n where n.incident_id = c.incident_id and n.step_key = c.step_key), c.step_key)) end as step,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name, m.id), '[]')
        from comment_mentions cm join people m on m.id = cm.person_id where cm.comment_id = c.id) as mentions,
      (select json_build_object('by', wp.name, 'at', w.at, 'reason', w.reason)
        from comment_withdrawals w join people wp on wp.id = w.by_person where w.comment_id = c.id) as withdrawn,
      ${earlier} as earlier
    from comments c join people p on p.id = c.by_person
    where ${sql.join(parts, sql` and `)} and not exists (select 1 from comments later where later.supersedes = c.id)
    order by c.seq desc limit ${page.size}`;
}

/** A row of that statement as it is read. */
export const asComment = (row: StoredRow): CommentRow => ({
  ...dated(row),
  withdrawn: row.withdrawn && dated(row.withdrawn),
  earlier: row.earlier.map(dated),
});

/** How many comments an incident i has, corrected ones counted once. */
export const commentCount = (reach: Reach): SQL => sql`(
  select count(*)::int from comments c where c.incident_id = i.id and ${withinText(reach, "c.site_id")}
    and not exists (select 1 from comments later where later.supersedes = c.id))`;

/** A comment of an incident for the rules, with its step. */
export async function findComment(
  tx: Tx,
  incidentId: IncidentId,
  id: RecordId,
): Promise<(StoredComment & Readonly<{ step: string | null; title: string | null }>) | null> {
  const [row] = await tx.execute<StoredComment & { step: string | null; title: string | null }>(sql`
    select c.id, json_build_object('id', p.id, 'name', p.name) as by, c.text, c.step_key as step,
      (select n.title from step_now n where n.incident_id = c.incident_id and n.step_key = c.step_key) as title,
      (select coalesce(json_agg(m.person_id), '[]') from comment_mentions m where m.comment_id = c.id) as mentions,
      (select later.id from comments later where later.supersedes = c.id) as "correctedBy",
      (select wp.name from comment_withdrawals w join people wp on wp.id = w.by_person where w.comment_id = c.id) as "withdrawnBy"
    from comments c join people p on p.id = c.by_person
    where c.id = ${id} and c.incident_id = ${incidentId}`);
  return row ?? null;
}

/** The title of a step of an incident; null when it has none of this key. */
export async function findStepTitle(tx: Tx, incidentId: IncidentId, key: string): Promise<string | null> {
  const [row] = await tx.execute<{ title: string }>(sql`
    select title from step_now where incident_id = ${incidentId} and step_key = ${key}`);
  return row?.title ?? null;
}

type NewComment = Readonly<{
  id: RecordId;
  incidentId: IncidentId;
  siteId: SiteId;
  stepKey: string | null;
  text: string;
  supersedes: RecordId | null;
  byPerson: PersonId;
  at: Date;
}>;

/** Stores a comment with whom it mentions. */
export async function insertComment(
  tx: Tx,
  comment: NewComment,
  mentions: readonly PersonId[],
): Promise<void> {
  await tx.insert(comments).values(comment);
  if (mentions.length === 0) return;
  const { id: commentId, siteId } = comment;
  await tx.insert(commentMentions).values(mentions.map((personId) => ({ commentId, siteId, personId })));
}

/** Notes that a comment is withdrawn, and why. */
export async function insertCommentWithdrawal(
  tx: Tx,
  row: Readonly<{ commentId: RecordId; siteId: SiteId; reason: string; byPerson: PersonId; at: Date }>,
): Promise<void> {
  await tx.insert(commentWithdrawals).values(row);
}
