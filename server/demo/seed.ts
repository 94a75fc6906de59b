import "server-only";
import type { Tx } from "@/db/client";
import { listIncidentIds } from "@/db/incident-copies";
import { setReadBefore } from "@/db/notices";
import { ensureTemplate } from "@/db/templates";
import { templates } from "@/domain/checklist/templates";
import { writeToldDays } from "../history/write-snapshots";
import { countAll } from "../status/count-anew";
import { catchUp } from "./catch-up";
import { dayBefore } from "./days";
import { importDemoInventory } from "./inventory";
import { tellStory } from "./story";
import { makeWorld, type World } from "./world";

/** How long what people were told lies unread in the demo. */
const aDay = 86_400_000;

/** The demo: sites, people, inventory, two advisories, incidents in every phase. Nothing of it is real. */
export async function seedDemo(tx: Tx, now: Date): Promise<void> {
  await tellStory(await begin(tx, now), now);
  await setReadBefore(tx, new Date(now.getTime() - aDay));
}

/** The demo as it is opened: the clock has said what it has to say, and people have read what is older than a day. */
export async function seedOpenedDemo(tx: Tx, now: Date): Promise<void> {
  await seedDemo(tx, now);
  await catchUp(tx, await listIncidentIds(tx, "all"), now);
  await writeToldDays(tx, now);
  await countAll(tx, now);
  await setReadBefore(tx, new Date(now.getTime() - aDay));
}

/** The beginning of the story: sites, people and inventory, and no advisory yet. */
export async function seedStory(tx: Tx, now: Date): Promise<void> {
  await begin(tx, now);
}

async function begin(tx: Tx, now: Date): Promise<World> {
  await ensureTemplates(tx, now);
  const world = await makeWorld(tx, dayBefore(now, 40, "08:00"));
  await importDemoInventory(world, dayBefore(now, 38, "09:00"));
  return world;
}

/** The templates that ship, in every database. */
export async function ensureTemplates(tx: Tx, at: Date): Promise<void> {
  for (const template of templates) await ensureTemplate(tx, template, at);
}
