// npm start: brings the portal up on a fresh checkout, and again. Needs nothing but Node before it begins.
import { mkdirSync } from "node:fs";
import process from "node:process";
import { prepareDatabase } from "./launcher/admin.mjs";
import { build } from "./launcher/build.mjs";
import { readCommandLine } from "./launcher/command-line.mjs";
import { readConfiguration, servesAsOwner } from "./launcher/configuration.mjs";
import { startDemoDatabase } from "./launcher/demo-database.mjs";
import { command } from "./launcher/endings.mjs";
import { Halt } from "./launcher/halt.mjs";
import { install } from "./launcher/install.mjs";
import { requireNode } from "./launcher/machine.mjs";
import { claimPortal } from "./launcher/only-one.mjs";
import { startPortal } from "./launcher/portal.mjs";
import { requireFreePort } from "./launcher/ports.mjs";
import { step, table } from "./launcher/say.mjs";
import { secret } from "./launcher/secret.mjs";
import { requirePlatform } from "./postgres/binaries.mjs";

await command(async () => {
  requireNode();
  const { values } = readCommandLine("npm start", process.argv.slice(2), {
    story: { type: "boolean" },
    port: { type: "string" },
  });
  const { mode, host, port, appUrl, dataDir, evidenceDir, ...urls } = readConfiguration(process.env, values);
  if (mode !== "production") requirePlatform();
  mkdirSync(dataDir, { recursive: true });
  const portalClaim = await claimPortal("npm start", dataDir);
  await requireFreePort(port, host);

  await install();
  await build();
  const settings = {
    HOST: host,
    PORT: String(port),
    APP_URL: appUrl,
    DATA_DIR: dataDir,
    EVIDENCE_DIR: evidenceDir,
    AUTH_SECRET: process.env.AUTH_SECRET || secret(dataDir, "auth-secret"),
    DEMO: mode === "production" ? "0" : "1",
  };
  if (mode === "production" && servesAsOwner(urls)) {
    step(
      "Serving as the owner of the tables: set MIGRATE_DATABASE_URL to the owner and DATABASE_URL to a role that only serves",
    );
  }
  const { serveUrl, ownerUrl } = mode === "production" ? urls : await startDemoDatabase(dataDir, mode);
  const prepared = await prepareDatabase(
    { ownerUrl, serveUrl, mode },
    { ...settings, DATABASE_URL: serveUrl },
  );
  if (prepared.seeded) step(mode === "story" ? "Loaded the beginning of the story" : "Loaded the demo");

  const portal = await startPortal({ ...settings, DATABASE_URL: serveUrl });
  portalClaim.serving(appUrl);
  welcome(appUrl, prepared);
  await portal.stopped;
  throw new Halt("The portal stopped by itself; the reason stands above.", "Start it again with npm start.");
}, 0);

/** @param {string} appUrl @param {import("./launcher/admin.mjs").Prepared} prepared */
function welcome(appUrl, { people, setupPath }) {
  step(`Ready: ${appUrl}`);
  if (people.length > 0) {
    console.log("\nSign in with one click as");
    table(people.map(({ name, role, site }) => [name, role, site]));
  }
  if (setupPath) console.log(`\nThe first administrator sets a password here, once: ${appUrl}${setupPath}`);
  console.log("\nCtrl-C stops the portal and its database.\n");
}
