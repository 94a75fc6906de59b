import type { ActAction } from "@/components/checklist/actions";
import { ReasonDialog } from "@/components/checklist/reason-dialog";
import { State } from "@/components/ui/state";
import { Key, Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { calendarDay, formatCalendarDay } from "@/lib/dates";
import type { IncidentPlace } from "./place";
import { AssignDialog, HandoverDialog, WaitDialog } from "./team-dialogs";

type Named = Readonly<{ id: string; name: string }>;
type Written = Readonly<{ id: string; by: string; at: Date }>;

/** Who looks after an incident, what the next shift must know, and what is waited for. */
export type Team = Readonly<{
  closed: boolean;
  /** Who may open it again once it is closed, in words; null for whoever does it here. */
  reopenedBy: string | null;
  assignment: (Written & Readonly<{ person: (Named & Readonly<{ works: boolean }>) | null }>) | null;
  handover: (Written & Readonly<{ text: string }>) | null;
  wait: (Written & Readonly<{ vendorCase: string; waitsFor: string; until: string; runs: boolean }>) | null;
  working: readonly Named[];
}>;

/** What the reader may do; null for what is not theirs. */
export type TeamActs = Readonly<Record<"assign" | "handOver" | "wait" | "endWait", ActAction | null>>;

type TeamProps = Readonly<{ team: Team; acts: TeamActs; place: IncidentPlace }>;

/** At the top of an incident: the handover note, the wait for the vendor, and whose the incident is. */
export function TeamLine({ team, acts, place }: TeamProps) {
  const { handover, wait, closed } = team;
  return (
    <div className="grid gap-2.5">
      {handover && <Handover handover={handover} place={place} />}
      {wait?.runs && <Wait wait={wait} end={acts.endWait} place={place} />}
      {closed && team.reopenedBy && <State icon="lock">Closed. {team.reopenedBy} can reopen it.</State>}
      {!closed && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Assigned team={team} />
          <span className="flex flex-wrap gap-2">
            {acts.assign && <AssignDialog action={acts.assign} team={team} place={place} />}
            {acts.handOver && <HandoverDialog action={acts.handOver} handover={handover} place={place} />}
            {acts.wait && <WaitDialog action={acts.wait} wait={wait} place={place} />}
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

function Wait({
  wait: { id, until, vendorCase, waitsFor, by },
  end,
  place,
}: Readonly<{ wait: NonNullable<Team["wait"]>; end: ActAction | null; place: IncidentPlace }>) {
  const day = formatCalendarDay(until, calendarDay(place.now, place.zone));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <State icon="clock" tone="waiting" className="wrap-anywhere">
        <b className="font-strong">Waiting on vendor until {day}.</b>{" "}
        <span className="text-ink">
          Case <Key className="wrap-anywhere whitespace-normal!">{vendorCase}</Key>: {waitsFor}{" "}
          <Meta>{by}</Meta>
        </span>
      </State>
      {end && (
        <ReasonDialog
          opener="End the wait…"
          size="small"
          title="End the wait for the vendor"
          meaning="The incident no longer shows as waiting. What the vendor did is recorded in the steps as ever."
          label="Why it ends"
          submit="End the wait"
          action={end}
          place={place}
          hidden={{ wait: id }}
        />
      )}
    </div>
  );
}
