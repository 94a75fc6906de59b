import type { Evaluation, StepNow } from "../checklist/evaluation";
import { type Phase, phases } from "../checklist/template";

export const phaseNames: Readonly<Record<Phase, string>> = {
  identify: "Identify",
  assess: "Assess",
  contain: "Contain",
  remediate: "Remediate",
  reconnect: "Reconnect",
  close: "Close",
};

/** The steps of one phase: those asked for now, and those of other branches or behind an open decision. */
export type PhaseProgress = Readonly<{
  phase: Phase;
  at: "past" | "now" | "future";
  done: number;
  toVerify: number;
  asked: readonly StepNow[];
  /** Depend on a decision that is not made yet. */
  undetermined: readonly StepNow[];
  /** Not asked for on this branch, agreed as not applicable, no longer needed, or left undone at the closing. */
  aside: readonly StepNow[];
}>;

const isAside = ({ state }: StepNow) =>
  state === "not-applicable" || state === "not-needed" || state === "closed";
const toVerify = ({ waitsFor }: StepNow) =>
  waitsFor === "verification" || waitsFor === "not-applicable" || waitsFor === "late-time";

/** The phases in their order, each with its steps; a phase without any step is left out. */
export function phaseProgress({ steps, phase }: Evaluation, closed: boolean): readonly PhaseProgress[] {
  const now = closed ? phases.length : phases.indexOf(phase);
  return phases.flatMap((each, index) => {
    const own = steps.filter((step) => step.step.phase === each);
    if (own.length === 0) return [];
    const asked = own.filter((step) => !isAside(step) && step.state !== "undetermined");
    return [
      {
        phase: each,
        at: index < now ? "past" : index === now ? "now" : "future",
        done: asked.filter((step) => step.counts).length,
        toVerify: asked.filter(toVerify).length,
        asked,
        undetermined: own.filter((step) => step.state === "undetermined"),
        aside: own.filter(isAside),
      },
    ];
  });
}
