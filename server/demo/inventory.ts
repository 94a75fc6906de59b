import "server-only";
import { importInventory } from "../systems/import-inventory";
import { seedFile } from "./files";
import type { World } from "./world";

/** Imports the demo's inventory. */
export async function importDemoInventory(world: World, at: Date): Promise<void> {
  await importFile(world, at, "inventory-2026-10.csv", await seedFile("inventory.csv"));
}

/** Imports an inventory as a coordinator would: the dry run first, then exactly what it showed. */
export async function importFile(world: World, at: Date, fileName: string, bytes: Buffer): Promise<void> {
  const file = { fileName, content: bytes.toString("base64") };
  const dry = await importInventory(world.person("cora"), file, { on: world.tx, now: at });
  if (dry.ok || !("preview" in dry.refusal))
    throw new Error(`The demo's inventory was refused: ${JSON.stringify(dry)}`);
  await world.as("cora", at, importInventory, { ...file, planHash: dry.refusal.preview.planHash });
}
