import fc from "fast-check";
import { expect, test } from "vitest";
import { templateFaults } from "./check-template";
import { evaluate } from "./evaluate";
import type { Template } from "./template";
import { templates } from "./templates";
import { Chance } from "./testing/chance";
import { editedAtRandom, publishable } from "./testing/edited-template";
import { finish } from "./testing/finisher";
import { wrongs } from "./testing/oracle";
import { unfounded } from "./testing/oracle-exposure";
import { Scene } from "./testing/scene";
import { starts } from "./testing/starts";
import { Walk } from "./testing/walk";

const hash = (text: string) => text;

/** What a walk over a template did that no template may let pass. */
function wrongIn(template: Template, walk: Walk, moves: number): readonly string[] {
  for (let move = 0; move < moves; move++) {
    const from = walk.tried.length;
    walk.move();
    for (const tried of walk.tried.slice(from)) {
      const said = evaluate(template, tried.after, { now: tried.now, hash });
      const ground = unfounded(template, tried.after, said);
      const found = [...wrongs(template, tried), ...(ground === null ? [] : [ground])];
      if (found.length > 0) return found;
    }
  }
  return [];
}

test("random edits change the template, and most change a good deal", () => {
  const changed = templates.flatMap((template) =>
    Array.from({ length: 6 }, (_, seed) => editedAtRandom(template, seed + 1, 40)).map(
      (edited) => edited.steps.filter((step) => !template.steps.includes(step)).length,
    ),
  );
  expect(changed.filter((count) => count >= 5).length).toBeGreaterThan(8);
});

test("random walks over templates that an editor could publish never reach a forbidden state", () => {
  fc.assert(
    fc.property(publishable, fc.integer({ min: 1, max: 1_000_000 }), (template, seed) => {
      expect(templateFaults(template)).toEqual([]);
      const points = starts(template, "as far as it goes");
      for (let walked = 0; walked < 3; walked++) {
        const chance = new Chance(seed + walked);
        const walk = new Walk(template, chance, chance.pick(points));
        expect(wrongIn(template, walk, 25)).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

test("on templates that an editor could publish every incident can still be brought to its end", () => {
  fc.assert(
    fc.property(publishable, fc.integer({ min: 1, max: 1_000_000 }), (template, seed) => {
      const walk = new Walk(template, new Chance(seed), new Scene(template));
      for (let move = 0; move < 25; move++) walk.move();
      expect(finish(walk.scene)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
