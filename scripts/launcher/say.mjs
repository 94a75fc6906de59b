import process from "node:process";

const coloured = process.stdout.isTTY === true && !process.env.NO_COLOR;
const dim = (/** @type {string} */ text) => (coloured ? `\u001b[2m${text}\u001b[0m` : text);

/** Prints one line of progress with the seconds since this command began. @param {string} line */
export function step(line) {
  console.log(`${dim(`${(performance.now() / 1000).toFixed(1).padStart(6)} s`)}  ${line}`);
}

/** Prints lines with columns that line up. @param {readonly (readonly string[])[]} rows */
export function table(rows) {
  const widths = /** @type {number[]} */ ([]);
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  for (const row of rows) {
    console.log(`  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("   ")}`.trimEnd());
  }
}

/** A time as a person reads it in a table. @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
