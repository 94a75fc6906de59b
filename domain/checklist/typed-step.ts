import { type KindRule, kindRule } from "./kind-rules";
import type {
  BranchCondition,
  Containment,
  EvidenceAsked,
  Phase,
  Step,
  StepKind,
  StepRole,
  Template,
} from "./template";

/** A step as an editor types it in the form. */
export type TypedStep = Readonly<{
  key: string;
  title: string;
  titles: Readonly<Record<Containment, string>>;
  phase: Phase;
  role: StepRole;
  kind: StepKind | null;
  purpose: "interim" | "return" | null;
  requires: readonly string[];
  alsoRequires: Readonly<Record<string, readonly string[]>>;
  onlyIf: readonly BranchCondition[];
  notIf: readonly BranchCondition[];
  onlyIfDone: string | null;
  supersededBy: string | null;
  verifiedByAnother: boolean;
  gate: boolean;
  maxDays: number | null;
  maxHours: number | null;
  dueOffset: NonNullable<Step["dueOffset"]>;
  fresh: Readonly<{ step: string; days: number }> | null;
  evidence: readonly Readonly<Omit<EvidenceAsked, "proves"> & { scan: boolean }>[];
  note: string;
}>;

/** The step that was typed; what its kind settles is settled, whatever was typed there. */
export function stepFrom(typed: TypedStep, template: Template, before: Step | null): Step {
  const named = kindOf(typed);
  const rule = kindRule(named);
  const kept = before && before.kind === named.kind ? keptOf(before) : {};
  return {
    ...kept,
    key: typed.key,
    phase: typed.phase,
    title: typed.title,
    ...filled("titleByContainment", typed.titles, (title) => title !== ""),
    role: typed.role,
    ...named,
    requires: typed.requires,
    ...filled("alsoRequires", typed.alsoRequires, (keys) => keys.length > 0),
    ...(rule ? whereOf(rule, template) : typedWhere(typed)),
    ...(typed.verifiedByAnother && { verifiedByAnother: true }),
    ...(typed.gate && { gate: true }),
    ...timesOf(typed),
    evidence: typed.evidence.map(({ scan, ...asked }) => (scan ? { ...asked, proves: "scan" } : asked)),
    ...(typed.note !== "" && { note: typed.note }),
    ...rule?.fixed,
  };
}

function kindOf({ kind, purpose }: TypedStep): Pick<Step, "kind" | "purpose"> {
  if (kind === null) return {};
  return kind === "approvals" ? { kind, purpose: purpose ?? "return" } : { kind };
}

/** A field of named values, of which those with something in them are kept; none at all where nothing is. */
function filled<Value>(
  field: "titleByContainment" | "alsoRequires",
  values: Readonly<Record<string, Value>>,
  holds: (value: Value) => boolean,
): Partial<Step> {
  const kept = Object.entries(values).filter(([, value]) => holds(value));
  return kept.length > 0 ? { [field]: Object.fromEntries(kept) } : {};
}

function timesOf({ kind, maxDays, maxHours, dueOffset, fresh }: TypedStep): Partial<Step> {
  const lasts = kind !== null && lasting.includes(kind);
  return {
    ...(lasts && maxDays !== null && { maxDays }),
    ...(kind === "permit" && maxHours !== null && { maxHours }),
    ...(Object.keys(dueOffset).length > 0 && { dueOffset }),
    ...(fresh && { fresh: { [fresh.step]: `P${fresh.days}D` } }),
  };
}

const lasting: readonly StepKind[] = ["clearance", "acceptance"];

/** What the form does not ask for and a step of the same kind keeps. */
function keptOf({ carriedOutBy, sources, rule, onFail, onFailMeaning }: Step): Partial<Step> {
  return {
    ...(carriedOutBy && { carriedOutBy }),
    ...(sources && { sources }),
    ...(rule && { rule }),
    ...(onFail && { onFail }),
    ...(onFailMeaning && { onFailMeaning }),
  };
}

type Where = Pick<Step, "onlyIf" | "notIf" | "onlyIfDone" | "supersededBy">;

function whereOf(rule: KindRule, { steps }: Template): Where {
  const keyOf = (kind: StepKind | undefined) => steps.find((each) => kind && each.kind === kind)?.key;
  const [onlyIfDone, supersededBy] = [keyOf(rule.onlyIfDone), keyOf(rule.supersededBy)];
  return {
    ...(rule.onlyIf && { onlyIf: rule.onlyIf }),
    ...(rule.notIf && { notIf: rule.notIf }),
    ...(onlyIfDone && { onlyIfDone }),
    ...(supersededBy && { supersededBy }),
  };
}

function typedWhere({ onlyIf, notIf, onlyIfDone, supersededBy }: TypedStep): Where {
  return {
    ...(onlyIf.length > 0 && { onlyIf }),
    ...(notIf.length > 0 && { notIf }),
    ...(onlyIfDone && { onlyIfDone }),
    ...(supersededBy && { supersededBy }),
  };
}

/** A step as the form shows it. */
export function typedFrom(step: Step): TypedStep {
  const { purpose, evidence, ...given } = step;
  return {
    ...nothingTyped,
    ...given,
    titles: { ...nothingTyped.titles, ...step.titleByContainment },
    purpose: purpose === "interim" || purpose === "return" ? purpose : null,
    onlyIf: [step.onlyIf ?? []].flat(),
    notIf: [step.notIf ?? []].flat(),
    fresh: freshOf(step),
    evidence: evidence.map(({ proves, ...asked }) => ({ ...asked, scan: proves === "scan" })),
  };
}

function freshOf(step: Step): TypedStep["fresh"] {
  const [fresh] = Object.entries(step.fresh ?? {});
  return fresh ? { step: fresh[0], days: Number(fresh[1].replaceAll(/\D/g, "")) } : null;
}

/** What stands in the form where nothing was said. */
const nothingTyped = {
  titles: { segment: "", standalone: "", exception: "" },
  kind: null,
  alsoRequires: {},
  onlyIfDone: null,
  supersededBy: null,
  verifiedByAnother: false,
  gate: false,
  maxDays: null,
  maxHours: null,
  dueOffset: {},
  note: "",
} as const;

/** A key for something that was typed by its words: small letters and hyphens, none that is taken. */
export function keyFor(words: string, taken: readonly string[], most = 40): string {
  const plain = words
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, most)
    .replaceAll(/^-+|-+$/g, "");
  const base = plain || "x";
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(key)) return key;
  }
}
