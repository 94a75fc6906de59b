import type { ReactNode } from "react";
import { SectionHeading } from "@/components/ui/text";
import type { StepNow } from "@/domain/checklist/evaluation";
import { type PhaseProgress, phaseNames } from "@/domain/incidents/phase-progress";
import { asideWords } from "@/domain/incidents/step-words";
import { classNames } from "@/lib/class-names";
import { AsideSteps, type RowContext, StepRow } from "./step-row";

type StepListProps = Readonly<{
  phases: readonly PhaseProgress[];
  context: RowContext;
  /** The step that is open, drawn in its place; on phones it stands alone. */
  open: Readonly<{ key: string; panel: ReactNode }> | null;
}>;

/** The checklist by phase: every step a link, the open one in its place. */
export function StepList({ phases, context, open }: StepListProps) {
  return (
    <section aria-label="Steps" className="min-w-0">
      {phases.map((progress) => (
        <PhaseSteps key={progress.phase} {...{ progress, context, open }} />
      ))}
    </section>
  );
}

/** How much of a phase is done, in words: "3 of 4, 1 to verify". */
export function progressWords({ done, asked, toVerify, undetermined }: PhaseProgress): string {
  if (asked.length === 0 && undetermined.length > 0) return "after the decision";
  if (asked.length === 0) return "nothing to do";
  return `${done} of ${asked.length}${toVerify > 0 ? `, ${toVerify} to verify` : ""}`;
}

function PhaseSteps({
  progress,
  context,
  open,
}: Omit<StepListProps, "phases"> & Readonly<{ progress: PhaseProgress }>) {
  const { phase, asked, undetermined, aside } = progress;
  const holds = (steps: readonly StepNow[]) => steps.some((step) => step.key === open?.key);
  const hidden = open !== null && "max-tablet:hidden";
  const parts = { context, open };
  return (
    <div
      id={`phase-${phase}`}
      className={classNames(
        "mb-6 scroll-mt-4 max-tablet:mb-5",
        open !== null && !holds([...asked, ...undetermined, ...aside]) && "max-tablet:hidden",
      )}
    >
      <SectionHeading ruled aside={progressWords(progress)} {...(hidden && { className: hidden })}>
        {phaseNames[phase]}
      </SectionHeading>
      <Rows steps={asked} {...parts} />
      <Aside
        steps={undetermined}
        {...parts}
        summary={(count) => `${count} depend${count === 1 ? "s" : ""} on a decision that is not made yet`}
      />
      <Aside steps={aside} {...parts} summary={(count) => `${count} not needed here`} />
    </div>
  );
}

type RowsProps = Omit<StepListProps, "phases"> & Readonly<{ steps: readonly StepNow[] }>;

function Rows({ steps, context, open, isAside = false }: RowsProps & Readonly<{ isAside?: boolean }>) {
  return (
    <ol>
      {steps.map((now) =>
        now.key === open?.key ? (
          <li key={now.key} className="py-2">
            {open.panel}
          </li>
        ) : (
          <li key={now.key} className={open ? "max-tablet:hidden" : undefined}>
            <StepRow now={now} context={context} {...(isAside && { words: asideWords(now) })} />
          </li>
        ),
      )}
    </ol>
  );
}

/** Folded away, unless the open step is among them. */
function Aside({ summary, ...rows }: RowsProps & Readonly<{ summary: (count: number) => string }>) {
  if (rows.steps.length === 0) return null;
  const own = rows.steps.filter((step) => step.key === rows.open?.key);
  const others = rows.steps.filter((step) => step.key !== rows.open?.key);
  return (
    <>
      {own.length > 0 && <Rows {...rows} steps={own} isAside />}
      {others.length > 0 && (
        <div className={rows.open ? "max-tablet:hidden" : undefined}>
          <AsideSteps summary={summary(others.length)}>
            <Rows {...rows} steps={others} isAside />
          </AsideSteps>
        </div>
      )}
    </>
  );
}
