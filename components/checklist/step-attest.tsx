import { SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { StepView } from "./step-view";
import { TextAct } from "./text-act";

/** The containment holds for a time; whoever may do its step attests it again. */
export function StepAttest({ acts: { attest }, place, actions, uploader, facts }: StepView) {
  if (!attest || facts.incident.closed) return null;
  const lapsed = attest.until <= place.now;
  return (
    <section>
      <SectionHeading level={3}>Attest again</SectionHeading>
      <p className="mb-3 text-ink-2">
        The containment {lapsed ? "held" : "holds"} until{" "}
        <Time at={attest.until} zone={place.zone} now={place.now} className="font-medium text-ink" />.
        Attested again, it holds {attest.days} days more.
        {attest.needsProof && " Attach a scan or a firewall extract newer than the last proof first."}
      </p>
      {attest.needsProof && <div className="mb-3">{uploader}</div>}
      <TextAct
        action={actions.attest}
        place={place}
        texts={[{ name: "statement", label: "What you looked at", required: true }]}
        submit="Attest again"
        look="secondary"
      />
    </section>
  );
}
