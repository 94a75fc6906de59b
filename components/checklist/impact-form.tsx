"use client";

import type { IncidentPlace } from "@/components/incidents/place";
import { RadioGroup } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { toLocalInput } from "@/lib/dates";
import { zoneName } from "@/lib/time-zones";
import { ActForm } from "./act-form";
import type { StepAction } from "./actions";

/** What the system can still do for patients, as the latest answer has it. */
export type ImpactBefore = Readonly<{
  functionLevel: string;
  since: Date;
  examsPerDay: number | null;
  alternative: string;
  alternativeText: string;
}>;

/** The clinical lead's answer for patient care; a later one replaces it. */
export function ImpactForm({
  action,
  place,
  seen,
  before,
  examsInInventory,
}: Readonly<{
  action: StepAction;
  place: IncidentPlace;
  seen: string;
  before: ImpactBefore | null;
  examsInInventory: number | null;
}>) {
  const exams = before ? before.examsPerDay : examsInInventory;
  return (
    <ActForm action={action} place={place} hidden={{ seen }} submit="Record the answer">
      {(errorsOf) => (
        <>
          <RadioGroup
            legend="What can the system do now?"
            name="functionLevel"
            defaultValue={before?.functionLevel}
            error={errorsOf("functionLevel")}
            choices={[
              { value: "fully", label: "Works fully" },
              { value: "partially", label: "Works partially" },
              { value: "not", label: "Does not work" },
            ]}
          />
          <div className="grid gap-4 tablet:grid-cols-2">
            <TextField
              label={`Since, ${zoneName(place.now, place.zone)}`}
              name="since"
              type="datetime-local"
              defaultValue={toLocalInput(before?.since ?? place.now, place.zone)}
              max={toLocalInput(place.now, place.zone)}
              error={errorsOf("since")}
            />
            <TextField
              label="Exams a day"
              name="examsPerDay"
              type="number"
              min={0}
              max={500}
              inputMode="numeric"
              optional
              defaultValue={exams ?? ""}
              hint="Empty means unknown, and is shown as unknown."
              error={errorsOf("examsPerDay")}
            />
          </div>
          <RadioGroup
            legend="Is there another system for these patients?"
            name="alternative"
            defaultValue={before?.alternative}
            inline
            error={errorsOf("alternative")}
            choices={[
              { value: "yes", label: "Yes" },
              { value: "no", label: "No" },
              { value: "unknown", label: "Unknown" },
            ]}
          />
          <TextField
            label="Which, or what is done instead"
            name="alternativeText"
            optional
            defaultValue={before?.alternativeText}
            error={errorsOf("alternativeText")}
          />
        </>
      )}
    </ActForm>
  );
}
