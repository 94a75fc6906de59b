import process from "node:process";
import { explain } from "./halt.mjs";

/** @type {(() => unknown)[]} */
const undoings = [];
/** @type {Promise<never> | null} */
let ending = null;

/**
 * Has something undone when this command ends, however it ends; what began last is undone first.
 * Returns a function that takes the promise back.
 * @param {() => unknown} undo
 */
export function atEnd(undo) {
  undoings.push(undo);
  return () => {
    const at = undoings.indexOf(undo);
    if (at >= 0) undoings.splice(at, 1);
  };
}

/** Goes on only while this command does: what an ending command still waits for is never reached. */
export async function unlessEnding() {
  await ending;
}

/** Undoes everything, then leaves with the code. @param {number} code @returns {Promise<never>} */
function end(code) {
  ending ??= undoAll(code);
  return ending;
}

/** @param {number} code @returns {Promise<never>} */
async function undoAll(code) {
  let left = code;
  for (let undo = undoings.pop(); undo; undo = undoings.pop()) {
    try {
      await undo();
    } catch (fault) {
      complain(fault);
      left ||= 1;
    }
  }
  process.exit(left);
}

/**
 * Runs a command from its first line to its last: signals end it cleanly, a reason to stop is printed as a
 * sentence, a fault with its trace. The number it returns is the exit code; nothing means 0.
 * @param {() => Promise<number | void>} main
 * @param {number} [interrupted] the exit code after a signal; a command one always ends that way says 0
 */
export async function command(main, interrupted = 130) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end(interrupted));
  if (process.env.npm_lifecycle_event) endWithParent(interrupted);
  try {
    await end((await main()) ?? 0);
  } catch (fault) {
    // Ending kills the children this command waits for; that they failed is then no news.
    if (!ending) complain(fault);
    await end(1);
  }
}

/** npm hands a signal to its shell only; when the shell is gone, nobody waits for this command any more. @param {number} code */
function endWithParent(code) {
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && void end(code), 500).unref();
}

/** @param {unknown} fault */
function complain(fault) {
  const halt = explain(fault);
  if (halt) console.error(`\n${halt.message}\n${halt.wayOn}\n`);
  else console.error(fault);
}
