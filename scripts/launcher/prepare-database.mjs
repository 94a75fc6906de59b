// Run by admin.mjs as a process of its own: takes one preparation, answers what was done, ends.
import process from "node:process";
import { pathToFileURL } from "node:url";
import { adminBundle } from "./build.mjs";

process.once("message", async (preparation) => {
  try {
    const admin = await import(pathToFileURL(adminBundle).href);
    const prepared = await admin.prepareDatabase(preparation);
    process.send?.(prepared, () => process.exit(0));
  } catch (fault) {
    console.error(fault);
    process.exit(1);
  }
});
process.once("disconnect", () => process.exit(1));
