// Unpacks the Chromium of the npm package in the folder named, and says where it and its libraries lie.
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

const [, , folder = ""] = process.argv;
const from = createRequire(path.join(folder, "node_modules", "here.js"));
const { default: chromium } = await import(pathToFileURL(from.resolve("@sparticuz/chromium")).href);
console.log(
  JSON.stringify({ program: await chromium.executablePath(), libraries: process.env.LD_LIBRARY_PATH }),
);
