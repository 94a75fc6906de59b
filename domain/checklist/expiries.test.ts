import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attestContainment } from "./acts/attest-containment";
import { revokePermit } from "./acts/revoke-permit";
import { expiries, toldAt } from "./expiries";
import { essential, templates } from "./templates";
import { cast } from "./testing/cast";
import { Chance } from "./testing/chance";
import { reachKind, remotely, standalone } from "./testing/gate-scenario";
import { byStandalone, clear, reach, withdrawClearance } from "./testing/play";
import { Scene } from "./testing/scene";
import { starts } from "./testing/starts";
import { Walk } from "./testing/walk";

const told = (scene: Scene) =>
  toldAt(scene.template, scene.facts, scene).map(({ stage, kind }) => `${kind} ${stage}`);
const ends = (scene: Scene, kind: string) => expiries(scene.read()).filter((each) => each.kind === kind);
const remote = remotely[1] ?? byStandalone;

function cleared(days = 30): Scene {
  const scene = new Scene(essential);
  reachKind(scene, "decide", byStandalone);
  for (const step of ["backup", "empty-queue"] as const) reachKind(scene, step, byStandalone);
  clear(scene, days);
  return scene;
}

describe("a clearance", () => {
  test("is told a week before its end, and at its end; from then on only that it ran out", () => {
    const scene = cleared();
    const [clearance] = ends(scene, "clearance");
    if (!clearance) throw new Error("No clearance runs out");
    expect(told(scene)).toEqual([]);
    scene.now = new Date(clearance.endsAt.getTime() - 7 * 24 * 3_600_000);
    expect(told(scene)).toEqual(["clearance near"]);
    scene.now = new Date(clearance.endsAt.getTime() - 1);
    expect(told(scene)).toEqual(["clearance near"]);
    scene.now = clearance.endsAt;
    expect(told(scene)).toEqual(["clearance passed"]);
  });

  test("of two days is told on the second", () => {
    const scene = cleared(2);
    scene.wait(23);
    expect(told(scene)).toEqual([]);
    scene.wait(2);
    expect(told(scene)).toEqual(["clearance near"]);
  });

  test("that was withdrawn or given anew before its end did not run out", () => {
    const again = cleared();
    clear(again);
    expect(ends(again, "clearance")).toHaveLength(1);
    const withdrawn = cleared();
    withdrawClearance(withdrawn);
    expect(ends(withdrawn, "clearance")).toEqual([]);
  });

  test("that ran out before a new one was given is still told", () => {
    const scene = cleared(1);
    scene.wait(30);
    clear(scene);
    expect(told(scene)).toEqual(["clearance passed"]);
  });
});

test("an attestation that was missed is told; one given in time begins another month", () => {
  const scene = new Scene(essential);
  standalone(scene);
  scene.wait(20 * 24);
  clear(scene);
  scene.must(attestContainment, cast.tess, { statement: "port is down" });
  expect(told(scene)).toEqual([]);
  scene.wait(29 * 24);
  expect(told(scene)).toContain("attestation near");
  scene.wait(2 * 24);
  expect(told(scene)).toContain("attestation passed");
  expect(scene.see().exposure.value).toBe("exposed");
});

test("a permit runs out by its time, and not where a person ended it before", () => {
  const scene = new Scene(essential);
  standalone(scene);
  reachKind(scene, "plan", remote);
  reach(scene, scene.step("permit").key, remote);
  const [running] = scene.facts.permits;
  if (!running) throw new Error("No permit runs");
  const ended = new Scene(essential);
  ended.resume(scene);
  ended.must(revokePermit, cast.cora, { permitId: running.id });
  ended.now = running.endsAt;
  expect(told(ended)).not.toContain("permit passed");
  scene.now = running.endsAt;
  expect(told(scene)).toContain("permit passed");
});

test("of a closed incident nothing is told", () => {
  const scene = cleared(1);
  const closed = { at: scene.now, by: { id: cast.cora.id, name: "Cora" }, as: "cancelled" as const };
  scene.facts = { ...scene.facts, incident: { ...scene.facts.incident, closed } };
  scene.wait(48);
  expect(told(scene)).toEqual([]);
});

test.each(templates)(
  "whatever was done in $key, the clock is woken before anything is to be told",
  (template) => {
    const points = starts(template);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 14 }), (seed, moves) => {
        const walk = new Walk(template, new Chance(seed), points[seed % points.length]);
        for (let move = 0; move < moves; move++) walk.move();
        const { scene } = walk;
        if (scene.facts.incident.closed) return;
        const next = scene.see().changesAt;
        const before = new Date((next?.getTime() ?? scene.now.getTime() + 400 * 86_400_000) - 1);
        const env = { now: before, hash: scene.hash };
        expect(toldAt(template, scene.facts, env)).toEqual(toldAt(template, scene.facts, scene));
      }),
      { numRuns: 120 },
    );
  },
);
