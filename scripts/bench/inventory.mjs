import { readFileSync } from "node:fs";
import { step } from "../launcher/say.mjs";

/**
 * @typedef {object} DeedTime how long one deed took, and where its time went
 * @property {string} name
 * @property {number} rows
 * @property {number} milliseconds
 * @property {{ name: string, milliseconds: number }[]} stages
 * @typedef {{ timeInventory: (file: Buffer, count: number) => Promise<DeedTime[]> }} PortalCode
 */

/** How many systems a large inventory brings. */
const large = 20_000;

/**
 * Measures the import of inventories and the comparing of an advisory with all of them, in this process and its database.
 * @param {PortalCode} portal @param {string} file the real inventory
 */
export async function measureInventory(portal, file) {
  step(`Measuring: the inventory, ${large} systems more`);
  return await portal.timeInventory(readFileSync(file), large);
}
