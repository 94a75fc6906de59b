import { completeStep } from "../acts/complete-step";
import { counts } from "../counting";
import type { RefusalCode } from "../refusal";
import { restsOn } from "../rests";
import type { StepKind, Template } from "../template";
import { cast } from "./cast";
import {
  byException,
  bySegment,
  byStandalone,
  decide,
  filled,
  reach,
  type Wish,
  withdrawClearance,
} from "./play";
import type { Scene } from "./scene";

/** How an act comes to meet a gate, and the acts that must then be refused with its code. */
export type GateScenario = Readonly<{
  /** On which branches the gate can be met. */
  wishes: readonly Wish[];
  /** Plays up to the act, with the gate taken out of the way. */
  prepare: (scene: Scene, wish: Wish) => void;
  /** Each is tried from the same facts; they answer with the codes they were refused with. */
  acts: readonly ((scene: Scene, wish: Wish) => readonly RefusalCode[])[];
  /** What an edited template may leave out, so that the gate alone stands. */
  edit?: (template: Template) => Template;
}>;

export const everyBranch: readonly Wish[] = [bySegment, byStandalone, byException];
export const remotely: readonly Wish[] = everyBranch.map((wish) => ({
  ...wish,
  plan: { remediation: "install", delivery: "remote-update" },
}));

/** A template whose requirements were edited away. */
export const stripped = (template: Template): Template => ({
  ...template,
  steps: template.steps.map(({ alsoRequires, fresh, ...step }) => ({ ...step, requires: [] })),
});

/** Everything the step of a kind rests on, but for some kinds. */
export function upTo(scene: Scene, kind: StepKind, wish: Wish, but: readonly StepKind[] = []): void {
  reachKind(scene, "decide", wish);
  if (wish.plan.delivery === "remote-update" || wish.plan.remediation !== "install")
    reachKind(scene, "plan", wish);
  const purpose = kind === "approvals" ? "return" : undefined;
  for (const step of restsOn(scene.read(), scene.step(kind, purpose))) {
    if (step.kind && but.includes(step.kind)) continue;
    if (!counts(scene.read(), step)) reach(scene, step.key, wish);
  }
}

export function reachKind(scene: Scene, kind: StepKind, wish: Wish): void {
  reach(scene, scene.step(kind).key, wish);
}

/** A system contained by standalone, whatever is decided next. */
export function standalone(scene: Scene): void {
  reachKind(scene, "disconnect", byStandalone);
}

/** Standalone, with the decision to leave it, and what that needs but for some kinds. */
export function leaving(scene: Scene, wish: Wish, but: readonly (StepKind | "withdrawal")[] = []): void {
  standalone(scene);
  if (wish.containment === "exception" && !but.includes("withdrawal")) withdrawClearance(scene);
  decide(scene, wish.containment);
  const kinds: readonly StepKind[] =
    wish.containment === "exception" ? ["controls", "acceptance"] : ["prove-segment"];
  for (const kind of kinds) if (!but.includes(kind)) reachKind(scene, kind, wish);
}

/** In a template that asks for more, what cannot be signed yet stays unsigned. */
export function asFarAsItGoes(play: () => void): void {
  try {
    play();
  } catch {
    // The template's own requirements stand in the way; the act is refused for them and for the gate.
  }
}

/** Ticks the step of a kind. */
export const ticking =
  (kind: StepKind, actor = cast.tess) =>
  (scene: Scene): readonly RefusalCode[] =>
    scene.codes(completeStep, actor, filled(scene, scene.step(kind).key));
