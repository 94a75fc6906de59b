import type { ActAction } from "@/components/checklist/actions";
import { State } from "@/components/ui/state";
import { Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { IncidentPlace } from "./place";
import { AssignDialog, HandoverDialog } from "./team-dialogs";

type Named = Readonly<{ id: string; name: string }>;
type Written = Readonly<{ id: string; by: string; at: Date }>;

/** Who looks after an incident, and what the next shift must know. */
export type Team = Readonly<{
  closed: boolean;
  /** Who may open it again once it is closed, in words; null for whoever does it here. */
  reopenedBy: string | null;
  assignment: (Written & Readonly<{ person: (Named & Readonly<{ works: boolean }>) | null }>) | null;
  handover: (Written & Readonly<{ text: string }>) | null;
  working: readonly Named[];
}>;

/** What the reader may do; null for what is not theirs. */
export type TeamActs = Readonly<Record<"assign" | "handOver", ActAction | null>>;

type TeamProps = Readonly<{ team: Team; acts: TeamActs; place: IncidentPlace }>;

/** At the top of an incident: the handover note, and whose the incident is. */
export function TeamLine({ team, acts, place }: TeamProps) {
  const { handover, closed } = team;
  return (
    <div className="grid gap-2.5">
      {handover && <Handover handover={handover} place={place} />}
      {closed && team.reopenedBy && <State icon="lock">Closed. {team.reopenedBy} can reopen it.</State>}
      {!closed && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Assigned team={team} />
          <span className="flex flex-wrap gap-2">
            {acts.assign && <AssignDialog action={acts.assign} team={team} place={place} />}
            {acts.handOver && <HandoverDialog action={acts.handOver} handover={handover} place={place} />}
          </span>
        </div>
      )}
    </div>
  );
}

/** Whose the incident is; of somebody who works here no more it says so, for then it is nobody's. */
function Assigned({ team: { assignment } }: Readonly<{ team: Team }>) {
  const person = assignment?.person;
  if (!person) {
    return (
      <State icon="person" tone="waiting">
        Assigned to nobody
      </State>
    );
  }
  if (person.works) {
    return (
      <State icon="person">
        Assigned to <b className="font-strong text-ink">{person.name}</b>
      </State>
    );
  }
  return (
    <State icon="person" tone="waiting">
      Assigned to {person.name}, who does not work here any more
    </State>
  );
}

function Handover({
  handover: { text, by, at },
  place,
}: Readonly<{ handover: NonNullable<Team["handover"]>; place: IncidentPlace }>) {
  return (
    <section aria-label="Handover" className="max-w-[80ch] border-l-4 border-line-strong pl-3">
      <Meta>
        Handover from {by}, <Time at={at} zone={place.zone} now={place.now} />
      </Meta>
      <p className="wrap-anywhere whitespace-pre-wrap [unicode-bidi:plaintext]">{text}</p>
    </section>
  );
}
