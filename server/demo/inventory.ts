import "server-only";
import { importInventory } from "../systems/import-inventory";
import { seedFile } from "./files";
import type { World } from "./world";

/** Imports the demo's inventory as a coordinator would: the dry run first, then exactly what it showed. */
export async function importDemoInventory(world: World, at: Date): Promise<void> {
  const content = (await seedFile("inventory.csv")).toString("base64");
  const file = { fileName: "inventory-2026-10.csv", content };
  const dry = await importInventory(world.person("cora"), file, { on: world.tx, now: at });
  if (dry.ok || !("preview" in dry.refusal))
    throw new Error(`The demo's inventory was refused: ${JSON.stringify(dry)}`);
  await world.as("cora", at, importInventory, { ...file, planHash: dry.refusal.preview.planHash });
}
