import { describe, expect, test } from "vitest";
import { pathFaults } from "./check-paths";
import type { Step, Template } from "./template";
import { essential, full, templates } from "./templates";
import { keyFor, stepFrom, typedFrom } from "./typed-step";

const edited = (key: string, change: Partial<Step>, template = essential): Template => ({
  ...template,
  steps: template.steps.map((step) => (step.key === key ? { ...step, ...change } : step)),
});
const sentences = (template: Template) => pathFaults(template).map((fault) => fault.sentence);

describe("a way through a template", () => {
  test.each(templates)("is whole in $key, which ships", (template) => {
    expect(pathFaults(template)).toEqual([]);
  });

  test("is told where a step that a gate needs is left out of it", () => {
    expect(sentences(edited("verify-segmentation", { onlyIf: { containment: "exception" } }))).toEqual([
      '"Verify the segmentation" is left out where it must hold: segment.',
      '"Verify the segmentation" is asked for where it must not be: exception.',
    ]);
    expect(sentences(edited("install-remediation", { onlyIf: { delivery: "on-site" } }))).toContain(
      '"Install the remediation" is left out where it must hold: segment and install and remote-update; standalone and install and remote-update; exception and install and remote-update.',
    );
    expect(
      sentences(edited("back-up-and-prove-restore", { onlyIf: { containment: "standalone" } })),
    ).toContain(
      '"Back up the system and prove restoration" is left out where it must hold: segment; exception.',
    );
  });

  test("is told where a gate's step could be made needless, or never be asked for", () => {
    expect(sentences(edited("verify-segmentation", { supersededBy: "confirm-affected" }))).toContain(
      '"Verify the segmentation" must not be made needless by another step.',
    );
    expect(sentences(edited("disconnect", { supersededBy: "confirm-affected" }))).toContain(
      '"Disconnect and run standalone" must not be made needless by another step.',
    );
    expect(sentences(edited("back-up-and-prove-restore", { onlyIfDone: "disconnect" }))).toContain(
      '"Back up the system and prove restoration" must not wait for another step to be asked for.',
    );
    expect(sentences(edited("close-remote-update-path", { onlyIfDone: "disconnect" }))).toContain(
      '"Close the remote update path" must be asked for once the step of kind permit was done.',
    );
    const { supersededBy: _by, ...bare } = essential.steps.find((step) => step.key === "disconnect") as Step;
    const open = {
      ...essential,
      steps: essential.steps.map((step) => (step.key === "disconnect" ? bare : step)),
    };
    expect(sentences(open)).toContain(
      '"Disconnect and run standalone" must end with the step of kind verify-remediation.',
    );
  });

  test("is told where what a gate needs would come after it, though the template itself has no circle", () => {
    const bare = {
      ...essential,
      steps: essential.steps.map(({ alsoRequires: _also, ...step }) => ({ ...step, requires: [] })),
    };
    expect(pathFaults(bare)).toEqual([]);
    const late = edited("back-up-and-prove-restore", { requires: ["reconnect-and-test"] }, bare);
    expect(sentences(late)).toContain(
      '"Back up the system and prove restoration" waits for itself, through what other steps rest on or depend on.',
    );
    const after = edited("map-exposure", { requires: ["close-incident"] }, bare);
    expect(sentences(after)).toContain(
      '"Map network exposure" waits for itself, through what other steps rest on or depend on.',
    );
  });

  test("is told where a decision would wait for what only the decision asks for", () => {
    const own: Step = {
      key: "own",
      phase: "assess",
      title: "Only in a segment",
      role: "technician",
      requires: [],
      onlyIf: { containment: "segment" },
      evidence: [],
    };
    const template = edited(
      "decide-containment",
      { requires: ["own"] },
      { ...essential, steps: [own, ...essential.steps] },
    );
    expect(sentences(template)).toContain(
      '"Decide the containment option" waits for itself, through what other steps rest on or depend on.',
    );
  });
});

describe("a step of a kind", () => {
  test("is done by who can do it", () => {
    expect(sentences(edited("attest-clinically-safe", { role: "technician" }))).toEqual([
      '"Attest that disconnection is clinically safe" is done by a clinical lead, not by a technician.',
    ]);
    expect(sentences(edited("plan-remediation", { role: "clinical-lead" }))).toEqual([
      '"Plan the remediation with the vendor" is done by a technician or a coordinator, not by a clinical lead.',
    ]);
  });

  test("asks for a proof another person can look at, and never for one its record cannot carry", () => {
    const none = (key: string) => sentences(edited(key, { evidence: [] }));
    expect(none("disconnect")).toEqual(['"Disconnect and run standalone" must ask for a required proof.']);
    expect(none("release-for-clinical-use")).toEqual([
      '"Perform quality control and release for clinical use" must ask for a file as required proof.',
    ]);
    expect(none("connect-interim")).toContain(
      '"Connect again as approved" must ask once for the scan that follows within 24 hours.',
    );
    expect(sentences(edited("verify-segmentation", { proofOfPorts: false }))).toHaveLength(1);
    const value = { key: "case", label: "case number", kind: "value", required: true } as const;
    expect(sentences(edited("plan-remediation", { evidence: [value] }))).toEqual([
      '"Plan the remediation with the vendor" is answered by a record that has no place for "case number": it cannot be required.',
    ]);
    expect(sentences(edited("plan-remediation", { evidence: [{ ...value, kind: "file" }] }))).toEqual([]);
  });

  test("has a title, a key of its own, and days for what must be fresh", () => {
    expect(sentences(edited("map-exposure", { title: " " }))).toHaveLength(1);
    expect(sentences(edited("map-exposure", { key: "return-to-former-state" }))).toHaveLength(1);
    expect(sentences(edited("install-remediation", { fresh: { "map-exposure": "PT1H" } }))).toHaveLength(1);
  });
});

describe("a step in the editor's form", () => {
  test.each([...essential.steps, ...full.steps].map((step) => [step.key, step] as const))(
    "comes back as it was when nothing is typed: %s",
    (_key, step) => {
      const template = essential.steps.includes(step) ? essential : full;
      const saved = stepFrom(typedFrom(step), template, step);
      const list = (each: Step) => ({
        ...each,
        ...(each.onlyIf && { onlyIf: [each.onlyIf].flat() }),
        ...(each.notIf && { notIf: [each.notIf].flat() }),
      });
      expect(list(saved)).toEqual(list(step));
    },
  );

  test("gets a key of its words, never one that is taken", () => {
    expect(keyFor("Größe der Datei!", [])).toBe("gro-e-der-datei");
    expect(keyFor("Scan", ["scan", "scan-2"])).toBe("scan-3");
    expect(keyFor("…", [])).toBe("x");
  });
});
