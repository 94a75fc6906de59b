import { table } from "../launcher/say.mjs";
import { javaScriptBudget } from "./pages.mjs";

/**
 * @typedef {import("./load.mjs").Figures} Figures
 * @typedef {object} Measured
 * @property {string} name
 * @property {Figures} load
 * @property {{ portal: number | null, database: number | null } | null} times processor time for each answer, ms
 * @property {number | null} alone p50 over one connection, ms
 * @property {number | null} ratio to the bare page

 * @typedef {object} Looked
 * @property {string} name
 * @property {string[]} statements
 * @property {number} statementBudget
 * @property {number} html bytes
 * @property {{ framework: number, above: number }} javaScript bytes (gzip)
 *
 * @typedef {object} Result
 * @property {Record<string, unknown>} circumstances
 * @property {{ measured: Measured[], looked: Looked[], completion: string[] } | null} pages with the statements of one completed step;
 *   null: not asked for
 * @property {import("./inventory.mjs").DeedTime[]} deeds
 * @property {{ name: string, milliseconds: number, atMost: number }[]} acts what no page shows
 */

/** @param {number} value @param {number} [digits] */
const number = (value, digits = 0) => value.toFixed(digits);
/** @param {number | null | undefined} value @param {number} [digits] */
const given = (value, digits = 0) => (value === null || value === undefined ? "" : number(value, digits));
/** @param {number} bytes */
const kilobytes = (bytes) => `${number(bytes / 1024, 1)} KB`;

/** Prints the figures of a run beside what they are to stay within. @param {Result} result */
export function printResult({ circumstances, pages, deeds, acts }) {
  console.log("");
  table(Object.entries(circumstances).map(([name, value]) => [name, String(value)]));
  console.log("");
  if (pages) printPages(pages);
  if (deeds.length > 0) printDeeds(deeds);
  console.log("");
  if (acts.length > 0) printActs(acts);
}

/** @param {NonNullable<Result["pages"]>} pages */
function printPages({ measured, looked, completion }) {
  table([
    [
      "under load",
      "a second",
      "of the bare page",
      "p50 ms",
      "p90",
      "p99",
      "alone p50",
      "portal ms",
      "database ms",
      "failed",
    ],
    ...measured.map(({ name, load, times, alone, ratio }) => [
      name,
      number(load.perSecond, 1),
      given(ratio, 2),
      number(load.p50),
      number(load.p90),
      number(load.p99),
      given(alone),
      given(times?.portal, 1),
      given(times?.database, 1),
      number(load.failed),
    ]),
  ]);
  console.log("");
  table([
    ["page", "statements", "at most", "HTML", "framework", "JavaScript above it", "at most"],
    ...looked.map(({ name, statements, statementBudget, html, javaScript }) => [
      name,
      number(statements.length),
      number(statementBudget),
      kilobytes(html),
      kilobytes(javaScript.framework),
      kilobytes(javaScript.above),
      kilobytes(javaScriptBudget),
    ]),
    ...(completion.length > 0 ? [["complete a step", number(completion.length)]] : []),
  ]);
  console.log("");
}

/** @param {Result["acts"]} acts */
function printActs(acts) {
  table([
    ["act", "ms", "at most"],
    ...acts.map(({ name, milliseconds, atMost }) => [name, number(milliseconds, 3), number(atMost, 1)]),
  ]);
  console.log("");
}

/** @param {Result["deeds"]} deeds */
function printDeeds(deeds) {
  const seconds = (/** @type {number} */ milliseconds) => `${number(milliseconds / 1000, 2)} s`;
  table([
    ["inventory", "rows", "took", "at most", "of it"],
    ...deeds.map(({ name, rows, milliseconds, atMost, stages }) => [
      name,
      number(rows),
      seconds(milliseconds),
      atMost === null ? "" : seconds(atMost),
      stages.map((stage) => `${stage.name} ${seconds(stage.milliseconds)}`).join(", "),
    ]),
  ]);
}
