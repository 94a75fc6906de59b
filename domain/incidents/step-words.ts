import type { StepNow, WaitsFor } from "../checklist/evaluation";
import type { Facts } from "../checklist/facts";
import type { Blocker } from "../checklist/refusal";
import { anyOfThem, capital } from "../checklist/sentences";
import type { Step } from "../checklist/template";
import { containmentWords, planWords } from "./record-words";

/** How a step stands, in the one sign of its row. */
export type StepSignName =
  | "open"
  | "done"
  | "verified"
  | "waits"
  | "locked"
  | "not-applicable"
  | "questioned";

export function signOf(now: StepNow): StepSignName {
  if (now.inQuestion) return "questioned";
  if (now.waitsFor) return "waits";
  switch (now.state) {
    case "available":
      return "open";
    case "blocked":
    case "closed":
    case "undetermined":
      return "locked";
    case "done":
      return now.expiredAt || !now.counts ? "waits" : "done";
    case "verified":
      return "verified";
    case "not-applicable":
    case "not-needed":
      return "not-applicable";
  }
}

const waiting: Readonly<Record<WaitsFor, (who: string) => string>> = {
  verification: (who) => `Done. ${who} can verify it.`,
  "not-applicable": (who) => `Said not to apply. ${who} can agree or return it.`,
  "late-time": (who) => `Done, with a time claimed late. ${who} can confirm the time.`,
  confirmation: (who) => `In question. ${who} can confirm that it stands.`,
};

/** What a step waits for and who can supply it; null where it waits for nothing. */
export const waitWords = ({ waitsFor, who }: StepNow): string | null =>
  waitsFor ? waiting[waitsFor](capital(anyOfThem(who))) : null;

/** What a blocker lacks, as short as a list of pairs allows: the step's title with what it lacks, else the sentence. */
export function lackWords(
  { code, step, sentence }: Blocker,
  titleOf: (key: string) => string | undefined,
): string {
  const title = step && titleOf(step);
  if (!title) return sentence;
  switch (code) {
    case "step-unverified":
      return `${title}: verified by another`;
    case "step-in-question":
      return `${title}: confirmed`;
    case "not-fresh":
    case "time-before-record":
      return sentence;
    default:
      return title;
  }
}

/** What a locked step needs: the titles of the steps before it, else the first reason. */
function needWords(blockers: readonly Blocker[], titleOf: (key: string) => string | undefined): string {
  const titles = blockers.flatMap((blocker) => (blocker.step && titleOf(blocker.step)) || []);
  if (titles.length === 0) return blockers[0]?.sentence ?? "";
  const [first = "", second, ...more] = [...new Set(titles)];
  if (!second) return `Needs: ${first}.`;
  return `Needs: ${first}; ${second}${more.length > 0 ? ` and ${more.length} more` : ""}.`;
}

/** The second line of a step's row; null where its sign says everything. */
export function rowWords(now: StepNow, titleOf: (key: string) => string | undefined): string | null {
  const { returned, latest, state, expiredAt } = now;
  const wait = waitWords(now);
  if (wait) return wait;
  if (returned && !now.counts)
    return `${returned.kind === "rejected" ? "Returned" : "Reopened"} by ${returned.by.name}: ${returned.reason}`;
  if (latest?.outcome === "cannot" && !now.counts)
    return `${latest.by.name} could not do it: ${latest.reason ?? ""}`;
  if (expiredAt) return "Its record has run out.";
  return state === "blocked" ? needWords(now.blockers, titleOf) : null;
}

/** Why a step that is not asked for now is shown aside. */
export function asideWords({ state, latest }: Pick<StepNow, "state" | "latest">): string {
  if (state === "undetermined") return "Depends on a decision that is not made yet.";
  if (state === "not-needed") return "No longer needed.";
  if (state === "closed") return "Not done when the incident ended.";
  return latest?.outcome === "not-applicable"
    ? `Does not apply: ${latest.reason ?? ""}`
    : "Not on this branch.";
}

/** The words of a template's evidence as they stand at the beginning of a line. */
export const proofLabel = (label: string): string => capital(label);

/** Whether doing the step again replaces a proof that counts, or restores one. */
export const answerLabel = (step: Step, counts: boolean): string => {
  switch (step.kind) {
    case "decide":
      return "Change the decision";
    case "clearance":
      return "Answer again";
    case "plan":
      return "Change the plan";
    case "impact":
      return "Answer again";
    case "acceptance":
      return "Record a new acceptance";
    case "permit":
      return "Issue a new permit";
    default:
      return counts ? "Do it again, with newer evidence" : "Do it again";
  }
};

/** What the record of an answered step says, in a word or two; null for steps that are done with proof. */
export function recordWord({ step, counts }: StepNow, facts: Facts): string | null {
  if (!counts && step.kind !== "clearance") return null;
  switch (step.kind) {
    case "decide": {
      const decision = facts.decisions.at(-1);
      return decision ? containmentWords[decision.option] : null;
    }
    case "plan": {
      const plan = facts.plans.at(-1);
      return plan ? planWords(plan) : null;
    }
    case "clearance":
      return facts.clearances.at(-1)?.answer ?? null;
    default:
      return null;
  }
}
