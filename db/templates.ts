import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Template } from "@/domain/checklist/template";
import type { TemplateId } from "@/domain/ids";
import { canonical, type Json } from "@/lib/canonical";
import { sha256 } from "@/lib/hash";
import type { Tx } from "./client";
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

/** Adds a template version that is not there yet; a version that is there with other content is a fault, never overwritten. */
export async function ensureTemplate(tx: Tx, template: Template, at: Date): Promise<void> {
  // Safe because a template is JSON.
  const hash = sha256(canonical(template as unknown as Json));
  const [known] = await tx
    .select({ hash: templates.hash })
    .from(templates)
    .where(and(eq(templates.key, template.key), eq(templates.version, template.version)));
  if (known && known.hash !== hash) {
    throw new Error(`Template ${template.key} ${template.version} changed without a new version`);
  }
  if (known) return;
  const { key, version, title } = template;
  await tx
    .insert(templates)
    .values({ key, version, title, content: template, hash, createdAt: at })
    .onConflictDoNothing();
}
