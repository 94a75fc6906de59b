import type { Evaluation, StepNow } from "../checklist/evaluation";
import { verifiedByAnother } from "../checklist/standing";
import type { BranchCondition, Step } from "../checklist/template";
import { phases } from "../checklist/template";

/** A step that is still to be done, as it stands on paper. */
export type PaperStep = Readonly<{
  key: string;
  title: string;
  role: Step["role"];
  /** "if segment": the step depends on a decision that is not made. */
  onlyIf: string | null;
  /** Done, and waiting for another person's word. */
  waits: boolean;
  verifiedByAnother: boolean;
  /** Two signatures, which paper cannot give. */
  signedByBoth: boolean;
}>;

const asked: readonly StepNow["state"][] = ["available", "blocked", "done", "undetermined"];

/** What is left to do, in the order people work in; on paper a step that waits keeps a line for its second person. */
export function paperSteps({ steps }: Evaluation): readonly PaperStep[] {
  return steps
    .filter((now) => !now.counts && asked.includes(now.state))
    .toSorted((a, b) => phases.indexOf(a.step.phase) - phases.indexOf(b.step.phase))
    .map((now) => ({
      key: now.key,
      title: now.title,
      role: now.step.role,
      onlyIf: now.state === "undetermined" ? conditionWords(now.step.onlyIf) : null,
      waits: now.waitsFor !== null,
      verifiedByAnother: verifiedByAnother(now.step),
      signedByBoth: now.step.kind === "approvals",
    }));
}

const conditions: Readonly<Record<string, string>> = {
  segment: "segment",
  standalone: "standalone",
  exception: "exception",
  "none-will-come": "no patch will come",
  withdraw: "withdrawn",
  "remote-update": "remote update",
  "on-site": "on site",
};

/** "if segment or exception"; a step without a condition of its own hangs on a decision all the same. */
function conditionWords(onlyIf: Step["onlyIf"]): string {
  if (!onlyIf) return "if still needed";
  const each: readonly BranchCondition[] = "length" in onlyIf ? onlyIf : [onlyIf];
  const words = each.flatMap((condition) =>
    Object.values(condition).map((value) => conditions[value] ?? value),
  );
  return `if ${words.join(" or ")}`;
}
