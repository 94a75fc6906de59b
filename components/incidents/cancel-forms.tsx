"use client";

import { ActForm } from "@/components/checklist/act-form";
import type { StepAction } from "@/components/checklist/actions";
import { TextAreaField } from "@/components/ui/field";
import type { IncidentPlace } from "./place";

/** Cancels a wrong match, or asks for it, with the reason why the system is not affected. */
export function WrongMatchForm({
  action,
  place,
  submit,
}: Readonly<{ action: StepAction; place: IncidentPlace; submit: string }>) {
  return (
    <ActForm action={action} place={place} submit={submit}>
      {(errorsOf) => (
        <TextAreaField
          label="Why the system is not affected"
          name="reason"
          hint="What was found at the system, and by whom."
          error={errorsOf("reason")}
        />
      )}
    </ActForm>
  );
}
