"use client";

import { useState } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import { RadioGroup } from "@/components/ui/choice";
import { TextAreaField, TextField } from "@/components/ui/field";
import { formatInstant, toLocalInput } from "@/lib/dates";
import { zoneName } from "@/lib/time-zones";
import { ActForm } from "./act-form";
import type { StepAction } from "./actions";

const day = 86_400_000;

/** The clinical lead's word: cleared for a time, refused, or withdrawn. */
export function ClearanceForm({
  action,
  place,
  seen,
  withdrawable,
  maxDays,
}: Readonly<{
  action: StepAction;
  place: IncidentPlace;
  seen: string;
  /** A clearance stands that can be withdrawn. */
  withdrawable: boolean;
  maxDays: number;
}>) {
  const [answer, setAnswer] = useState<string | null>(null);
  const last = new Date(place.now.getTime() + maxDays * day);
  return (
    <ActForm action={action} place={place} hidden={{ seen }} submit="Record the answer">
      {(errorsOf) => (
        <>
          <RadioGroup
            legend="Is it safe for patients that this system works without a network?"
            name="answer"
            onChange={setAnswer}
            error={errorsOf("answer")}
            choices={[
              {
                value: "cleared",
                label: "Cleared",
                hint: "Patient safety and treatment are not at risk, within what is written below.",
              },
              {
                value: "refused",
                label: "Refused",
                hint: "Standalone is then impossible, and the exception is open.",
              },
              ...(withdrawable
                ? [
                    {
                      value: "withdrawn",
                      label: "Withdrawn",
                      hint: "What was cleared is safe no longer. The system stays disconnected until a decision.",
                    },
                  ]
                : []),
            ]}
          />
          {answer === "cleared" && (
            <>
              <TextAreaField
                label="What it covers"
                name="scope"
                rows={2}
                hint="Examinations, hours, where images are read."
                error={errorsOf("scope")}
              />
              <TextAreaField
                label="Conditions to stop"
                name="stopConditions"
                rows={2}
                hint="Such as a full disk, or an acute case that needs prior images."
                error={errorsOf("stopConditions")}
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
          {(answer === "refused" || answer === "withdrawn") && (
            <TextAreaField label="Why" name="reason" error={errorsOf("reason")} />
          )}
        </>
      )}
    </ActForm>
  );
}
