import { expect, test } from "vitest";
import { templates } from "./templates";
import { Chance } from "./testing/chance";
import { finish } from "./testing/finisher";
import { starts } from "./testing/starts";
import { Walk } from "./testing/walk";

test.each(templates)(
  "wherever a walk over $key went, ordinary acts bring the incident to its end",
  { timeout: 60_000 },
  (template) => {
    const points = starts(template);
    for (let seed = 1; seed <= 80; seed++) {
      const walk = new Walk(template, new Chance(seed), points[seed % points.length]);
      for (let move = 0; move < 20; move++) walk.move();
      expect(finish(walk.scene), `seed ${seed}`).toEqual([]);
    }
  },
);
