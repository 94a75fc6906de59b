import { table } from "../launcher/say.mjs";
import { javaScriptBudget } from "./pages.mjs";

/**
 * @typedef {import("./load.mjs").Figures} Figures
 * @typedef {{ name: string, load: Figures, alone: number | null, ratio: number | null }} Measured
 * @typedef {object} Looked
 * @property {string} name
 * @property {string[]} statements
 * @property {number} statementBudget
 * @property {number} html bytes
 * @property {{ framework: number, above: number }} javaScript bytes (gzip)
 *
 * @typedef {object} Result
 * @property {Record<string, unknown>} circumstances
 * @property {Measured[]} measured
 * @property {Looked[]} pages
 * @property {string[]} completion the statements of one completed step
 */

/** @param {number} value @param {number} [digits] */
const number = (value, digits = 0) => value.toFixed(digits);
/** @param {number} bytes */
const kilobytes = (bytes) => `${number(bytes / 1024, 1)} KB`;

/** Prints the figures of a run beside what they are to stay within. @param {Result} result */
export function printResult({ circumstances, measured, pages, completion }) {
  console.log("");
  table(Object.entries(circumstances).map(([name, value]) => [name, String(value)]));
  console.log("");
  table([
    ["under load", "per second", "p50 ms", "p90 ms", "p99 ms", "alone p50 ms", "of the bare page", "failed"],
    ...measured.map(({ name, load, alone, ratio }) => [
      name,
      number(load.perSecond, 1),
      number(load.p50),
      number(load.p90),
      number(load.p99),
      alone === null ? "" : number(alone),
      ratio === null ? "" : number(ratio, 2),
      number(load.failed),
    ]),
  ]);
  console.log("");
  table([
    ["page", "statements", "at most", "HTML", "framework", "JavaScript above it", "at most"],
    ...pages.map(({ name, statements, statementBudget, html, javaScript }) => [
      name,
      number(statements.length),
      number(statementBudget),
      kilobytes(html),
      kilobytes(javaScript.framework),
      kilobytes(javaScript.above),
      kilobytes(javaScriptBudget),
    ]),
    ["complete a step", number(completion.length)],
  ]);
}
