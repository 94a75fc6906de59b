// npm run verify: everything that can be said about the code without a database, in seconds.
import process from "node:process";
import { inPackages } from "./launcher/checkout.mjs";
import { readCommandLine } from "./launcher/command-line.mjs";
import { command } from "./launcher/endings.mjs";
import { install } from "./launcher/install.mjs";
import { requireNode } from "./launcher/machine.mjs";
import { parts } from "./launcher/parts.mjs";
import { run } from "./launcher/run.mjs";
import { verifySteps } from "./verify/steps.mjs";

await command(async () => {
  requireNode();
  readCommandLine("npm run verify", process.argv.slice(2), {});
  await install();
  const all = parts("npm run verify");
  for (const [name, check] of verifySteps) await all.run(name, check);
  await all.run("unit tests", () =>
    run(process.execPath, [inPackages("vitest", "vitest.mjs"), "run", "--project", "unit"]),
  );
  return all.end();
});
