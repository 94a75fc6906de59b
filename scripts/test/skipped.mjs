import { readIfThere } from "../launcher/stamps.mjs";

/**
 * @typedef {{ status: string, fullName: string }} Assertion
 * @typedef {{ title: string, specs?: { title: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite
 */

/** The tests a Vitest report says were passed over, by name. @param {string} file */
export function skippedByVitest(file) {
  const text = readIfThere(file);
  if (!text) return [];
  /** @type {{ testResults: { assertionResults: Assertion[] }[] }} */
  const { testResults } = JSON.parse(text);
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => ["skipped", "pending", "todo", "disabled"].includes(status))
    .map(({ fullName }) => fullName.trim());
}

/** The journeys a Playwright report says were passed over, by name. @param {string} file */
export function skippedByPlaywright(file) {
  const text = readIfThere(file);
  return text ? JSON.parse(text).suites.flatMap(skippedIn) : [];
}

/** @param {Suite} suite @returns {string[]} */
function skippedIn({ title, specs = [], suites = [] }) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === "skipped"));
  return [...own.map((spec) => `${title}: ${spec.title}`), ...suites.flatMap(skippedIn)];
}
