import { readFileSync, statSync } from "node:fs";
import { Halt } from "../launcher/halt.mjs";

// What the driver asks by itself when it connects, and what every transaction has.
const besides =
  /^(begin|commit|rollback|set\b|savepoint|release|select set_config)|from pg_catalog\.pg_type/i;

/**
 * The statements in a piece of PostgreSQL's log, without those that open and close a transaction or name the actor.
 * @param {string} text
 */
export function statementsIn(text) {
  return text
    .split(/^(?=\d{4}-\d\d-\d\d )/m)
    .map((entry) => /LOG: {2}(?:execute [^:]+|statement): ([\s\S]*)/.exec(entry)?.[1]?.trim() ?? "")
    .filter((statement) => statement !== "" && !besides.test(statement));
}

/**
 * Does something thrice and returns what it gave last, with the statements it ran then: at first, connections are
 * opened and templates read.
 * @template Given
 * @param {string} log the file of PostgreSQL's log @param {() => Promise<Given>} act
 */
export async function countStatements(log, act) {
  await act();
  await act();
  const from = statSync(log).size;
  const given = await act();
  const statements = statementsIn(readFileSync(log).subarray(from).toString("utf8"));
  return { given, statements };
}

/** Opens a page and returns its HTML. @param {string} url @param {string} cookie */
export async function visit(url, cookie) {
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  const html = await answer.text();
  if (answer.status === 200) return html;
  throw new Halt(
    `${url} answered ${answer.status}.`,
    "What is measured must be there; see the portal's own words above.",
  );
}
