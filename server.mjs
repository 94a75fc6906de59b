// The portal's HTTP server: one process for each core behind one port. Started by scripts/start.mjs, or by a
// service manager with the same variables: PORT, HOST, WEB_WORKERS and what lib/env.ts names.
import cluster from "node:cluster";
import { createServer } from "node:http";
import os from "node:os";
import process from "node:process";

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? "127.0.0.1";
const workers = Number(process.env.WEB_WORKERS ?? Math.min(os.availableParallelism(), 4));
const patience = 10_000;
/** The exit code of a process that could not listen: starting another would not help. */
const cannotListen = 3;

if (cluster.isPrimary && workers > 1) supervise();
else await serve();

/** Keeps the workers running; leaves when told to, or when the process that started this one is gone. */
function supervise() {
  let stopping = false;
  /** @type {number[]} */
  let crashes = [];

  /** @param {number} code */
  const stop = (code) => {
    if (stopping) return;
    stopping = true;
    process.exitCode = code;
    for (const worker of living()) worker.process.kill("SIGTERM");
    setTimeout(() => {
      for (const worker of living()) worker.process.kill("SIGKILL");
    }, patience + 2000).unref();
  };

  cluster.on("exit", (_worker, code, signal) => {
    if (stopping) return living().length === 0 && process.exit();
    if (code === cannotListen) return stop(cannotListen);
    crashes = [...crashes.filter((at) => at > Date.now() - 60_000), Date.now()];
    console.error(`A worker of the portal ended (${signal ?? code}).`);
    if (crashes.length <= 5) return cluster.fork();
    console.error("Six workers ended within a minute; the portal stops.");
    stop(1);
  });

  let listening = 0;
  cluster.on("listening", () => {
    listening += 1;
    if (listening === workers) process.send?.("ready");
  });
  onStop(() => stop(0));
  for (let count = 0; count < workers; count += 1) cluster.fork();
}

const living = () => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);

/** Answers requests until told to stop, then finishes the ones under way. */
async function serve() {
  const { default: next } = await import("next");
  const portal = next({ dev: false, hostname: host, port });
  await portal.prepare();
  const answer = portal.getRequestHandler();
  /** Answers that never end by themselves: what open pages hear. @type {Set<import("node:http").ServerResponse>} */
  const heard = new Set();
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/api/events")) {
      heard.add(response);
      response.once("close", () => heard.delete(response));
    }
    // The address the portal itself saw, for sessions and events; what a client claims in this header is overwritten.
    request.headers["x-isocenter-address"] = request.socket.remoteAddress ?? "";
    if (!isReadable(request.url ?? "/")) {
      response
        .writeHead(400, { "content-type": "text/plain; charset=utf-8" })
        .end("This address cannot be read.\n");
      return;
    }
    void answer(request, response);
  });
  // Longer than the proxies before it keep a connection, so that none is closed under a new request.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  // An upload of the largest file over a slow line takes its time.
  server.requestTimeout = 30 * 60_000;

  server.on("error", (fault) => {
    console.error(`The portal cannot listen on ${host}, port ${port}: ${fault.message}.`);
    process.exit(cannotListen);
  });
  server.listen(port, host, () => {
    if (cluster.isPrimary) process.send?.("ready");
  });

  let stopping = false;
  onStop(() => {
    if (stopping) return;
    stopping = true;
    for (const response of heard) response.destroy();
    server.close(() => void portal.close().finally(() => process.exit(0)));
    // A connection that was busy when closing began stays open until it is idle.
    setInterval(() => server.closeIdleConnections(), 50).unref();
    setTimeout(() => process.exit(0), patience).unref();
  });
}

/**
 * Whether the path is UTF-8 in percent-encoding (RFC 3986, section 2.1); of any other the framework would make a fault.
 * @param {string} url
 */
function isReadable(url) {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** @param {() => void} stop */
function onStop(stop) {
  process.on("SIGTERM", stop);
  // Ctrl-C reaches every process of the terminal; the workers wait for the word of the first one.
  process.on("SIGINT", cluster.isPrimary ? stop : () => undefined);
  process.on("SIGHUP", cluster.isPrimary ? stop : () => undefined);
  if (cluster.isPrimary && process.connected) process.on("disconnect", stop);
}
