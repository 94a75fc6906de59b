"use client";

import type { IncidentPlace } from "@/components/incidents/place";
import { TextAreaField, TextField } from "@/components/ui/field";
import { formatInstant, toLocalInput } from "@/lib/dates";
import { zoneName } from "@/lib/time-zones";
import { ActForm } from "./act-form";
import type { StepAction } from "./actions";

const hour = 3_600_000;

/** The remote update path, open from now for a time. */
export function PermitForm({
  action,
  place,
  maxHours,
  vendorCase,
}: Readonly<{ action: StepAction; place: IncidentPlace; maxHours: number; vendorCase: string }>) {
  const last = new Date(place.now.getTime() + maxHours * hour);
  return (
    <ActForm action={action} place={place} submit="Open the remote update path">
      {(errorsOf) => (
        <>
          <p className="text-ink-2">
            The system is connected, and exposed, from now until the end is proved and verified. While the
            permit runs, the plan and the containment decision cannot change.
          </p>
          <TextField
            label="Vendor case number"
            name="vendorCase"
            mono
            defaultValue={vendorCase}
            error={errorsOf("vendorCase")}
            className="max-w-80"
          />
          <TextAreaField
            label="The talk with the Customer Care Center"
            name="talk"
            hint="With whom, when, that the patch is ready, and what risk remains in this network."
            error={errorsOf("talk")}
          />
          <TextField
            label={`Ends at, ${zoneName(last, place.zone)}`}
            name="endsAt"
            type="datetime-local"
            max={toLocalInput(last, place.zone)}
            hint={`${maxHours} hours at most: ${formatInstant(last, place.zone, place.now)}.`}
            error={errorsOf("endsAt")}
            className="max-w-80"
          />
        </>
      )}
    </ActForm>
  );
}
