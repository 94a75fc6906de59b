import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Template } from "@/domain/checklist/template";
import type { PersonId, TemplateId } from "@/domain/ids";
import { canonical, type Json } from "@/lib/canonical";
import { sha256 } from "@/lib/hash";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";
import { templates } from "./schema";

export type StoredTemplate = Readonly<{
  id: TemplateId;
  key: string;
  version: number;
  title: string;
  content: Template;
}>;

const columns = {
  id: templates.id,
  key: templates.key,
  version: templates.version,
  title: templates.title,
  content: templates.content,
};

export async function findTemplate(tx: Tx, id: TemplateId): Promise<StoredTemplate | null> {
  const [row] = await tx.select(columns).from(templates).where(eq(templates.id, id));
  return row ?? null;
}

/** The newest version of a template. */
export async function newestTemplate(tx: Tx, key: string): Promise<StoredTemplate | null> {
  const [row] = await tx
    .select(columns)
    .from(templates)
    .where(eq(templates.key, key))
    .orderBy(desc(templates.version))
    .limit(1);
  return row ?? null;
}

// Safe because a template is JSON.
const hashOf = (template: Template) => sha256(canonical(template as unknown as Json));

/**
 * Adds a template that ships, once. A version that shipped with other content is a fault, never overwritten; where a person
 * published a version under the same number, what ships becomes the next one.
 */
export async function ensureTemplate(tx: Tx, template: Template, at: Date): Promise<void> {
  const own = await tx
    .select({ version: templates.version, hash: templates.hash, publishedBy: templates.publishedBy })
    .from(templates)
    .where(eq(templates.key, template.key));
  const shipped = own.filter((row) => row.publishedBy === null);
  if (shipped.some((row) => row.hash === hashOf({ ...template, version: row.version }))) return;
  const known = own.find((row) => row.version === template.version);
  if (known && known.publishedBy === null) {
    throw new Error(`Template ${template.key} ${template.version} changed without a new version`);
  }
  const version = known ? Math.max(...own.map((row) => row.version)) + 1 : template.version;
  await insertTemplate(tx, { ...template, version }, { by: null, note: "", at });
}

type Publication = Readonly<{ by: PersonId | null; note: string; at: Date }>;

/** Adds a version; it never changes from then on. Null: somebody added the same number just now. */
export async function insertTemplate(
  tx: Tx,
  content: Template,
  { by, note, at }: Publication,
): Promise<TemplateId | null> {
  const { key, version, title } = content;
  const hash = hashOf(content);
  const [row] = await tx
    .insert(templates)
    .values({ key, version, title, content, hash, createdAt: at, publishedBy: by, note })
    .onConflictDoNothing()
    .returning({ id: templates.id });
  return row?.id ?? null;
}

/** One version of a template. */
export async function findVersion(tx: Tx, key: string, version: number): Promise<StoredTemplate | null> {
  const [row] = await tx
    .select(columns)
    .from(templates)
    .where(and(eq(templates.key, key), eq(templates.version, version)));
  return row ?? null;
}

/** A version in the list: who published it, and how many incidents within reach run on it. */
export type ListedVersion = Readonly<{
  key: string;
  version: number;
  title: string;
  steps: number;
  hash: string;
  createdAt: Date;
  publishedBy: string | null;
  note: string;
  open: number;
  ended: number;
}>;

/** Every version of every template, the newest of each first; drills are not counted. */
export async function listVersions(tx: Tx, reach: Reach): Promise<ListedVersion[]> {
  const rows = await tx.execute<Omit<ListedVersion, "createdAt"> & { createdAt: string }>(sql`
    select t.key, t.version, t.title, jsonb_array_length(t.content -> 'steps') as steps, t.hash,
      t.created_at as "createdAt", p.name as "publishedBy", t.note,
      count(i.id) filter (where i.closed_at is null)::int as open,
      count(i.id) filter (where i.closed_at is not null)::int as ended
    from templates t
    left join people p on p.id = t.published_by
    left join incidents i on i.template_id = t.id and i.drill_id is null and ${withinText(reach, "i.site_id")}
    group by t.id, p.id
    order by t.key, t.version desc`);
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}

/** An open incident that runs on an earlier version of a template. */
export type RunningIncident = Readonly<{ key: string; siteName: string; assetTag: string; version: number }>;

/** The open incidents within reach that run on an earlier version, drills too, in the order in which systems are locked. */
export async function listBehind(
  tx: Tx,
  reach: Reach,
  template: Readonly<{ key: string; version: number }>,
  most: number,
): Promise<RunningIncident[]> {
  return tx.execute<RunningIncident>(sql`
    select i.key, site.name as "siteName", s.asset_tag as "assetTag", t.version
    from incidents i
    join templates t on t.id = i.template_id
    join imaging_systems s on s.id = i.system_id
    join sites site on site.id = i.site_id
    where t.key = ${template.key} and t.version < ${template.version} and i.closed_at is null
      and not exists (select 1 from drills d where d.id = i.drill_id and d.ended_at is not null)
      and ${withinText(reach, "i.site_id")}
    order by i.system_id, i.id limit ${most}`);
}

/** Keys of incidents in the order in which their systems are locked; what does not exist is left out. */
export async function inLockingOrder(tx: Tx, keys: readonly string[]): Promise<string[]> {
  const rows = await tx.execute<{ key: string }>(sql`
    select key from incidents where key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
    order by system_id, id`);
  return rows.map((row) => row.key);
}
