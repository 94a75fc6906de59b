"use client";

import { ActForm } from "@/components/checklist/act-form";
import type { ActAction } from "@/components/checklist/actions";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextAreaField } from "@/components/ui/field";
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
