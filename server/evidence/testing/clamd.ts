import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** Where Debian and others put the daemon; null: this machine has none. */
export function findClamd(): string | null {
  for (const path of ["clamd", "/usr/sbin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd"]) {
    try {
      execFileSync(path, ["--version"], { stdio: "ignore" });
      return path;
    } catch {
      // Not there: the next.
    }
  }
  return null;
}

/** The test text of the European institute for antivirus research, in two halves, so that this file is not taken for it. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/** A scanner that knows one signature, on a socket of its own. */
export function scannerAt(program: string) {
  const folder = mkdtempSync(join(tmpdir(), "clamd-"));
  const socket = join(folder, "socket");
  const signatures = join(folder, "local.ndb");
  writeFileSync(signatures, `Local.Test.EICAR:0:0:${Buffer.from(eicar).toString("hex")}\n`);
  const configuration = join(folder, "clamd.conf");
  writeFileSync(
    configuration,
    [
      `LocalSocket ${socket}`,
      `DatabaseDirectory ${folder}`,
      "Foreground yes",
      "StreamMaxLength 2M",
      `User ${process.env.USER ?? "root"}`,
      "",
    ].join("\n"),
  );
  if (process.getuid) chownSync(folder, process.getuid(), process.getgid?.() ?? 0);
  let running: ChildProcess | null = null;
  return {
    socket,
    start: async () => {
      running = spawn(program, ["--config-file", configuration], { stdio: "ignore" });
      await answering(socket);
    },
    stop: async () => {
      const child = running;
      running = null;
      if (!child || child.exitCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Waits until somebody listens. */
async function answering(path: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await listens(path)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The scanner did not start");
}

const listens = (path: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ path });
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => socket.destroy());
    socket.once("connect", () => socket.destroy());
  });
