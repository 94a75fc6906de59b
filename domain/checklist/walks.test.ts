import { afterEach, expect, test, vi } from "vitest";
import { evaluate } from "./evaluate";
import type { Evaluation } from "./evaluation";
import type { Template } from "./template";
import { essential, templates } from "./templates";
import { Chance } from "./testing/chance";
import { stripped } from "./testing/gate-scenario";
import { wrongs } from "./testing/oracle";
import { stranded } from "./testing/oracle-endings";
import { goodness, unfounded } from "./testing/oracle-exposure";
import { Pair } from "./testing/pair";
import { starts } from "./testing/starts";
import { Walk } from "./testing/walk";
import type { Tried } from "./testing/walker";

const taken = vi.hoisted(() => ({ out: "" }));
vi.mock("./gate-table", async (original) => {
  const real = await original<typeof import("./gate-table")>();
  return {
    get gates() {
      return real.gates.filter((gate) => gate.id !== taken.out);
    },
  };
});

afterEach(() => {
  taken.out = "";
});

const hour = 3_600_000;
const hash = (text: string) => text;

/** What the walks must have come by, or the chance is too narrow to prove anything. */
const milestones = [
  "contained-standalone",
  "contained-segment",
  "risk-accepted",
  "remediated",
  "back-in-service",
  "permit.issued",
  "permit.end-proved",
  "approval.voided",
  "step.questioned",
  "step.confirmed",
  "report.resolved",
  "closed as remediated",
  "closed as withdrawn",
  "closed as cancelled",
  "moved by interim-connect",
  "moved by reconnect",
  "moved by return",
  "moved by report",
] as const;

const reached = new Set<string>();

function passing(tried: Tried): void {
  if (!tried.result.ok) return;
  for (const event of tried.result.value.events) {
    reached.add(event.type);
    if (event.type === "network.changed") reached.add(`moved by ${event.data.act}`);
  }
  const closed = tried.after.incident.closed;
  if (closed) reached.add(`closed as ${closed.as}`);
}

/** What is said of the facts now, and what the clock alone makes of it. */
function wrongNow(template: Template, tried: Tried, chance: Chance): readonly string[] {
  const { after: facts, now } = tried;
  const said = evaluate(template, facts, { now, hash });
  reached.add(said.exposure.value);
  const later = new Date(now.getTime() + chance.pick([0.1, 2, 23, 25, 300, 730, 2000]) * hour);
  const then = evaluate(template, facts, { now: later, hash });
  const asked = (key: string) =>
    said.steps.some((step) => step.key === key && step.state !== "not-applicable");
  return [
    unfounded(template, facts, said),
    dishonest(said, then, later),
    stranded(template, facts, asked),
  ].filter((each) => each !== null);
}

function dishonest(said: Evaluation, then: Evaluation, later: Date): string | null {
  const from = said.exposure.value;
  const to = then.exposure.value;
  if (goodness[to] > goodness[from]) return `time alone made ${from} into ${to}`;
  const held = said.holdsUntil === null || later < said.holdsUntil;
  return held && to !== from ? `${from} became ${to} before it was said to` : null;
}

type Walked = Readonly<{ tried: readonly Tried[]; move: () => void }>;

function play(walk: Walked, template: Template, moves: number, seed: number): readonly string[] {
  const look = new Chance(seed * 7919);
  for (let move = 0; move < moves; move++) {
    const before = walk.tried.length;
    walk.move();
    for (const tried of walk.tried.slice(before)) {
      passing(tried);
      const found = [...wrongs(template, tried), ...(look.maybe(0.1) ? wrongNow(template, tried, look) : [])];
      if (found.length > 0) return [`seed ${seed}, ${template.key}`, ...found, ...log(walk)];
    }
  }
  return [];
}

const log = (walk: Walked) =>
  walk.tried
    .filter((tried) => tried.result.ok)
    .map(
      (tried) =>
        `${tried.now.toISOString()} ${tried.actor.name} ${tried.name} ${JSON.stringify(tried.input)}`,
    );

test.each(templates)("thousands of walks over $key never pass a gate", { timeout: 60_000 }, (template) => {
  const points = starts(template);
  for (let seed = 1; seed <= 1000; seed++) {
    const point = points[seed % points.length];
    const walk = new Walk(template, new Chance(seed), point);
    expect(play(walk, template, 12, seed)).toEqual([]);
  }
});

test.each(templates)(
  "long walks over $key from the first step never pass a gate",
  { timeout: 60_000 },
  (template) => {
    for (let seed = 1; seed <= 40; seed++) {
      expect(play(new Walk(template, new Chance(-seed)), template, 110, seed)).toEqual([]);
    }
  },
);

test.each(templates)(
  "walks over two incidents of one system on $key never pass a gate",
  { timeout: 60_000 },
  (template) => {
    const points = starts(template);
    for (let seed = 1; seed <= 400; seed++) {
      const point = points[seed % points.length];
      if (!point) throw new Error("no point to start from");
      expect(play(new Pair(template, new Chance(seed), point), template, 14, seed)).toEqual([]);
    }
  },
);

test("the walks came by every state and act that matters", () => {
  expect(milestones.filter((milestone) => !reached.has(milestone))).toEqual([]);
});

/** Gates whose absence random people soon run through; the others are each proven in gates.test.ts. */
const seen = [
  "G02",
  "G13",
  "G22",
  "G25",
  "G26",
  "G28",
  "G35",
  "G36",
  "G38",
  "G50",
  "G52",
  "G53",
  "G54",
  "G55",
  "G58",
];

test.each(seen)("without %s the walks are found out", { timeout: 60_000 }, (id) => {
  const bare = stripped(essential);
  const points = starts(bare);
  taken.out = id;
  let found = false;
  for (let seed = 1; seed <= 3000 && !found; seed++) {
    const walk = new Walk(bare, new Chance(seed), points[seed % points.length]);
    found = play(walk, bare, 14, seed).length > 0;
  }
  expect(found).toBe(true);
});
