import { DamagedEvidence } from "@/components/evidence/damaged-evidence";
import { incidentHref } from "@/components/incidents/place";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import { StepSign } from "@/components/ui/step-sign";
import { anyOfThem } from "@/domain/checklist/sentences";
import { unproven } from "@/domain/incidents/port-proof-view";
import { signOf } from "@/domain/incidents/step-words";
import { AlsoElsewhere } from "./also-elsewhere";
import { PermitStanding } from "./permit-standing";
import { PortProof } from "./port-proof";
import { ProofList } from "./proof-list";
import { StepAdvice } from "./step-advice";
import { StepAnswer } from "./step-answer";
import { StepAttest } from "./step-attest";
import { StepCalls } from "./step-calls";
import { StepHistory } from "./step-history";
import { StepReview } from "./step-review";
import { StepScan } from "./step-scan";
import { StepStanding } from "./step-standing";
import type { StepView } from "./step-view";

/** The open step: how it stands, what was advised, what counts as proof, its answers, and everything it went through. */
export function OpenStep(view: StepView) {
  const { now, advice, proofs, ports, place, naming } = view;
  return (
    <article
      id="step"
      aria-labelledby="step-title"
      className="scroll-mt-4 has-[[data-dock]]:max-tablet:pb-32"
    >
      <Panel
        tone="next"
        className="max-tablet:overflow-visible! max-tablet:rounded-none! max-tablet:border-0! max-tablet:bg-transparent!"
      >
        <header className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-start gap-x-3 border-b px-3.5 py-2.5 max-tablet:grid-cols-[24px_minmax(0,1fr)] max-tablet:border-0 max-tablet:px-0 max-tablet:pt-0">
          <StepSign state={signOf(now)} className="mt-0.5 max-tablet:size-6" />
          <h2 id="step-title" className="text-lead leading-tight font-strong max-tablet:text-title">
            {now.title}
          </h2>
          <AppLink
            href={incidentHref(place.incident)}
            scroll={false}
            className="flex items-center gap-2 text-meta text-ink-3 no-underline hover:text-ink max-tablet:hidden"
          >
            {view.mine ? "You" : anyOfThem(now.who)}
            <Icon name="down" />
            <span className="sr-only">Close the step</span>
          </AppLink>
        </header>
        <div className="grid gap-5 py-4 pr-4 pl-[46px] max-tablet:px-0 max-tablet:py-1">
          <PermitStanding {...view} />
          <DamagedEvidence count={view.damaged.length} files={view.damaged} place={place} />
          <StepStanding {...view} />
          {advice && <StepAdvice {...advice} />}
          <ProofList proofs={proofs} unproven={unproven(ports)} place={place} naming={naming} />
          {view.uncounted}
          {ports && (
            <PortProof
              view={ports}
              place={place}
              naming={naming}
              advisoryHref={view.advisoryHref}
              systemHref={`/systems/${view.facts.system.id}`}
            />
          )}
          <StepReview {...view} />
          <StepAnswer {...view} />
          <AlsoElsewhere {...view} />
          <StepScan {...view} />
          <StepAttest {...view} />
          {!view.facts.incident.closed && <StepCalls contacts={view.contacts} />}
          <StepHistory {...view} />
          {view.comments}
        </div>
      </Panel>
    </article>
  );
}
