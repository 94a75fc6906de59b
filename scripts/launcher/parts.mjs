import process from "node:process";
import { explain } from "./halt.mjs";
import { seconds, step, table } from "./say.mjs";

/**
 * The parts of a check, run one after the other: one that fails does not hide the next. The table at the end
 * says how each went; what could not run is named there.
 * @param {string} command as a person types it
 */
export function parts(command) {
  /** @type {[string, "ok" | "FAILED", string][]} */
  const rows = [];
  /** @type {string[]} */
  const notRun = [];
  return {
    /**
     * @param {string} name @param {() => Promise<number | void>} work its exit code; nothing means 0
     * @returns {Promise<boolean>} whether it went well
     */
    async run(name, work) {
      step(name);
      const since = performance.now();
      const ok = await succeeds(work);
      rows.push([name, ok ? "ok" : "FAILED", seconds(performance.now() - since)]);
      return ok;
    },
    /** @param {string} name @param {string} [why] when the name does not say it */
    notRun(name, why) {
      notRun.push(`NOT RUN: ${name}${why ? ` (${why})` : ""}`);
    },
    /** What cannot run because a service is not to be had here: a failure where everything has to run. @param {string} name @param {string} why */
    lacking(name, why) {
      notRun.push(`NOT RUN: ${name} (${why})`);
      if (process.env.EVERYTHING_RUNS === "1") rows.push([name, "FAILED", seconds(0)]);
    },
    /** Prints the table and returns the exit code. */
    end() {
      console.log(`\n${command}`);
      table([
        ...rows,
        ["in all", rows.every(([, word]) => word === "ok") ? "ok" : "FAILED", seconds(performance.now())],
      ]);
      for (const line of notRun) console.log(`  ${line}`);
      return rows.every(([, word]) => word === "ok") ? 0 : 1;
    },
  };
}

/** @param {() => Promise<number | void>} work */
async function succeeds(work) {
  try {
    return ((await work()) ?? 0) === 0;
  } catch (fault) {
    const halt = explain(fault);
    console.error(halt ? `${halt.message}\n${halt.wayOn}` : fault);
    return false;
  }
}
