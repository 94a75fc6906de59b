import fc from "fast-check";
import { templateFaults } from "../check-template";
import { moveStep, withoutStep, withStep } from "../drafting";
import { type BranchCondition, phases, type Step, stepRoles, type Template } from "../template";
import { templates } from "../templates";
import { keyFor, stepFrom, type TypedStep, typedFrom } from "../typed-step";
import { Chance } from "./chance";

type Edit = (template: Template, chance: Chance) => Template;

const conditions: readonly BranchCondition[] = [
  { containment: "segment" },
  { containment: "standalone" },
  { containment: "exception" },
  { remediation: "install" },
  { remediation: "none-will-come" },
  { remediation: "withdraw" },
  { delivery: "on-site" },
  { delivery: "remote-update" },
  { containment: "segment", remediation: "install" },
];
const values = ["segment", "standalone", "exception", "install", "withdraw", "on-site", "remote-update"];

const some = <Item>(items: readonly Item[], chance: Chance, share: number): readonly Item[] =>
  items.filter(() => chance.maybe(share));
const keysOf = ({ steps }: Template) => steps.map((step) => step.key);

/** Saves a step as the editor's form would send it, with something typed anew. */
function saved(template: Template, step: Step, typed: Partial<TypedStep>): Template {
  const next = stepFrom({ ...typedFrom(step), ...typed }, template, step);
  const outcome = withStep(template, next, step.key, null);
  return outcome.ok ? outcome.value : template;
}

const anyStep = (template: Template, chance: Chance, act: (step: Step) => Template): Template => {
  const step = chance.pick(template.steps);
  return step ? act(step) : template;
};

const edits: readonly Edit[] = [
  (template, chance) => {
    const key = keyFor("Call the network team", keysOf(template));
    const { steps } = template;
    const [first] = steps;
    if (!first) return template;
    const typed: TypedStep = {
      ...typedFrom({ key, phase: "identify", title: key, role: "technician", requires: [], evidence: [] }),
      phase: chance.pick(phases),
      role: chance.pick(stepRoles),
      requires: some(keysOf(template), chance, 0.06),
      onlyIf: some(conditions, chance, 0.06),
      notIf: some(conditions, chance, 0.06),
      onlyIfDone: chance.maybe(0.15) ? (chance.pick(keysOf(template)) ?? null) : null,
      supersededBy: chance.maybe(0.15) ? (chance.pick(keysOf(template)) ?? null) : null,
      verifiedByAnother: chance.maybe(0.4),
      gate: chance.maybe(0.4),
      evidence: chance.maybe(0.5)
        ? [{ key: "note", label: "note", kind: "statement", required: chance.maybe(0.5), scan: false }]
        : [],
    };
    const added = withStep(
      template,
      stepFrom(typed, template, null),
      null,
      chance.pick(keysOf(template)) ?? null,
    );
    if (!added.ok) return template;
    // Half the time something that is there already comes to rest on it.
    return chance.maybe(0.5)
      ? anyStep(added.value, chance, (step) =>
          saved(added.value, step, { requires: [...new Set([...step.requires, key])] }),
        )
      : added.value;
  },
  (template, chance) =>
    anyStep(template, chance, (step) =>
      saved(template, step, { requires: some(step.requires, chance, 0.4) }),
    ),
  (template, chance) =>
    anyStep(template, chance, (step) =>
      saved(template, step, {
        requires: [...new Set([...step.requires, ...some(keysOf(template), chance, 0.05)])],
      }),
    ),
  (template, chance) =>
    anyStep(template, chance, (step) =>
      saved(template, step, {
        alsoRequires: chance.maybe(0.4)
          ? {}
          : { [chance.pick(values) ?? "segment"]: some(keysOf(template), chance, 0.06) },
      }),
    ),
  (template, chance) =>
    anyStep(template, chance, (step) => saved(template, step, { role: chance.pick(stepRoles) })),
  (template, chance) =>
    anyStep(template, chance, (step) => saved(template, step, { phase: chance.pick(phases) })),
  (template, chance) =>
    anyStep(template, chance, (step) =>
      saved(template, step, { verifiedByAnother: !step.verifiedByAnother, gate: chance.maybe(0.5) }),
    ),
  (template, chance) =>
    anyStep(template, chance, (step) =>
      saved(template, step, {
        evidence: typedFrom(step).evidence.map((asked) => ({ ...asked, required: chance.maybe(0.6) })),
      }),
    ),
  (template, chance) =>
    anyStep(template, chance, (step) =>
      saved(template, step, { maxDays: 1 + chance.below(30), maxHours: 1 + chance.below(72) }),
    ),
  (template, chance) =>
    anyStep(template, chance, (step) => {
      const outcome = withoutStep(template, step.key);
      return outcome.ok ? outcome.value : template;
    }),
  (template, chance) =>
    anyStep(template, chance, (step) => {
      const outcome = moveStep(template, step.key, chance.maybe(0.5) ? 1 : -1);
      return outcome.ok ? outcome.value : template;
    }),
];

/** Edits a template at random; what the check finds a fault with is taken back, as it could never be published. */
export function editedAtRandom(template: Template, seed: number, many: number): Template {
  const chance = new Chance(seed);
  let draft = template;
  for (let edit = 0; edit < many; edit++) {
    const next = chance.pick(edits)?.(draft, chance) ?? draft;
    if (templateFaults(next).length === 0) draft = next;
  }
  return draft;
}

/** Templates that an editor could publish, made at random from those that ship. */
export const publishable: fc.Arbitrary<Template> = fc
  .tuple(
    fc.constantFrom(...templates),
    fc.integer({ min: 1, max: 1_000_000 }),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(([template, seed, many]) => editedAtRandom(template, seed, many));
