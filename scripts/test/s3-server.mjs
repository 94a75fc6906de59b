import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { made } from "../launcher/checkout.mjs";
import { atEnd } from "../launcher/endings.mjs";
import { freePort } from "../launcher/ports.mjs";
import { answersTo, obtain } from "./packages.mjs";

const host = "127.0.0.1";
const packages = ["swift-proxy", "swift-account", "swift-container", "swift-object"];
const [user, secret] = ["tester", "known to nobody but these tests".replaceAll(" ", "-")];
const storages = /** @type {const} */ (["account", "container", "object"]);

/**
 * Starts OpenStack Swift with its S3 interface, which checks signatures and the hashes of bodies as S3 does. It ends with this command.
 * Returns what the tests read of it, or why it is not here.
 * @returns {Promise<{ env: Record<string, string> } | { why: string }>}
 */
export async function startS3Server() {
  if (process.env.TEST_S3_ENDPOINT) return { env: {} };
  if (!(await obtain("OpenStack Swift", hasServer, packages)))
    return { why: "OpenStack Swift is not here, and could not be installed" };
  const folder = path.join(made, "test", `s3-${process.pid}`);
  mkdirSync(path.join(folder, "dev", "sda"), { recursive: true });
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, "swift.conf"), swiftConf);
  for (const name of storages) {
    const port = await freePort(host);
    writeFileSync(path.join(folder, `${name}.conf`), storageConf(name, folder, port));
    if (!buildRing(folder, name, port)) return { why: "Swift's rings could not be built" };
    start(folder, name);
  }
  const port = await freePort(host);
  writeFileSync(path.join(folder, "proxy.conf"), proxyConf(folder, port));
  start(folder, "proxy");
  const endpoint = `http://${host}:${port}`;
  if (!(await answers(endpoint))) return { why: `Swift did not answer; its logs are in ${folder}` };
  return {
    env: { TEST_S3_ENDPOINT: endpoint, TEST_S3_KEY: `test:${user}`, TEST_S3_SECRET: secret },
  };
}

const hasServer = () => answersTo("swift-proxy-server", "--help");

/** @param {string} folder @param {string} name @param {number} port */
function buildRing(folder, name, port) {
  const builder = path.join(folder, `${name}.builder`);
  const device = ["--region", "1", "--zone", "1", "--ip", host, "--port", `${port}`, "--device", "sda"];
  return [
    [builder, "create", "4", "1", "1"],
    [builder, "add", ...device, "--weight", "1"],
    [builder, "rebalance"],
  ].every((args) => spawnSync("swift-ring-builder", args, { cwd: folder }).status === 0);
}

/** @param {string} folder @param {string} name */
function start(folder, name) {
  const child = spawn(`swift-${name}-server`, [path.join(folder, `${name}.conf`)], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = createWriteStream(path.join(folder, `${name}.log`));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  atEnd(() => child.kill("SIGKILL"));
}

/** @param {string} endpoint */
async function answers(endpoint) {
  for (const until = Date.now() + 120_000; Date.now() < until; ) {
    const answer = await fetch(`${endpoint}/healthcheck`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => null,
    );
    if (answer?.ok) return true;
    await new Promise((later) => setTimeout(later, 250));
  }
  return false;
}

const swiftConf = `[swift-hash]
swift_hash_path_suffix = tests
swift_hash_path_prefix = tests
[storage-policy:0]
name = tests
default = yes
`;

/** @param {string} folder @param {number} port */
const common = (folder, port) => `[DEFAULT]
bind_ip = ${host}
bind_port = ${port}
user = ${process.getuid?.() === 0 ? "root" : (process.env.USER ?? "nobody")}
swift_dir = ${folder}
devices = ${folder}/dev
mount_check = false
workers = 0
log_level = WARNING
`;

/** @param {string} name @param {string} folder @param {number} port */
const storageConf = (name, folder, port) => `${common(folder, port)}[pipeline:main]
pipeline = ${name}-server
[app:${name}-server]
use = egg:swift#${name}
`;

/** @param {string} folder @param {number} port */
const proxyConf = (folder, port) => `${common(folder, port)}[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck cache listing_formats bulk s3api tempauth copy slo dlo proxy-logging proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:tempauth]
use = egg:swift#tempauth
user_test_${user} = ${secret} .admin
[filter:cache]
use = egg:swift#memcache
memcache_servers = ${host}:1
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1
check_bucket_owner = false
${["catch_errors", "gatekeeper", "healthcheck", "listing_formats", "bulk", "copy", "slo", "dlo"]
  .map((name) => `[filter:${name}]\nuse = egg:swift#${name}\n`)
  .join("")}[filter:proxy-logging]
use = egg:swift#proxy_logging
`;
