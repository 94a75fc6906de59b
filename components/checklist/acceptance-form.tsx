"use client";

import type { IncidentPlace } from "@/components/incidents/place";
import { TextAreaField, TextField } from "@/components/ui/field";
import { formatInstant, toLocalInput } from "@/lib/dates";
import { zoneName } from "@/lib/time-zones";
import { ActForm } from "./act-form";
import type { StepAction } from "./actions";

const day = 86_400_000;

/** The residual risk, accepted by a named authority for a time. */
export function AcceptanceForm({
  action,
  place,
  seen,
  maxDays,
  needsReplacement,
}: Readonly<{
  action: StepAction;
  place: IncidentPlace;
  seen: string;
  maxDays: number;
  /** No patch will come: the acceptance says what replaces the system. */
  needsReplacement: boolean;
}>) {
  const last = new Date(place.now.getTime() + maxDays * day);
  return (
    <ActForm action={action} place={place} hidden={{ seen }} submit="Record the acceptance">
      {(errorsOf) => (
        <>
          <div className="grid gap-4 tablet:grid-cols-2">
            <TextField
              label="Who accepts the risk"
              name="authorityName"
              hint="As signed on the attached document."
              error={errorsOf("authorityName")}
            />
            <TextField
              label="Their function"
              name="authorityFunction"
              hint="Such as chief medical officer."
              error={errorsOf("authorityFunction")}
            />
          </div>
          <TextAreaField label="Why the risk is accepted" name="reason" error={errorsOf("reason")} />
          <TextAreaField
            label="What replaces the system, and when"
            name="replacementPlan"
            rows={2}
            optional={!needsReplacement}
            error={errorsOf("replacementPlan")}
          />
          <TextField
            label={`Holds until, ${zoneName(last, place.zone)}`}
            name="until"
            type="datetime-local"
            max={toLocalInput(last, place.zone)}
            hint={`${maxDays} days at most: ${formatInstant(last, place.zone, place.now)}.`}
            error={errorsOf("until")}
            className="max-w-80"
          />
        </>
      )}
    </ActForm>
  );
}
