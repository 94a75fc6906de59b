// Run by load.mjs as a process of its own: completes steps, so many at once on different incidents, and answers how that
// went. Through the portal's door with a pool of its own, or by the form of a portal that serves.
import process from "node:process";
import { pathToFileURL } from "node:url";
import { benchBundle } from "../launcher/build.mjs";
import { completionForm } from "./form.mjs";

process.once("message", async (order) => {
  const { atOnce, seconds, portal } = /** @type {import("./load.mjs").Completing} */ (order);
  const { completions } = await import(pathToFileURL(benchBundle).href);
  const door = await completions();
  const { targets } = door;
  const complete = portal ? completionForm(portal) : door.complete;
  await Promise.all((await targets()).slice(0, atOnce).map(complete));

  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  /** @type {number[]} */
  const took = [];
  while (performance.now() < until) {
    // Each incident once; then all of them again, as they stand by then.
    const waiting = await targets();
    const worker = async () => {
      while (waiting.length > 0 && performance.now() < until) {
        const since = performance.now();
        await complete(waiting.pop());
        took.push(performance.now() - since);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }
  const elapsed = performance.now() - began;
  took.sort((one, other) => one - other);
  const at = (/** @type {number} */ part) => took[Math.floor(took.length * part)] ?? 0;
  const count = took.length;
  const perSecond = (count * 1000) / elapsed;
  const figures = { count, perSecond, p50: at(0.5), p90: at(0.9), p99: at(0.99), failed: 0 };
  process.send?.(figures, () => process.exit(0));
});
process.once("disconnect", () => process.exit(1));
