import "server-only";
import type { Tx } from "@/db/client";
import { findTemplate } from "@/db/templates";
import type { Template } from "@/domain/checklist/template";
import type { TemplateId } from "@/domain/ids";

/** Templates never change once stored, so each process reads one once. */
const known = new Map<TemplateId, Template>();

/** The template an incident runs on. */
export async function templateOf(tx: Tx, id: TemplateId): Promise<Template> {
  const held = known.get(id);
  if (held) return held;
  const stored = await findTemplate(tx, id);
  if (!stored) throw new Error(`Template ${id} is missing`);
  known.set(id, stored.content);
  return stored.content;
}
