"use client";

import type { IncidentPlace } from "@/components/incidents/place";
import { RadioGroup } from "@/components/ui/choice";
import { Details } from "@/components/ui/details";
import { TextAreaField, TextField } from "@/components/ui/field";
import { clinicalQuestions } from "@/domain/checklist/clinical-questions";
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
  questions: Readonly<Record<string, string>>;
}>;

function Questions({ given, open }: Readonly<{ given: ImpactBefore["questions"]; open: boolean }>) {
  return (
    <Details
      summary={`${clinicalQuestions.length} questions about this system’s work`}
      {...(open && { open })}
    >
      <p className="mb-3 text-ink-2">
        What is left empty is unknown, and is shown as unknown. A later answer replaces this one.
      </p>
      <ol className="grid gap-4">
        {clinicalQuestions.map(({ key, text }, index) => (
          <li key={key}>
            <TextAreaField
              label={`${index + 1}. ${text}`}
              name={`answer.${key}`}
              rows={2}
              optional
              placeholder="Unknown"
              defaultValue={given[key]}
            />
          </li>
        ))}
      </ol>
    </Details>
  );
}

/** The clinical lead's answer for patient care; a later one replaces it. */
export function ImpactForm({
  action,
  place,
  seen,
  before,
  examsInInventory,
  asksAll,
}: Readonly<{
  action: StepAction;
  place: IncidentPlace;
  seen: string;
  before: ImpactBefore | null;
  examsInInventory: number | null;
  /** The checklist asks every question; else they are folded away. */
  asksAll: boolean;
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
          <Questions given={before?.questions ?? {}} open={asksAll} />
        </>
      )}
    </ActForm>
  );
}
