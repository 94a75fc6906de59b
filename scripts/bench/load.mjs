import { fork } from "node:child_process";
import { inCheckout, root } from "../launcher/checkout.mjs";
import { atEnd } from "../launcher/endings.mjs";
import { Halt } from "../launcher/halt.mjs";

/**
 * @typedef {object} Figures
 * @property {number} count
 * @property {number} perSecond
 * @property {number} p50 milliseconds
 * @property {number} p90
 * @property {number} p99
 * @property {number} failed answers that were not what was asked for
 */

/**
 * Asks for a page for so long, over so many connections at once.
 * @param {{ url: string, cookie: string, connections: number, seconds: number }} how
 */
export const underLoad = ({ url, cookie, connections, seconds }) =>
  inChild("ask-pages.mjs", { url, connections, duration: seconds, headers: { cookie } });

/**
 * @typedef {object} Completing
 * @property {number} atOnce
 * @property {number} seconds
 * @property {{ url: string, cookie: string }} [portal] whose form is sent; without it, steps are completed through the door
 */

/** Completes steps for so long. @param {Completing} how */
export const completeSteps = (how) => inChild("complete-steps.mjs", how);

/** @param {string} file @param {object} order @returns {Promise<Figures>} */
function inChild(file, order) {
  const child = fork(inCheckout("scripts", "bench", file), [], {
    cwd: root,
    execArgv: ["--enable-source-maps"],
    // As the portal runs.
    env: { ...process.env, NODE_ENV: "production" },
  });
  const forget = atEnd(() => child.kill("SIGTERM"));
  child.send(order);
  return new Promise((resolve, reject) => {
    child.once("message", (figures) => {
      forget();
      resolve(/** @type {Figures} */ (figures));
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code !== 0) reject(new Halt("A measurement failed; the reason stands above.", "Run it once more."));
    });
  });
}
