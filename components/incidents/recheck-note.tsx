import { Note } from "@/components/ui/note";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { Meta, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { OpenRecheck, RecheckRefusal } from "@/domain/matching/rechecks";
import type { FormAction } from "@/lib/form-state";
import type { IncidentPlace } from "./place";

/** What changed under an incident, open or closed, and how a coordinator answers it; nothing where nothing did. */
export function RecheckNote({
  rechecks,
  place,
  matchesHref,
  closed,
  action,
}: Readonly<{
  rechecks: readonly OpenRecheck[];
  place: IncidentPlace;
  matchesHref: string;
  closed: boolean;
  /** Null for whoever does not coordinate here. */
  action: FormAction<null, RecheckRefusal> | null;
}>) {
  if (rechecks.length === 0) return null;
  return (
    <Note
      icon="repeat"
      title="Re-check: what this incident rests on changed. It counts as before until a coordinator confirms it."
      action={
        action && (
          <ReasonDialog
            action={action}
            values={{ key: place.incident, rechecks: rechecks.map((each) => each.id).join(",") }}
            opener="Still holds…"
            title={`${place.incident} still holds`}
            explain={closed ? "It stays closed." : "It stays as it is, and its steps go on."}
            label="Why it still holds"
            submit="Record it"
          />
        )
      }
    >
      <ul className="grid gap-0.5">
        {rechecks.map((each) => (
          <li key={each.id}>
            <span className="text-ink">{each.because}</span>{" "}
            <Meta>
              asked <Time at={each.askedAt} zone={place.zone} now={place.now} />
            </Meta>
          </li>
        ))}
      </ul>
      {action && (
        <p className="mt-1">
          {closed ? (
            "If it does not hold, reopen it."
          ) : (
            <>
              If it does not hold, <TextLink href={matchesHref}>decide its match anew</TextLink>.
            </>
          )}
        </p>
      )}
    </Note>
  );
}
