import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { inCheckout } from "../launcher/checkout.mjs";

/** @type {Map<string, number>} */
const sizes = new Map();

/** How many bytes a script of the build is on its way to a browser. @param {string} script */
function sizeOf(script) {
  const known = sizes.get(script) ?? gzipSync(readFileSync(inCheckout(".next", script))).length;
  sizes.set(script, known);
  return known;
}

/**
 * The scripts a page has the browser load: those in its tags, and those its components name in the data that follows; and those
 * of them that every page of the framework loads.
 * @param {string} html
 */
function scriptsOf(html) {
  const { polyfillFiles, rootMainFiles } = JSON.parse(
    readFileSync(inCheckout(".next", "build-manifest.json"), "utf8"),
  );
  const named = new Set(html.match(/static\/chunks\/[\w.~-]+\.js/g));
  const scripts = [...named].filter((script) => !polyfillFiles.includes(script));
  return { scripts, framework: scripts.filter((script) => rootMainFiles.includes(script)) };
}

/** The bytes (gzip) of the framework's own JavaScript on a page, and those above it. @param {string} html */
export function clientJavaScript(html) {
  const { scripts, framework } = scriptsOf(html);
  const bytes = (/** @type {string[]} */ some) => some.reduce((sum, script) => sum + sizeOf(script), 0);
  return { framework: bytes(framework), above: bytes(scripts) - bytes(framework) };
}
