import { describe, expect, test } from "vitest";
import { templateFaults } from "./check-template";
import { type EvidenceAsked, phases, type Step, stepKinds, type Template } from "./template";
import { essential, full, templates } from "./templates";

const edited = (key: string, change: Partial<Step>): Template => ({
  ...essential,
  steps: essential.steps.map((step) => (step.key === key ? { ...step, ...change } : step)),
});
const without = (key: string): Template => ({
  ...essential,
  steps: essential.steps.filter((step) => step.key !== key),
});
const sentences = (template: Template) => templateFaults(template).map((fault) => fault.sentence);

describe("the templates that ship", () => {
  test.each(templates)("$key has no fault", (template) => {
    expect(templateFaults(template)).toEqual([]);
  });

  test("have the steps of the content, in order", () => {
    expect(essential.steps).toHaveLength(24);
    expect(full.steps).toHaveLength(34);
    expect(essential.steps.slice(0, 3).map((step) => step.key)).toEqual([
      "confirm-affected",
      "map-exposure",
      "assess-clinical-impact",
    ]);
    expect(full.steps.at(-1)?.key).toBe("close-incident");
  });

  test("have only words of the closed sets, so that reading them as templates is safe", () => {
    const roles = ["technician", "coordinator", "clinical-lead"];
    const proofs: readonly EvidenceAsked["kind"][] = ["file", "value", "statement"];
    for (const step of templates.flatMap((template) => template.steps)) {
      for (const condition of [step.onlyIf, step.notIf].flat()) expectCondition(condition);
      for (const asked of step.evidence) expect(proofs).toContain(asked.kind);
      expect(phases).toContain(step.phase);
      expect(roles).toContain(step.role);
      expect([undefined, ...stepKinds]).toContain(step.kind);
      expect(Array.isArray(step.requires)).toBe(true);
    }
  });

  test("ask for the scan that follows an interim connection", () => {
    for (const template of templates) {
      const asked = template.steps.find((step) => step.kind === "interim-connect")?.evidence;
      expect(asked?.filter((each) => each.proves === "scan").map((each) => each.key)).toEqual([
        "scan-within-24-h",
      ]);
    }
  });
});

const branches: Record<string, readonly string[]> = {
  containment: ["segment", "standalone", "exception"],
  remediation: ["install", "none-will-come", "withdraw"],
  delivery: ["on-site", "remote-update"],
};
function expectCondition(condition: object | undefined) {
  for (const [name, value] of Object.entries(condition ?? {})) expect(branches[name]).toContain(value);
}

describe("a template is refused", () => {
  test("when it names a step that does not exist", () => {
    expect(sentences(edited("disconnect", { requires: ["nowhere"] }))).toContain(
      '"Disconnect and run standalone" names a step that does not exist: nowhere.',
    );
    expect(sentences(edited("disconnect", { supersededBy: "nowhere" }))).toHaveLength(1);
    expect(sentences(edited("install-remediation", { fresh: { nowhere: "P1D" } }))).toHaveLength(1);
  });

  test("when steps rest on each other, and are therefore never reached", () => {
    const faults = sentences(edited("confirm-affected", { requires: ["map-exposure"] }));
    expect(faults).toContain('"Confirm the affected system" rests on itself.');
    expect(faults).toContain('"Map network exposure" can never be reached.');
  });

  test("when two steps have one key", () => {
    const twice = { ...essential, steps: [...essential.steps, ...essential.steps.slice(0, 1)] };
    expect(sentences(twice)).toContain('"Confirm the affected system" has a key that another step has.');
  });

  test.each(essential.steps.filter((step) => step.kind && step.kind !== "confirm" && step.kind !== "map"))(
    "when the step of kind $kind is missing ($key)",
    (step) => {
      const name = step.kind === "approvals" ? `approvals (${step.purpose})` : step.kind;
      expect(sentences(without(step.key))).toContain(
        `Exactly one step of kind ${name} is needed; there are 0.`,
      );
    },
  );

  test("when a gate kind is there twice", () => {
    const second = { ...essential.steps.find((step) => step.key === "disconnect"), key: "disconnect-again" };
    const twice = { ...essential, steps: [...essential.steps, second as Step] };
    expect(sentences(twice)).toContain("Exactly one step of kind disconnect is needed; there are 2.");
  });

  test("when a kind that is verified by another is not", () => {
    for (const step of essential.steps.filter((each) => each.verifiedByAnother)) {
      expect(sentences(edited(step.key, { verifiedByAnother: false })), step.key).toContain(
        `"${step.title}" must be verified by another.`,
      );
    }
  });

  test("when the asset label is not asked for", () => {
    for (const step of essential.steps.filter((each) => each.confirmSystem)) {
      expect(sentences(edited(step.key, { confirmSystem: false })), step.key).toContain(
        `"${step.title}" must ask for the asset label.`,
      );
    }
  });

  test("when a record may run longer than the rules let it", () => {
    expect(sentences(edited("attest-clinically-safe", { maxDays: 31 }))).toHaveLength(1);
    expect(sentences(edited("accept-residual-risk", { maxDays: 91 }))).toHaveLength(1);
    expect(sentences(edited("open-remote-update-path", { maxHours: 73 }))).toHaveLength(1);
  });

  test("when an approval has one side, or two proofs share a key", () => {
    expect(sentences(edited("approve-reconnection", { approvals: ["coordinator"] }))).toHaveLength(1);
    const [asked] = essential.steps.flatMap((step) => step.evidence);
    expect(sentences(edited("disconnect", { evidence: asked ? [asked, asked] : [] }))).toHaveLength(1);
  });
});
