import { z } from "zod";
import {
  type BranchCondition,
  branchValues,
  containments,
  deliveries,
  phases,
  type StepKind,
  stepKinds,
  stepRoles,
} from "@/domain/checklist/template";
import type { TypedStep } from "@/domain/checklist/typed-step";
import { line, name, optionalLine, optionalProse } from "../text-fields";

const stepKey = z
  .string()
  .trim()
  .max(60, "At most 60 characters")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and hyphens");
const keys = z.array(name(60)).max(80).default([]);
const optionalKey = z
  .string()
  .max(60)
  .default("")
  .transform((text) => text || null);
const ticked = z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false);

/** A number from 1 on, or nothing. */
const count = (most: number) =>
  z
    .string()
    .trim()
    .default("")
    .refine((text) => text === "" || (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most), {
      message: `A number from 1 to ${most}, or nothing`,
    })
    .transform((text) => (text === "" ? null : Number(text)));

const offset = z
  .string()
  .trim()
  .default("")
  .refine((text) => text === "" || /^(PT[1-9]\d{0,3}H|P[1-9]\d{0,2}D)$/.test(text), {
    message: "Hours as PT4H, working days as P3D, or nothing",
  });

const evidence = z.object({
  key: z.string().max(60).default(""),
  label: line(200, "Say what is asked for"),
  kind: z.enum(["file", "value", "statement"], { error: "Choose what kind of proof it is" }),
  required: z.enum(["required", "optional"]).transform((text) => text === "required"),
  scan: z
    .enum(["scan", "other"])
    .default("other")
    .transform((text) => text === "scan"),
});

/** "approvals:interim" names a kind with its purpose. */
const kind = z
  .string()
  .max(40)
  .default("")
  .refine(
    (text) => text === "" || stepKinds.some((each) => each === text.split(":")[0] && each !== "return"),
    {
      message: "Choose a kind, or none",
    },
  );

const values = z.array(z.enum(branchValues)).max(branchValues.length).default([]);

/** A step of a draft, as its form sends it. */
export const stepFields = z.object({
  /** The key of the step it was; empty: a new one. */
  was: z
    .string()
    .max(60)
    .default("")
    .transform((text) => text || null),
  /** Behind which step a new one goes; empty: at the beginning. */
  behind: optionalKey,
  key: stepKey,
  title: line(200, "Give the step a title"),
  titleSegment: optionalLine(200),
  titleStandalone: optionalLine(200),
  titleException: optionalLine(200),
  phase: z.enum(phases, { error: "Choose a phase" }),
  role: z.enum(stepRoles, { error: "Choose who does it" }),
  kind,
  requires: keys,
  alsoRequires: z.partialRecord(z.enum(branchValues), keys).default({}),
  onlyIf: values,
  notIf: values,
  onlyIfDone: optionalKey,
  supersededBy: optionalKey,
  verifiedByAnother: ticked,
  gate: ticked,
  maxDays: count(90),
  maxHours: count(72),
  dueImmediate: offset,
  dueOutOfCycle: offset,
  dueScheduled: offset,
  dueDefer: offset,
  freshStep: optionalKey,
  freshDays: count(365),
  evidence: z.array(evidence).max(20, "At most 20").default([]),
  note: optionalProse(2000).default(""),
});
type Fields = z.infer<typeof stepFields>;

/** What was typed, as the rules take it; keys of new proofs are made of their words. */
export function typedStep(
  fields: Fields,
  keyFor: (words: string, taken: readonly string[]) => string,
): TypedStep {
  const [kindName, purpose] = fields.kind.split(":");
  const taken: string[] = fields.evidence.map((asked) => asked.key).filter((key) => key !== "");
  const proofs = fields.evidence.map((asked) => {
    if (asked.key !== "") return asked;
    const key = keyFor(asked.label, taken);
    taken.push(key);
    return { ...asked, key };
  });
  const { freshStep, freshDays } = fields;
  return {
    key: fields.key,
    title: fields.title,
    titles: {
      segment: fields.titleSegment,
      standalone: fields.titleStandalone,
      exception: fields.titleException,
    },
    phase: fields.phase,
    role: fields.role,
    // Safe because the field lets through nothing but kinds.
    kind: kindName ? (kindName as StepKind) : null,
    purpose: purpose === "interim" || purpose === "return" ? purpose : null,
    requires: fields.requires,
    alsoRequires: fields.alsoRequires,
    onlyIf: fields.onlyIf.map(conditionOf),
    notIf: fields.notIf.map(conditionOf),
    onlyIfDone: fields.onlyIfDone,
    supersededBy: fields.supersededBy,
    verifiedByAnother: fields.verifiedByAnother,
    gate: fields.gate,
    maxDays: fields.maxDays,
    maxHours: fields.maxHours,
    dueOffset: {
      ...(fields.dueImmediate && { immediate: fields.dueImmediate }),
      ...(fields.dueOutOfCycle && { "out-of-cycle": fields.dueOutOfCycle }),
      ...(fields.dueScheduled && { scheduled: fields.dueScheduled }),
      ...(fields.dueDefer && { defer: fields.dueDefer }),
    },
    fresh: freshStep && freshDays ? { step: freshStep, days: freshDays } : null,
    evidence: proofs,
    note: fields.note,
  };
}

function conditionOf(value: Fields["onlyIf"][number]): BranchCondition {
  const containment = containments.find((each) => each === value);
  if (containment) return { containment };
  const delivery = deliveries.find((each) => each === value);
  if (delivery) return { delivery };
  // Safe because the value is one of the three lists, and of the first two it is none.
  return { remediation: value as NonNullable<BranchCondition["remediation"]> };
}
