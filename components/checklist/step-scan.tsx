import { SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { StepView } from "./step-view";

/** The scan that follows a connection into a segment: owed until a time, and attached here. */
export function StepScan({ acts: { scanOwedBy, theirs }, place, uploader, facts }: StepView) {
  if (!scanOwedBy || !theirs || facts.incident.closed) return null;
  return (
    <section>
      <SectionHeading level={3}>A scan of the ports is owed</SectionHeading>
      <p className="mb-3 text-ink-2">
        Attach it until{" "}
        <Time at={scanOwedBy} zone={place.zone} now={place.now} className="font-medium text-ink" />. Without
        it the system counts as exposed from then on, and the segment is proven anew.
      </p>
      {uploader}
    </section>
  );
}
