import { expect, test } from "vitest";
import { evaluate } from "./evaluate";
import type { Evaluation } from "./evaluation";
import { templates } from "./templates";
import { Chance } from "./testing/chance";
import { starts } from "./testing/starts";
import { Walk } from "./testing/walk";

const hash = (text: string) => text;
const tenYears = 3650 * 24 * 3_600_000;

/** What the lists keep of an evaluation. */
const kept = ({ exposure, phase, marks, steps }: Evaluation) => ({
  exposure: exposure.value,
  holdsUntil: exposure.holdsUntil,
  phase,
  marks: marks.map(({ kind, since, until }) => [kind, since, until]),
  steps: steps.map(({ key, state, waitsFor, counts }) => [key, state, waitsFor, counts]),
});

test.each(templates)(
  "until it is said to, nothing of $key changes with the clock alone",
  { timeout: 60_000 },
  (template) => {
    const points = starts(template);
    let changed = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const walk = new Walk(template, new Chance(seed), points[seed % points.length]);
      for (let move = 0; move < 12; move++) walk.move();
      const { facts, now } = walk.scene;
      // What has ended is looked at by nobody's clock.
      if (facts.incident.closed) continue;
      // From look to look: some have only something to tell, and one may change what is said.
      let said = evaluate(template, facts, { now, hash });
      for (let next = said.changesAt; next !== null; next = said.changesAt) {
        const before = new Date(next.getTime() - 1);
        expect(kept(evaluate(template, facts, { now: before, hash })), `seed ${seed}`).toEqual(kept(said));
        const then = evaluate(template, facts, { now: next, hash });
        if (JSON.stringify(kept(then)) !== JSON.stringify(kept(said))) changed += 1;
        said = then;
      }
      const last = new Date(now.getTime() + tenYears);
      expect(kept(evaluate(template, facts, { now: last, hash })), `seed ${seed}`).toEqual(kept(said));
    }
    expect(changed).toBeGreaterThan(50);
  },
);
