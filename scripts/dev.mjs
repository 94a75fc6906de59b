// npm run dev: the portal as one changes it, on the embedded database, with pages that reload.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import process from "node:process";
import { prepareDatabase } from "./launcher/admin.mjs";
import { buildAdmin } from "./launcher/build.mjs";
import { inPackages, root } from "./launcher/checkout.mjs";
import { readCommandLine } from "./launcher/command-line.mjs";
import { readConfiguration } from "./launcher/configuration.mjs";
import { startDemoDatabase } from "./launcher/demo-database.mjs";
import { atEnd, command } from "./launcher/endings.mjs";
import { Halt } from "./launcher/halt.mjs";
import { install } from "./launcher/install.mjs";
import { requireNode } from "./launcher/machine.mjs";
import { claimPortal } from "./launcher/only-one.mjs";
import { requireFreePort } from "./launcher/ports.mjs";
import { step } from "./launcher/say.mjs";
import { secret } from "./launcher/secret.mjs";

await command(async () => {
  requireNode();
  const { values } = readCommandLine("npm run dev", process.argv.slice(2), {
    story: { type: "boolean" },
    port: { type: "string" },
  });
  const { mode, host, port, appUrl, dataDir, evidenceDir } = readConfiguration(process.env, values);
  if (mode === "production")
    throw new Halt("npm run dev works on the embedded database.", "Take DATABASE_URL away.");
  mkdirSync(dataDir, { recursive: true });
  const portal = await claimPortal("npm run dev", dataDir);
  await requireFreePort(port, host);

  await install();
  await buildAdmin();
  const { serveUrl, ownerUrl } = await startDemoDatabase(dataDir, mode);
  const settings = {
    DATABASE_URL: serveUrl,
    APP_URL: appUrl,
    DATA_DIR: dataDir,
    EVIDENCE_DIR: evidenceDir,
    AUTH_SECRET: process.env.AUTH_SECRET || secret(dataDir, "auth-secret"),
    DEMO: "1",
  };
  await prepareDatabase({ ownerUrl, serveUrl, mode }, settings);
  portal.serving(appUrl);
  step(`The sources, reloaded as they change: ${appUrl}`);
  return await serveSources(host, port, settings);
}, 0);

/** @param {string} host @param {number} port @param {Record<string, string>} settings @returns {Promise<number>} */
async function serveSources(host, port, settings) {
  const next = [inPackages("next", "dist", "bin", "next"), "dev", "--hostname", host, "--port", String(port)];
  const child = spawn(process.execPath, next, {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...settings },
    stdio: "inherit",
  });
  /** @type {Promise<number>} */
  const stopped = new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 0)));
  atEnd(async () => {
    child.kill("SIGTERM");
    await stopped;
  });
  return await stopped;
}
