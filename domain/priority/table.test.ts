import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { priorityIn } from "./table";
import {
  automatables,
  exploitations,
  humanImpacts,
  type PriorityValues,
  priorities,
  systemExposures,
} from "./values";

const own = "domain/priority/testing/deployer-1.0.0.csv";
const published = "../shared/data/ssvc/deployer_patch_application_priority_1_0_0.csv";

const among = <Name extends string>(names: readonly Name[], text: string | undefined): Name => {
  const found = names.find((name) => name === text?.trim().replaceAll(" ", "-"));
  if (!found) throw new Error(`No such value: ${text}`);
  return found;
};

function rowsOf(file: string): { values: PriorityValues; priority: string }[] {
  const [, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  return lines.map((line) => {
    const [, exploitation, exposure, automatable, humanImpact, priority] = line.split(",");
    return {
      values: {
        exploitation: among(exploitations, exploitation),
        exposure: among(systemExposures, exposure),
        automatable: among(automatables, automatable),
        humanImpact: among(humanImpacts, humanImpact),
      },
      priority: among(priorities, priority),
    };
  });
}

describe.each([
  ["our own copy of the facts", own],
  ["the published file", published],
])("the priority table against %s", (_name, file) => {
  const rows = existsSync(file) ? rowsOf(file) : [];

  it.skipIf(rows.length === 0)("has its 72 rows, each once", () => {
    expect(rows).toHaveLength(72);
    expect(new Set(rows.map(({ values }) => JSON.stringify(values))).size).toBe(72);
  });

  it.skipIf(rows.length === 0).each(rows)("gives $priority for $values", ({ values, priority }) => {
    expect(priorityIn(values)).toBe(priority);
  });
});
