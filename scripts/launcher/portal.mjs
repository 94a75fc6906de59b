import { spawn } from "node:child_process";
import process from "node:process";
import { inCheckout, root } from "./checkout.mjs";
import { atEnd } from "./endings.mjs";

/**
 * @typedef {object} Portal
 * @property {number} pid
 * @property {Promise<number>} stopped its exit code, once it has stopped
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the portal's server and resolves when it listens. It stops with this process, however that ends.
 * @param {Record<string, string>} env
 * @returns {Promise<Portal>}
 */
export async function startPortal(env) {
  const child = spawn(process.execPath, ["--enable-source-maps", inCheckout("server.mjs")], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    // The fourth is the life line: it breaks when this process dies, and the server leaves.
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  /** @type {Promise<number>} */
  const stopped = new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  const stop = async () => {
    child.kill("SIGTERM");
    const patience = setTimeout(() => child.kill("SIGKILL"), 15_000);
    await stopped;
    clearTimeout(patience);
    forget();
  };
  const forget = atEnd(stop);
  const ready = new Promise((resolve) => child.once("message", resolve));
  await Promise.race([ready, stopped]);
  return { pid: child.pid ?? 0, stopped, stop };
}
