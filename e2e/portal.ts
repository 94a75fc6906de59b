import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, cpSync, existsSync, mkdirSync, openSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { clonePortalDatabase } from "@/db/testing/portal-database";

export type PortalOptions = {
  /** Where a journey begins: the demo in flight, the story's beginning with no advisory yet, or outside the demo with nobody. */
  start: "demo" | "story" | "production";
  /** A journey with a name has a portal of its own; the others of one worker share one. */
  journey: string;
};

export type Portal = Readonly<{ url: string; databaseUrl: string }>;

const templates = {
  demo: "e2e_template",
  story: "e2e_story_template",
  production: "e2e_production_template",
} as const;

/** The one-time link of the first administrator, in every portal that begins with nobody. */
export const setupPath = (): string => process.env.E2E_SETUP_PATH ?? "";

/** Starts a portal of one test worker's own: its database, its files, its port. It can be killed, and started again. */
export async function startPortal(start: PortalOptions["start"], worker: number | string) {
  const name = `e2e_${start}_${worker}`;
  const folder = path.join(filesFolder(), name);
  mkdirSync(folder, { recursive: true });
  const seededFiles = path.join(filesFolder(), `${templates[start]}-evidence`);
  if (existsSync(seededFiles)) cpSync(seededFiles, path.join(folder, "evidence"), { recursive: true });

  const database = await clonePortalDatabase(templates[start], name);
  const port = await freePort();
  const portal: Portal = { url: `http://localhost:${port}`, databaseUrl: database.url };
  const env = {
    DATABASE_URL: database.url,
    APP_URL: portal.url,
    PORT: String(port),
    HOST: "127.0.0.1",
    WEB_WORKERS: "1",
    DATA_DIR: folder,
    EVIDENCE_DIR: path.join(folder, "evidence"),
    AUTH_SECRET: "known to everyone, for tests only",
    DEMO: start === "production" ? "0" : "1",
  };
  let server = await serve(folder, env);
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    const gone = server.exitCode === null && server.signalCode === null ? once(server, "exit") : null;
    server.kill(signal);
    await gone;
  };
  return {
    portal,
    evidenceFolder: env.EVIDENCE_DIR,
    /** As the kernel does it: nothing is finished, nothing is said. */
    kill: () => end("SIGKILL"),
    startAgain: async () => {
      server = await serve(folder, env);
    },
    stop: async () => {
      await end("SIGTERM");
      await database.drop();
    },
  };
}

/** Runs server.mjs; the channel to it is its life line, so none outlives a killed test run. */
async function serve(folder: string, env: Record<string, string>): Promise<ChildProcess> {
  const log = openSync(path.join(folder, "portal.log"), "a");
  const server = spawn(process.execPath, ["--enable-source-maps", "server.mjs"], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", log, "inherit", "ipc"],
  });
  closeSync(log);
  const ended = once(server, "exit").then(([code]) => {
    throw new Error(`The portal ended before it was ready (${code}).`);
  });
  await Promise.race([once(server, "message"), ended]);
  ended.catch(() => undefined);
  return server;
}

function filesFolder(): string {
  const folder = process.env.E2E_FILES;
  if (!folder) throw new Error("E2E_FILES names no folder for test files; `npm test -- e2e` makes one.");
  return folder;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo; // A server that listens on a port has such an address.
  probe.close();
  await once(probe, "close");
  return port;
}
