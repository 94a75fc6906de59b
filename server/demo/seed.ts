import "server-only";
import type { Tx } from "@/db/client";
import { makeWorld } from "./world";

const day = 86_400_000;

/** The demo: sites, people, inventory, two advisories, incidents in every phase. Nothing of it is real. */
export async function seedDemo(tx: Tx, now: Date): Promise<void> {
  await seedStory(tx, now);
}

/** The beginning of the story: sites, people and inventory, and no advisory yet. */
export async function seedStory(tx: Tx, now: Date): Promise<void> {
  await makeWorld(tx, new Date(now.getTime() - 30 * day));
}
