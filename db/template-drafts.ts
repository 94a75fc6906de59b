import "server-only";
import { aliasedTable, and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Draft } from "@/domain/checklist/drafting";
import type { Template } from "@/domain/checklist/template";
import type { DraftId, PersonId } from "@/domain/ids";
import type { Tx } from "./client";
import { people, templateDrafts } from "./schema";

/** A draft as stored, with who last changed it and when. */
export type StoredDraft = Draft &
  Readonly<{ id: DraftId; key: string; createdBy: string; createdAt: Date; changedAt: Date }>;

const author = aliasedTable(people, "author");
const columns = {
  id: templateDrafts.id,
  key: templateDrafts.templateKey,
  basedOn: templateDrafts.basedOn,
  content: templateDrafts.content,
  rowVersion: templateDrafts.rowVersion,
  createdBy: author.name,
  createdAt: templateDrafts.createdAt,
  changedBy: people.name,
  changedAt: templateDrafts.changedAt,
  ended: templateDrafts.endedHow,
};

const drafts = (tx: Tx) =>
  tx
    .select(columns)
    .from(templateDrafts)
    .innerJoin(people, eq(people.id, templateDrafts.changedBy))
    .innerJoin(author, eq(author.id, templateDrafts.createdBy))
    .$dynamic();

/** A draft with its row locked: of two editors at once the second reads what the first wrote. */
export async function lockDraft(tx: Tx, id: DraftId): Promise<StoredDraft | null> {
  await tx
    .select({ id: templateDrafts.id })
    .from(templateDrafts)
    .where(eq(templateDrafts.id, id))
    .for("update");
  const [row] = await drafts(tx).where(eq(templateDrafts.id, id));
  return row ?? null;
}

/** The drafts that are being written, by their template's key. */
export async function listDrafts(tx: Tx): Promise<StoredDraft[]> {
  return drafts(tx).where(isNull(templateDrafts.endedAt)).orderBy(templateDrafts.templateKey);
}

/** How the last draft of a template ended, and when; null: none has. */
export async function lastEndedDraft(
  tx: Tx,
  key: string,
): Promise<Readonly<{ title: string; how: NonNullable<Draft["ended"]>; at: Date }> | null> {
  const { content, endedHow, endedAt } = templateDrafts;
  const [row] = await tx
    .select({ content, how: endedHow, at: endedAt })
    .from(templateDrafts)
    .where(and(eq(templateDrafts.templateKey, key), isNotNull(endedAt)))
    .orderBy(desc(endedAt))
    .limit(1);
  return row?.how && row.at ? { title: row.content.title, how: row.how, at: row.at } : null;
}

type NewDraft = Readonly<{ id: DraftId; content: Template; basedOn: number }>;

export async function insertDraft(
  tx: Tx,
  { id, content, basedOn }: NewDraft,
  by: PersonId,
  at: Date,
): Promise<void> {
  await tx.insert(templateDrafts).values({
    id,
    templateKey: content.key,
    basedOn,
    content,
    createdBy: by,
    createdAt: at,
    changedBy: by,
    changedAt: at,
  });
}

/** Keeps what was typed. */
export async function setDraft(
  tx: Tx,
  id: DraftId,
  content: Template,
  by: PersonId,
  at: Date,
): Promise<void> {
  const rowVersion = sql`${templateDrafts.rowVersion} + 1`;
  await tx
    .update(templateDrafts)
    .set({ content, rowVersion, changedBy: by, changedAt: at })
    .where(eq(templateDrafts.id, id));
}

export async function endDraft(
  tx: Tx,
  id: DraftId,
  how: NonNullable<Draft["ended"]>,
  at: Date,
): Promise<void> {
  await tx.update(templateDrafts).set({ endedAt: at, endedHow: how }).where(eq(templateDrafts.id, id));
}
