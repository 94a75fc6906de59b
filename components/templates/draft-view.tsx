import type { ReactNode } from "react";
import { Note } from "@/components/ui/note";
import { CellLink, SectionHeading, TextLink } from "@/components/ui/text";
import type { TemplateFault } from "@/domain/checklist/check-template";
import { type Phase, phases, type Step } from "@/domain/checklist/template";
import { phaseNames } from "@/domain/incidents/phase-progress";
import { approvalWords, kindWords, roleWords } from "./words";

/** What a kind is called; null for a step of none. */
function kindName({ kind, purpose }: Pick<Step, "kind" | "purpose">): string | null {
  if (kind === undefined || kind === "return") return null;
  if (kind !== "approvals") return kindWords[kind];
  return approvalWords[purpose === "interim" ? "approvals:interim" : "approvals:return"];
}

const stepFormHref = (template: string, step: string): string =>
  `/admin/templates/${template}/draft/step?key=${encodeURIComponent(step)}`;

/** Everything that is wrong with the draft, each with a link to its step; or that nothing is. */
export function FaultList({
  faults,
  template,
}: Readonly<{ faults: readonly TemplateFault[]; template: string }>) {
  if (faults.length === 0)
    return (
      <p className="text-ink-2">
        The check finds no fault: every gate holds on every way, and every step can be reached.
      </p>
    );
  return (
    <Note
      title={`${faults.length === 1 ? "One thing is" : `${faults.length} things are`} wrong. It can be published when nothing is.`}
    >
      <ul className="mt-1.5 grid gap-1">
        {faults.map(({ step, sentence }) => (
          <li key={`${step} ${sentence}`}>
            {step === null ? sentence : <TextLink href={stepFormHref(template, step)}>{sentence}</TextLink>}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** The steps of a draft in their order, by phase, each with what can be done with it. */
export function DraftSteps({
  template,
  steps,
  faults,
  acts,
}: Readonly<{
  template: string;
  steps: readonly Step[];
  faults: readonly TemplateFault[];
  acts: (step: Step) => ReactNode;
}>) {
  const wrong = new Set(faults.map((fault) => fault.step));
  return phases.map((phase) => (
    <PhaseOfDraft
      key={phase}
      {...{ phase, template, wrong, acts }}
      steps={steps.filter((step) => step.phase === phase)}
    />
  ));
}

function PhaseOfDraft({
  phase,
  template,
  steps,
  wrong,
  acts,
}: Readonly<{
  phase: Phase;
  template: string;
  steps: readonly Step[];
  wrong: ReadonlySet<string | null>;
  acts: (step: Step) => ReactNode;
}>) {
  return (
    <section aria-label={phaseNames[phase]}>
      <SectionHeading ruled level={3} aside={`${steps.length} steps`}>
        {phaseNames[phase]}
      </SectionHeading>
      <ol>
        {steps.map((step) => (
          <li
            key={step.key}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-1.5"
          >
            <span className="min-w-0 flex-1 basis-60">
              <CellLink href={stepFormHref(template, step.key)}>{step.title || step.key}</CellLink>
              <span className="block text-meta text-ink-3">
                {[roleWords[step.role], kindName(step)].filter(Boolean).join(", ")}
                {wrong.has(step.key) && <b className="text-waiting"> has a fault</b>}
              </span>
            </span>
            <span className="flex flex-wrap gap-1">{acts(step)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
