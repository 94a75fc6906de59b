// Run by load.mjs as a process of its own, with a pool of its own: completes steps through the portal's door, so many
// at once on different incidents, and answers how that went.
import process from "node:process";
import { pathToFileURL } from "node:url";
import { benchBundle } from "../launcher/build.mjs";

process.once("message", async (order) => {
  const { atOnce, seconds } = /** @type {{ atOnce: number, seconds: number }} */ (order);
  const { completions } = await import(pathToFileURL(benchBundle).href);
  const { targets, complete } = await completions();
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
  const figures = {
    perSecond: (took.length * 1000) / elapsed,
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
    failed: 0,
  };
  process.send?.(figures, () => process.exit(0));
});
process.once("disconnect", () => process.exit(1));
