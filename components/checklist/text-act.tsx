"use client";

import type { IncidentPlace } from "@/components/incidents/place";
import { TextAreaField } from "@/components/ui/field";
import { ActForm } from "./act-form";
import type { StepAction } from "./actions";

/** A text of an act: its name in the form, and how it is asked for. */
export type TextOfAct = Readonly<{ name: string; label: string; required: boolean; hint?: string }>;

/** An act that is carried out with a few texts: an attestation, the closing. */
export function TextAct({
  action,
  place,
  texts,
  submit,
  look = "primary",
}: Readonly<{
  action: StepAction;
  place: IncidentPlace;
  texts: readonly TextOfAct[];
  submit: string;
  look?: "primary" | "secondary";
}>) {
  return (
    <ActForm action={action} place={place} submit={submit} look={look}>
      {(errorsOf) =>
        texts.map(({ name, label, required, hint }) => (
          <TextAreaField
            key={name}
            label={label}
            name={name}
            optional={!required}
            hint={hint}
            rows={2}
            error={errorsOf(name)}
          />
        ))
      }
    </ActForm>
  );
}
