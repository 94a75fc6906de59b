import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Phase, phases } from "../checklist/template";
import { essential, full } from "../checklist/templates";
import { aligner, type ColumnStep, columnsOf, phaseSpans } from "./columns";

const keysOf = (columns: readonly ColumnStep[]) => columns.map(({ key }) => key);
const step = (key: string, phase: Phase = "assess", title = key): ColumnStep => ({ key, title, phase });

/** A checklist of some of ten steps, each with a phase of its own. */
const template = fc
  .uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1 })
  .map((places) => ({ steps: places.map((at) => step(`s${at}`, phases[at % phases.length])) }));

describe("the columns of checklists", () => {
  it("are those of one checklist in its own order within each phase", () => {
    const columns = columnsOf([essential]);
    for (const phase of phases) {
      const own = (steps: readonly ColumnStep[]) => keysOf(steps.filter((each) => each.phase === phase));
      expect(own(columns)).toEqual(own(essential.steps));
    }
  });

  it("put a step that only one has where that one has it, and share the others", () => {
    const keys = keysOf(columnsOf([essential, full]));
    expect(keys.filter((key) => key === "verify-segmentation")).toHaveLength(1);
    const leftOf = (key: string) => keys[keys.indexOf(key) - 1];
    expect(leftOf("restrict-traffic")).toBe("move-to-segment");
    expect(leftOf("start-downtime-workflow")).toBe("disconnect");
    expect(keys.indexOf("plan-remediation")).toBeLessThan(keys.indexOf("install-remediation"));
  });

  it("are named by the first checklist that has the step", () => {
    const older = { steps: [step("a", "assess", "Old words")] };
    const newer = { steps: [step("a", "assess", "New words")] };
    expect(columnsOf([newer, older])[0]?.title).toBe("New words");
  });

  it("hold every step once, by phase, whatever the checklists are", () => {
    fc.assert(
      fc.property(fc.array(template, { maxLength: 5 }), (templates) => {
        const columns = columnsOf(templates);
        const keys = keysOf(columns);
        expect(new Set(keys).size).toBe(keys.length);
        expect([...keys].sort()).toEqual(
          [...new Set(templates.flatMap(({ steps }) => keysOf(steps)))].sort(),
        );
        const places = columns.map(({ phase }) => phases.indexOf(phase));
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        expect(phaseSpans(columns).reduce((sum, span) => sum + span.columns, 0)).toBe(columns.length);
        const first = templates[0];
        if (first) {
          const own = keysOf(columnsOf([first]));
          expect(keys.filter((key) => own.includes(key))).toEqual(own);
        }
      }),
    );
  });
});

describe("a row under the columns", () => {
  it("has each letter under its own step and says of what it lacks that it is absent", () => {
    const align = aligner(columnsOf([essential, full]));
    const keys = keysOf(full.steps).join(" ");
    const columns = columnsOf([essential, full]);
    const cells = align(keys, "n".repeat(full.steps.length));
    expect(cells).toHaveLength(columns.length);
    for (const [at, { key }] of columns.entries()) {
      expect(cells[at]).toBe(full.steps.some((each) => each.key === key) ? "n" : "-");
    }
  });

  it("keeps every letter, in whatever order its checklist is", () => {
    fc.assert(
      fc.property(template, template, (own, other) => {
        const columns = columnsOf([other, own]);
        const letters = own.steps.map((_, at) => String.fromCharCode(97 + at)).join("");
        const cells = aligner(columns)(keysOf(own.steps).join(" "), letters);
        for (const [at, { key }] of columns.entries()) {
          const place = keysOf(own.steps).indexOf(key);
          expect(cells[at]).toBe(place < 0 ? "-" : letters[place]);
        }
      }),
    );
  });
});
