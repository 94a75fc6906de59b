import type { IconName } from "@/components/ui/icon-shapes";
import { State } from "@/components/ui/state";
import { TextLink } from "@/components/ui/text";
import type { Mark, MarkKind } from "@/domain/checklist/evaluation";
import type { Cancellation } from "@/domain/checklist/facts";
import { inZone } from "@/domain/incidents/told-times";
import { formatInstant } from "@/lib/dates";
import { type IncidentPlace, incidentHref, stepHref } from "./place";

const words: Readonly<Record<MarkKind, Readonly<{ word: string; icon: IconName }>>> = {
  "clinical-decision-needed": { word: "Clinical decision needed", icon: "person" },
  "acceptance-expired": { word: "Acceptance expired: decision needed", icon: "clock" },
  "replacement-plan-missing": { word: "No replacement plan: decision needed", icon: "clock" },
  "in-question": { word: "In question", icon: "question" },
  "permit-running": { word: "Permit running", icon: "plug" },
  "permit-end-unproved": { word: "Permit over, its end unproved", icon: "plug" },
  "report-unresolved": { word: "Worse state reported", icon: "alert" },
};

/** What must not stay silent beside the state: each with its sentence and the step where it is put right. */
export function Attention({
  marks,
  cancellation,
  place,
}: Readonly<{ marks: readonly Mark[]; cancellation: Cancellation | null; place: IncidentPlace }>) {
  if (marks.length === 0 && !cancellation) return null;
  return (
    <ul className="grid gap-1.5">
      {marks.map((mark) => (
        <li key={`${mark.kind} ${mark.step}`}>
          <MarkLine mark={mark} place={place} />
        </li>
      ))}
      {cancellation && (
        <li>
          <State icon="close" tone="waiting">
            <b className="font-strong">To be cancelled as a wrong match.</b>{" "}
            <span className="text-ink">
              {cancellation.by.name}, {formatInstant(cancellation.at, place.zone, place.now)}:{" "}
              {cancellation.reason}{" "}
              <TextLink href={`${incidentHref(place.incident)}/cancel`}>Go on with it</TextLink>
            </span>
          </State>
        </li>
      )}
    </ul>
  );
}

function MarkLine({ mark, place }: Readonly<{ mark: Mark; place: IncidentPlace }>) {
  const { word, icon } = words[mark.kind];
  return (
    <State icon={icon} tone="waiting">
      <b className="font-strong">{word}.</b>{" "}
      <span className="text-ink">
        {inZone(mark.sentence, place.zone, place.now)}{" "}
        {mark.step && <TextLink href={stepHref(place.incident, mark.step)}>The step</TextLink>}
      </span>
    </State>
  );
}
