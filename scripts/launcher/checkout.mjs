import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder this checkout lives in. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** What the scripts make for this checkout: stamps, logs, the administration bundle. Never committed. */
export const made = path.join(root, ".data");

/** @param {...string} parts a path below the checkout */
export const inCheckout = (...parts) => path.join(root, ...parts);

/** @param {...string} parts the path of a file inside an installed package */
export const inPackages = (...parts) => path.join(root, "node_modules", ...parts);
