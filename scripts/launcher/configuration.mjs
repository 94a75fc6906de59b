import path from "node:path";
import { root } from "./checkout.mjs";
import { readPort } from "./command-line.mjs";
import { Halt } from "./halt.mjs";

/**
 * @typedef {object} Configuration what one start serves, and where
 * @property {"demo" | "story" | "production"} mode
 * @property {string} host
 * @property {number} port
 * @property {string} appUrl
 * @property {string} dataDir
 * @property {string} evidenceDir
 * @property {string} serveUrl the database of a production start; empty where the embedded one serves
 * @property {string} ownerUrl
 *
 * @typedef {Record<string, string | undefined>} Variables
 */

/**
 * Reads what `npm start` is told, and refuses what would put the demo, which has no passwords, before strangers.
 * @param {Variables} env @param {{ story?: boolean, port?: string }} options
 * @returns {Configuration}
 */
export function readConfiguration(env, options) {
  const port = readPort(options.port ?? env.PORT ?? "3000", options.port === undefined ? "PORT" : "--port");
  const host = env.HOST || "127.0.0.1";
  const address = env.APP_URL || `http://localhost:${port}`;
  const where = { host, port, appUrl: readAppUrl(address).origin };
  const dataDir = path.resolve(root, env.DATA_DIR || ".data");
  return env.DATABASE_URL ? production(env, options, where, dataDir) : demo(options, where, dataDir);
}

/** @typedef {{ host: string, port: number, appUrl: string }} Where */

/**
 * @param {Variables} env @param {{ story?: boolean }} options @param {Where} where @param {string} dataDir
 * @returns {Configuration}
 */
function production(env, { story }, where, dataDir) {
  if (story || (env.DEMO || "0") !== "0") {
    throw new Halt(
      "The demo runs on its own embedded database only, and DATABASE_URL is set.",
      "Take DATABASE_URL away for the demo, or DEMO and --story away to serve that database.",
    );
  }
  if (!isLoopback(where.host) && !env.APP_URL) {
    throw new Halt(
      "HOST opens the portal to other machines, and APP_URL does not say under which address.",
      "Set APP_URL to what people type to open the portal, such as https://isocenter.example.",
    );
  }
  return {
    ...where,
    mode: "production",
    dataDir,
    evidenceDir: path.resolve(root, env.EVIDENCE_DIR || path.join(dataDir, "evidence")),
    serveUrl: env.DATABASE_URL ?? "",
    ownerUrl: env.MIGRATE_DATABASE_URL || env.DATABASE_URL || "",
  };
}

/**
 * @param {{ story?: boolean }} options @param {Where} where @param {string} dataDir
 * @returns {Configuration}
 */
function demo({ story }, where, dataDir) {
  if (!isLoopback(where.host) || !isLoopback(new URL(where.appUrl).hostname)) {
    throw new Halt(
      "The demo signs anyone in without a password, so it serves this machine only.",
      "Take HOST and APP_URL away for the demo, or set DATABASE_URL to serve others.",
    );
  }
  // Each database has its files apart: cleaning up after one must never reach those of the other.
  const evidenceDir = path.join(dataDir, story ? "evidence-story" : "evidence");
  return { ...where, mode: story ? "story" : "demo", dataDir, evidenceDir, serveUrl: "", ownerUrl: "" };
}

/** @param {string} text */
function readAppUrl(text) {
  if (/^https?:/.test(text) && URL.canParse(text)) return new URL(text);
  throw new Halt(
    `APP_URL is "${text}", which is not an address.`,
    "It is what people type to open the portal, such as https://isocenter.example.",
  );
}

/** @param {string} host */
const isLoopback = (host) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);

/**
 * Whether the portal would serve as the very role that owns the tables, which may change what is written once.
 * @param {{ serveUrl: string, ownerUrl: string }} urls
 */
export function servesAsOwner({ serveUrl, ownerUrl }) {
  const user = (/** @type {string} */ url) => (URL.canParse(url) ? new URL(url).username : "");
  return user(serveUrl) === user(ownerUrl);
}
