import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { inCheckout, root } from "../launcher/checkout.mjs";
import { step } from "../launcher/say.mjs";

/**
 * @typedef {object} DeedTime how long one deed took, and where its time went
 * @property {string} name
 * @property {number} rows
 * @property {number} milliseconds
 * @property {number | null} atMost milliseconds
 * @property {{ name: string, milliseconds: number }[]} stages
 * @typedef {{ timeInventory: (file: { name: string, bytes: Buffer }, count: number) => Promise<DeedTime[]> }} PortalCode
 */

/** How many systems a large inventory brings. */
const large = 20_000;

/**
 * Measures the import of inventories and the comparing of an advisory with all of them, in this process and its database.
 * @param {PortalCode} portal @param {string} file the real inventory
 */
export async function measureInventory(portal, file) {
  step(`Measuring: the inventory, ${large} systems more`);
  return await portal.timeInventory({ name: path.basename(file), bytes: readFileSync(file) }, large);
}

/** Where inventories of hospitals lie that are for trials only; not in every checkout. */
const real = path.join(root, "..", "shared", "data", "inventory");

/** The inventory that is measured: the one asked for, else the largest real one where there are any, else the demo's. @param {string | undefined} asked */
export function inventoryToMeasure(asked) {
  if (asked) return asked;
  const files = existsSync(real) ? readdirSync(real).filter((name) => name.endsWith(".csv")) : [];
  const sized = files.map((name) => ({ name, size: statSync(path.join(real, name)).size }));
  const [largest] = sized.sort((a, b) => b.size - a.size);
  return largest ? path.join(real, largest.name) : inCheckout("db", "seed", "inventory.csv");
}
