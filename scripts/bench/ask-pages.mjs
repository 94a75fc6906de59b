/// <reference path="./autocannon.d.ts" />
// Run by load.mjs as a process of its own: asks for one page over and over and answers how that went.
import process from "node:process";
import autocannon from "autocannon";

process.once("message", async (order) => {
  const options = /** @type {Parameters<typeof autocannon>[0]} */ (order);
  const { requests, latency, duration, non2xx, errors } = await autocannon(options);
  const figures = {
    count: requests.total,
    perSecond: requests.total / duration,
    p50: latency.p50,
    p90: latency.p90,
    p99: latency.p99,
    failed: non2xx + errors,
  };
  process.send?.(figures, () => process.exit(0));
});
process.once("disconnect", () => process.exit(1));
