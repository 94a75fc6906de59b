import { alsoHref } from "@/components/incidents/place";
import { TextLink } from "@/components/ui/text";
import type { StepView } from "./step-view";

/** The way to do the open step for several incidents with the same evidence; nothing where no other waits for it. */
export function AlsoElsewhere({ now, acts, elsewhere, facts, place }: StepView) {
  if (elsewhere === 0 || facts.incident.closed || !acts.theirs || acts.form !== "tick") return null;
  if (acts.blockers.length > 0 && !acts.again) return null;
  const others = elsewhere === 1 ? "1 other incident" : `${elsewhere} other incidents`;
  return (
    <p className="text-ink-2">
      {others} at this site {elsewhere === 1 ? "waits" : "wait"} for the same step.{" "}
      <TextLink href={alsoHref(place.incident, now.key)}>Also for…</TextLink>
    </p>
  );
}
