import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { notApplicableStep } from "./acts/not-applicable-step";
import { gates } from "./gate-table";
import type { Template } from "./template";
import { templates } from "./templates";
import { cast } from "./testing/cast";
import { type GateScenario, stripped } from "./testing/gate-scenario";
import type { Wish } from "./testing/play";
import { containScenarios } from "./testing/scenarios-contain";
import { endingScenarios, furtherScenarios } from "./testing/scenarios-ending";
import { furtherPatches, patchScenarios } from "./testing/scenarios-patch";
import { peopleScenarios } from "./testing/scenarios-people";
import { heldElsewhere, permitScenarios } from "./testing/scenarios-permit";
import { furtherProofs, proofScenarios } from "./testing/scenarios-proof";
import { remediateScenarios } from "./testing/scenarios-remediate";
import { Scene } from "./testing/scene";

const taken = vi.hoisted(() => ({ out: "" }));
vi.mock("./gate-table", async (original) => {
  const real = await original<typeof import("./gate-table")>();
  return {
    get gates() {
      return real.gates.filter((gate) => gate.id !== taken.out);
    },
  };
});

function withoutGate<Result>(id: string, play: () => Result): Result {
  taken.out = id;
  try {
    return play();
  } finally {
    taken.out = "";
  }
}

const scenarios: Readonly<Record<string, GateScenario>> = {
  ...containScenarios,
  ...permitScenarios,
  ...remediateScenarios,
  ...peopleScenarios,
  ...endingScenarios,
  ...proofScenarios,
  ...patchScenarios,
};

/** A scenario, played up to its acts with the gate out of the way. */
function prepared(id: string, scenario: GateScenario, template: Template, wish: Wish): Scene {
  const scene = new Scene(template);
  withoutGate(id, () => scenario.prepare(scene, wish));
  return scene;
}

/** The codes of each act, every one from the same facts. */
function answers(scene: Scene, scenario: GateScenario, wish: Wish) {
  const { facts, now } = scene;
  return scenario.acts.map((act) => {
    scene.facts = facts;
    scene.now = now;
    return act(scene, wish);
  });
}

const named = (wish: Wish) =>
  [wish.containment, wish.plan.remediation, wish.plan.delivery].filter(Boolean).join(", ");
const cases = gates.flatMap((gate) =>
  (scenarios[gate.id]?.wishes ?? []).flatMap((wish) =>
    templates.map((template) => ({
      gate,
      wish,
      template,
      title: `${gate.id} ${gate.name}: ${template.key}, ${named(wish)}`,
    })),
  ),
);
const scenarioOf = (id: string): GateScenario => {
  const found = scenarios[id];
  if (!found) throw new Error(`${id} has no scenario`);
  return found;
};

test("every gate has a scenario and a row in docs/gates.md, and no number is used twice", () => {
  const ids = gates.map((gate) => gate.id);
  expect(Object.keys(scenarios).sort()).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
  const rows = readFileSync("docs/gates.md", "utf8").split("\n");
  for (const gate of gates) {
    const row = rows.find((line) => line.startsWith(`| ${gate.id} |`));
    expect(row, `${gate.id} in docs/gates.md`).toContain(`\`${gate.code}\``);
  }
});

test("every rule of counting in docs/gates.md names a test that exists", () => {
  const rows = readFileSync("docs/gates.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| C"));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const [, file, name] = /`([^`]+)`: "([^"]+)" \|$/.exec(row) ?? [];
    expect(readFileSync(`domain/checklist/${file}`, "utf8"), row).toContain(`"${name}"`);
  }
});

describe("a gate refuses in every branch of the templates that ship", () => {
  test.each(cases)("$title", ({ gate, wish, template }) => {
    const scenario = scenarioOf(gate.id);
    const scene = prepared(gate.id, scenario, template, wish);
    for (const codes of answers(scene, scenario, wish)) expect(codes).toContain(gate.code);
  });
});

describe("a gate stands alone: without what the template requires it refuses, and only without it the act passes", () => {
  test.each(cases)("$title", ({ gate, wish, template }) => {
    const scenario = scenarioOf(gate.id);
    const bare = stripped(scenario.edit?.(template) ?? template);
    const scene = prepared(gate.id, scenario, bare, wish);
    const { facts, now } = scene;
    for (const codes of answers(scene, scenario, wish)) expect(codes).toContain(gate.code);
    scene.facts = facts;
    scene.now = now;
    const passed = withoutGate(gate.id, () => answers(scene, scenario, wish));
    for (const codes of passed) expect(codes).toEqual([]);
  });
});

describe("a gate holds in every way it can be met", () => {
  const further = Object.entries({ ...furtherScenarios, ...furtherProofs, ...furtherPatches }).flatMap(
    ([id, scenario]) =>
      scenario.wishes.flatMap((wish) => templates.map((template) => ({ id, scenario, wish, template }))),
  );
  test.each(further)("$id: $template.key, $wish.containment", ({ id, scenario, wish, template }) => {
    const code = gates.find((gate) => gate.id === id)?.code;
    const shipped = prepared(id, scenario, template, wish);
    for (const codes of answers(shipped, scenario, wish)) expect(codes).toContain(code);
    const scene = prepared(id, scenario, stripped(template), wish);
    const { facts, now } = scene;
    for (const codes of answers(scene, scenario, wish)) expect(codes).toContain(code);
    scene.facts = facts;
    scene.now = now;
    for (const codes of withoutGate(id, () => answers(scene, scenario, wish))) expect(codes).toEqual([]);
  });
});

describe("a system that another incident holds is not connected", () => {
  const held = heldElsewhere.flatMap((scenario) =>
    scenario.wishes.flatMap((wish) => templates.map((template) => ({ scenario, wish, template }))),
  );
  test.each(held)("$template.key, $wish.containment, $wish.plan.delivery", ({ scenario, wish, template }) => {
    const scene = prepared("G33", scenario, template, wish);
    const { facts, now } = scene;
    for (const codes of answers(scene, scenario, wish)) expect(codes).toEqual(["held-by-other-incident"]);
    scene.facts = facts;
    scene.now = now;
    for (const codes of withoutGate("G33", () => answers(scene, scenario, wish))) expect(codes).toEqual([]);
  });
});

test("no step of a kind that a gate rests on can be asked to be not applicable", () => {
  for (const template of templates) {
    const scene = new Scene(template);
    for (const step of template.steps.filter((each) => each.kind && each.kind !== "map")) {
      const role = step.role === "clinical-lead" ? cast.lena : cast.cora;
      const input = { step: step.key, seen: null, reason: "not here" };
      expect(scene.codes(notApplicableStep, role, input), step.key).toContain("gate-never-not-applicable");
    }
  }
});
