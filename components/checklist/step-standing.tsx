import { type IncidentPlace, stepHref } from "@/components/incidents/place";
import { Note, Refusal } from "@/components/ui/note";
import { State } from "@/components/ui/state";
import type { Blocker } from "@/domain/checklist/refusal";
import { asideWords, waitWords } from "@/domain/incidents/step-words";
import { inZone } from "@/domain/incidents/told-times";
import { formatInstant } from "@/lib/dates";
import type { StepView } from "./step-view";

/** How the open step stands, in sentences: returned, locked, waiting, in question, run out, or not asked for. */
export function StepStanding({ now, acts, place, facts }: StepView) {
  return (
    <>
      {!now.counts && <Fallen now={now} place={place} />}
      {now.inQuestion && <InQuestion facts={facts} attempt={now.latest?.id} />}
      {now.expiredAt && !facts.incident.closed && (
        <Note
          title={`Its record ran out on ${formatInstant(now.expiredAt, place.zone, place.now)}.`}
          icon="clock"
        />
      )}
      {!now.inQuestion && <Waiting words={waitWords(now)} />}
      {saysLocked(now) && <Locked blockers={acts.blockers} place={place} />}
      <Aside now={now} />
    </>
  );
}

/** Whether what is missing stands here already, for every reader. */
export const saysLocked = ({ state, waitsFor }: StepView["now"]): boolean => state === "blocked" && !waitsFor;

/** The last answer was returned, taken back, or was "can't". */
function Fallen({ now: { returned, latest }, place }: Pick<StepView, "now" | "place">) {
  const at = (time: Date) => formatInstant(time, place.zone, place.now);
  if (returned) {
    const word = returned.kind === "rejected" ? "Returned" : "Reopened";
    return (
      <Note title={`${word} by ${returned.by.name}: ${returned.reason}`} icon="undo">
        {at(returned.at)}. The answer before is kept below.
      </Note>
    );
  }
  if (latest?.outcome !== "cannot") return null;
  return (
    <Note title={`${latest.by.name} could not do it: ${latest.reason ?? ""}`} icon="info">
      {at(latest.recordedAt)}
    </Note>
  );
}

function InQuestion({ facts, attempt }: Readonly<{ facts: StepView["facts"]; attempt: string | undefined }>) {
  const review = facts.reviews.findLast((each) => each.attemptId === attempt && each.kind === "questioned");
  return (
    <Note title={`In question: ${review?.reason ?? "something it rests on fell"}.`} icon="question">
      It is kept and does not count until somebody confirms that it still stands.
    </Note>
  );
}

function Waiting({ words }: Readonly<{ words: string | null }>) {
  return (
    words && (
      <State icon="clock" tone="waiting">
        {words}
      </State>
    )
  );
}

function Aside({ now }: Pick<StepView, "now">) {
  switch (now.state) {
    case "undetermined":
    case "not-needed":
    case "not-applicable":
      return <p className="text-ink-2">{asideWords(now)}</p>;
    case "closed":
      return <p className="text-ink-2">The incident is closed, and this step was not done.</p>;
    default:
      return null;
  }
}

/** What stands in the way of answering, and who can supply it. */
export function Locked({
  blockers,
  place,
}: Readonly<{ blockers: readonly Blocker[]; place: IncidentPlace }>) {
  if (blockers.length === 0) return null;
  return (
    <Refusal
      title={
        blockers.length === 1
          ? "Locked. One thing is missing."
          : `Locked. ${blockers.length} things are missing.`
      }
      announced={false}
      unmet={unmetOf(blockers, place)}
    />
  );
}

/** Blockers as the pairs of a refusal: what is missing, who can supply it, and the step where. */
export const unmetOf = (blockers: readonly Blocker[], { incident, zone, now }: IncidentPlace) =>
  blockers.map((blocker) => ({
    missing: inZone(blocker.sentence, zone, now),
    who: blocker.who,
    ...(blocker.step && { href: stepHref(incident, blocker.step) }),
  }));
