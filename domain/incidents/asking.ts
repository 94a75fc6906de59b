import { ok, type Result, refuse } from "@/lib/result";
import type { Evaluation, StepNow } from "../checklist/evaluation";
import type { By, Facts } from "../checklist/facts";
import type { PersonId } from "../ids";

/** The last time somebody was asked for a step. */
export type LastAsk = Readonly<{ step: string; by: string; at: Date; who: readonly string[] }>;

/** Whom to ask for a step, and how many steps wait for it. */
export type StepToAsk = Readonly<{ step: string; title: string; who: readonly By[]; holds: number }>;

export type AskRefusal = Readonly<{
  code: "incident-closed" | "unknown-step" | "nothing-to-ask" | "yours-to-do" | "nobody" | "asked-already";
  sentence: string;
}>;

const hourMs = 3_600_000;

/** Whether somebody can bring the step further now: do it, sign it, confirm it, or say a word on it. */
const canMove = ({ state, waitsFor }: Pick<StepNow, "state" | "waitsFor">): boolean =>
  state === "available" || waitsFor !== null;

/** How many steps wait directly for this one. */
export const heldBy = ({ steps }: Evaluation, key: string): number =>
  steps.filter((each) => each.state === "blocked" && each.blockers.some((blocker) => blocker.step === key))
    .length;

/** Asks whoever can bring a step further: not oneself, and not again within the hour. */
export function decideAskFor(
  { facts, evaluation, last }: Readonly<{ facts: Facts; evaluation: Evaluation; last: LastAsk | null }>,
  step: string,
  { actor, now }: Readonly<{ actor: PersonId; now: Date }>,
): Result<StepToAsk, AskRefusal> {
  const found = evaluation.steps.find(({ key }) => key === step);
  if (facts.incident.closed) return no("incident-closed", "The incident has ended. Nobody was asked.");
  if (!found) return no("unknown-step", "This incident has no such step.");
  if (!canMove(found)) {
    return no("nothing-to-ask", "Nobody can bring this step further now. Ask for what stands in its way.");
  }
  const able = peopleNamed(facts, found);
  const others = able.filter(({ id }) => id !== actor);
  if (others.length === 0) {
    return able.length > 0
      ? no("yours-to-do", "You alone can do this here. Nobody was asked.")
      : no("nobody", "Nobody at the site holds the role. Ask an administrator to give it to somebody.");
  }
  if (last && now.getTime() - last.at.getTime() < hourMs) {
    return no("asked-already", `${last.by} asked ${last.who.join(", ")} less than an hour ago.`);
  }
  return ok({ step, title: found.title, who: others, holds: heldBy(evaluation, step) });
}

const no = (code: AskRefusal["code"], sentence: string) => refuse({ code, sentence });

/** The people of the site whom the step names. */
function peopleNamed({ staff }: Facts, { who, doers }: StepNow): readonly By[] {
  const all = [...staff.coordinator, ...staff["clinical-lead"], ...staff.technician, ...doers];
  const named = all.filter(({ name }) => who.includes(name));
  return [...new Map(named.map((person) => [person.id, { id: person.id, name: person.name }])).values()];
}
