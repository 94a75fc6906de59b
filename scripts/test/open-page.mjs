// Opens one page in the browser whose program is named, as the journeys will; fails when that does not work.
import process from "node:process";
import { chromium } from "@playwright/test";

const [, , program = ""] = process.argv;
const browser = await chromium.launch({ executablePath: program, args: ["--disable-gpu"], timeout: 30_000 });
const page = await browser.newPage();
await page.setContent("<title>It works</title>");
const title = await page.title();
await browser.close();
process.exit(title === "It works" ? 0 : 1);
