"use client";

import { ActForm } from "@/components/checklist/act-form";
import type { ActAction } from "@/components/checklist/actions";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { calendarDay } from "@/lib/dates";
import type { IncidentPlace } from "./place";
import type { Team } from "./team-line";

type DialogOf<More> = Readonly<{ action: ActAction; place: IncidentPlace }> & Readonly<More>;

/** Gives the incident to somebody who works at its site, or to nobody. */
export function AssignDialog({ action, team, place }: DialogOf<{ team: Team }>) {
  const { assignment, working } = team;
  const now = assignment?.person?.id ?? "nobody";
  return (
    <Dialog opener="Assign…" size="small" title={`Assign ${place.incident}`}>
      <ActForm action={action} place={place} hidden={{ seen: assignment?.id ?? "" }} submit="Assign">
        {(errorsOf) => (
          <SelectField
            key={now}
            label="To whom"
            name="personId"
            defaultValue={now}
            hint="People who work at this site. Who does which step does not change."
            error={errorsOf("personId")}
          >
            <option value="nobody">Nobody</option>
            {working.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
      </ActForm>
    </Dialog>
  );
}

/** Tells the next shift what it must know; the note before stays in the timeline. */
export function HandoverDialog({ action, handover, place }: DialogOf<{ handover: Team["handover"] }>) {
  return (
    <Dialog opener="Hand over…" size="small" title="Handover note">
      <ActForm action={action} place={place} hidden={{ seen: handover?.id ?? "" }} submit="Hand over">
        {(errorsOf) => (
          <TextAreaField
            label="What the next shift must know"
            name="text"
            maxLength={1000}
            hint={
              handover
                ? `It takes the place of the note of ${handover.by}, which stays in the timeline.`
                : "It stands at the top until the next one takes its place."
            }
            error={errorsOf("text")}
          />
        )}
      </ActForm>
    </Dialog>
  );
}

/** Records what the vendor is waited for, until when, under which case. */
export function WaitDialog({ action, wait, place }: DialogOf<{ wait: Team["wait"] }>) {
  const running = wait?.runs ? wait : null;
  return (
    <Dialog opener={running ? "Wait longer…" : "Wait for the vendor…"} size="small" title="Waiting on vendor">
      <ActForm action={action} place={place} hidden={{ seen: wait?.id ?? "" }} submit="Record the wait">
        {(errorsOf) => (
          <>
            <p className="text-ink-2">
              It ends by itself with its day, or when somebody ends it. It moves no due time, and the exposure
              stays what it is.
            </p>
            <TextField
              label="Vendor's case number"
              name="vendorCase"
              mono
              maxLength={80}
              defaultValue={running?.vendorCase}
              error={errorsOf("vendorCase")}
              className="max-w-80"
            />
            <TextAreaField
              label="What the vendor is to do"
              name="waitsFor"
              rows={2}
              maxLength={500}
              defaultValue={running?.waitsFor}
              error={errorsOf("waitsFor")}
            />
            <TextField
              label="Until, on the site's calendar"
              name="until"
              type="date"
              min={calendarDay(place.now, place.zone)}
              error={errorsOf("until")}
              className="max-w-80"
            />
          </>
        )}
      </ActForm>
    </Dialog>
  );
}
