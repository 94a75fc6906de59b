import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adoptionPreview, adoptTemplate } from "./adoption";
import { applyChanges } from "./apply";
import { evaluate } from "./evaluate";
import type { Facts } from "./facts";
import type { Step, Template } from "./template";
import { essential, full, templates } from "./templates";
import { cast } from "./testing/cast";
import { Chance } from "./testing/chance";
import { editedAtRandom } from "./testing/edited-template";
import { finish } from "./testing/finisher";
import { remotely, upTo } from "./testing/gate-scenario";
import { goodness, unfounded } from "./testing/oracle-exposure";
import { bySegment, byStandalone, complete, permit, reach, signBoth } from "./testing/play";
import { Scene } from "./testing/scene";
import { starts } from "./testing/starts";
import { Walk } from "./testing/walk";

const next = (change: (steps: readonly Step[]) => readonly Step[]): Template => ({
  ...essential,
  version: 2,
  steps: change(essential.steps),
});
const edit = (key: string, change: Partial<Step>) =>
  next((steps) => steps.map((step) => (step.key === key ? { ...step, ...change } : step)));
const own: Step = {
  key: "call-the-network",
  phase: "identify",
  title: "Call the network team",
  role: "technician",
  requires: [],
  evidence: [],
};
const adopt = (scene: Scene, to: Template) => scene.try(adoptTemplate, cast.cora, { to });
const codes = (scene: Scene, to: Template) => scene.codes(adoptTemplate, cast.cora, { to });
const reached = (key: string, wish = bySegment) => {
  const scene = new Scene(essential);
  reach(scene, scene.step(key as never).key, wish);
  return scene;
};

/** Every row of the facts, so that none can be lost. */
const rows = (facts: Facts) =>
  Object.entries(facts).flatMap(([kind, held]) =>
    Array.isArray(held) && kind !== "others" ? held.map((row: { id: string }) => `${kind} ${row.id}`) : [],
  );

describe("an incident that adopts a later version", () => {
  test("keeps what was done, gets what is new, and says so", () => {
    const scene = reached("prove-segment");
    const [before, count] = [scene.facts, scene.facts.attempts.length];
    const to = next((steps) => [...steps.filter((step) => step.key !== "map-exposure"), own]);
    const result = adopt(scene, to);
    if (!result.ok) throw new Error(result.refusal.sentence);
    expect(result.value.events[0]).toMatchObject({
      type: "template.adopted",
      data: { from: 1, to: 2, added: ["Call the network team"], gone: ["Map network exposure"] },
    });
    expect(scene.facts.attempts).toHaveLength(count);
    expect(adoptionPreview(essential, before, to, result.value, scene)).toMatchObject({
      added: ["Call the network team"],
      gone: ["Map network exposure"],
      waiting: [],
      questioned: [],
      exposure: { before: "contained-segment", after: "contained-segment" },
    });
  });

  test("asks again for the word that a step needs now, and puts in question what rests on it", () => {
    const scene = reached("decide");
    const before = scene.facts;
    const to = edit("map-exposure", { verifiedByAnother: true });
    const result = adopt(scene, to);
    if (!result.ok) throw new Error(result.refusal.sentence);
    const preview = adoptionPreview(essential, before, to, result.value, scene);
    expect(preview.waiting).toEqual(["Map network exposure"]);
    expect(preview.questioned).toEqual(["Decide the containment option"]);
    const said = evaluate(to, scene.facts, scene).steps.find((step) => step.key === "decide-containment");
    expect(said).toMatchObject({ inQuestion: true, counts: false });
  });

  test("loses signatures on what the new version says otherwise, visibly", () => {
    const scene = new Scene(essential);
    upTo(scene, "approvals", bySegment);
    signBoth(scene, "return");
    const result = adopt(scene, edit("verify-remediation", { title: "Look whether the patch is there" }));
    if (!result.ok) throw new Error(result.refusal.sentence);
    expect(scene.facts.approvals.map((approval) => approval.voided?.cause ?? "")).toEqual(
      Array(2).fill(expect.stringContaining("by version 2 of the checklist")),
    );
    expect(result.value.events.filter((event) => event.type === "approval.voided")).toHaveLength(2);
  });
});

describe("adopting is refused", () => {
  test("while a permit runs or its end is not proved", () => {
    const scene = reached("disconnect", byStandalone);
    reach(scene, scene.step("plan").key, remotely[1] ?? byStandalone);
    permit(scene);
    expect(
      codes(
        scene,
        next((steps) => [...steps, own]),
      ),
    ).toEqual(["permit-running"]);
    scene.wait(50);
    expect(
      codes(
        scene,
        next((steps) => [...steps, own]),
      ),
    ).toEqual(["permit-running"]);
  });

  test("for the version it runs on, an earlier one, and another template", () => {
    const scene = reached("decide");
    expect(codes(scene, essential)).toEqual(["not-newer"]);
    expect(codes(scene, { ...full, version: 2 })).toEqual(["not-newer"]);
  });

  test("where the records of a step that safety rests on would be left behind", () => {
    const scene = reached("backup");
    const renamed = (step: Step) => (step.kind === "backup" ? { ...step, key: "backup-anew" } : step);
    expect(
      codes(
        scene,
        next((steps) => steps.map(renamed)),
      ),
    ).toContain("would-lose-record");
    const swapped = edit("back-up-and-prove-restore", { kind: "confirm" });
    expect(codes(scene, swapped)).toContain("would-lose-record");
  });

  test("where a step that waits for a word would count without it", () => {
    const from = edit("map-exposure", { verifiedByAnother: true });
    const scene = new Scene(from);
    reach(scene, "confirm-affected", bySegment);
    complete(scene, "map-exposure");
    const to = { ...essential, version: 3 };
    expect(codes(scene, to)).toEqual(["would-count"]);
  });

  test("for an incident that has ended", () => {
    const scene = reached("reconnect");
    expect(finish(scene)).toEqual([]);
    expect(
      codes(
        scene,
        next((steps) => [...steps, own]),
      ),
    ).toEqual(["incident-closed"]);
  });
});

const edits = fc.tuple(
  fc.constantFrom(...templates),
  fc.integer({ min: 1, max: 1e6 }),
  fc.integer({ min: 1, max: 1e6 }),
);

const points = new Map(templates.map((template) => [template, starts(template)]));

test("adopting never makes an incident safer, never loses a record, and leaves it a way to its end", () => {
  let [accepted, refused] = [0, 0];
  fc.assert(
    fc.property(edits, ([from, seed, walked]) => {
      const to = { ...editedAtRandom(from, seed, 25), version: from.version + 1 };
      const chance = new Chance(walked);
      const walk = new Walk(from, chance, chance.pick(points.get(from) ?? []));
      for (let move = 0; move < 10; move++) walk.move();
      const { facts, now } = walk.scene;
      const was = evaluate(from, facts, walk.scene);
      const result = adopt(walk.scene, to);
      if (!result.ok) {
        refused += 1;
        expect(walk.scene.facts).toBe(facts);
        return;
      }
      accepted += 1;
      const after = applyChanges(facts, result.value.changes);
      const is = evaluate(to, after, { now, hash: walk.scene.hash });
      expect(goodness[is.exposure.value]).toBeLessThanOrEqual(goodness[was.exposure.value]);
      const counted = new Set(was.steps.filter((step) => step.counts).map((step) => step.key));
      expect(is.steps.filter((step) => step.counts && !counted.has(step.key))).toEqual([]);
      expect(rows(facts).filter((row) => !rows(after).includes(row))).toEqual([]);
      expect(unfounded(to, after, is)).toBeNull();
      const scene = new Scene(to);
      scene.resume(walk.scene);
      expect(finish(scene)).toEqual([]);
    }),
    { numRuns: 25 },
  );
  expect(Math.min(accepted, refused)).toBeGreaterThan(0);
});
