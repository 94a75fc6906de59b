import { FilterChip } from "@/components/ui/chip";
import { StepSign } from "@/components/ui/step-sign";
import { SectionHeading } from "@/components/ui/text";
import type { StepNow } from "@/domain/checklist/evaluation";
import type { PhasePreview } from "@/domain/checklist/preview";
import { phaseNames } from "@/domain/incidents/phase-progress";
import { plans, roleWords, ways } from "./words";

/** A template as an incident would show it on one way through it, with links to the other ways. */
export function TemplatePreview({
  phases,
  chosen,
  href,
  titleOf,
}: Readonly<{
  phases: readonly PhasePreview[];
  chosen: Readonly<{ way: string; plan: string }>;
  href: string;
  titleOf: (key: string) => string;
}>) {
  const at = (way: string, plan: string) => `${href}?way=${way}&plan=${plan}`;
  return (
    <section aria-labelledby="preview" className="grid content-start gap-4">
      <SectionHeading id="preview">As an incident would show it</SectionHeading>
      <div className="flex flex-wrap gap-2">
        {ways.map(({ name, words }) => (
          <FilterChip key={name} href={at(name, chosen.plan)} current={name === chosen.way}>
            {words}
          </FilterChip>
        ))}
        <span aria-hidden="true" className="mx-1 border-l" />
        {plans.map(({ name, words }) => (
          <FilterChip key={name} href={at(chosen.way, name)} current={name === chosen.plan}>
            {words}
          </FilterChip>
        ))}
      </div>
      {phases.map(({ phase, asked, aside }) => (
        <div key={phase}>
          <SectionHeading ruled level={3} aside={`${asked.length} asked`}>
            {phaseNames[phase]}
          </SectionHeading>
          <ol>
            {asked.map((now) => (
              <PreviewRow key={now.key} now={now} titleOf={titleOf} />
            ))}
          </ol>
          {aside.length > 0 && (
            <p className="pt-1 pl-9 text-meta text-ink-3">
              Not needed on this way: {aside.map((now) => now.title).join(", ")}.
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

function PreviewRow({ now, titleOf }: Readonly<{ now: StepNow; titleOf: (key: string) => string }>) {
  const { step } = now;
  const first = step.requires.map(titleOf);
  const proofs = step.evidence.filter((asked) => asked.required).map((asked) => asked.label);
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-3 border-b py-2">
      <StepSign state={now.state === "available" ? "open" : "locked"} />
      <div className="min-w-0">
        <span className="font-medium">{now.title}</span>
        <span className="block text-meta text-ink-3">
          {roleWords[step.role]}
          {step.verifiedByAnother && ", verified by another"}
          {first.length > 0 && `, after: ${first.join("; ")}`}
        </span>
        {proofs.length > 0 && (
          <span className="block text-meta text-ink-3">Required proof: {proofs.join("; ")}</span>
        )}
      </div>
    </li>
  );
}
