"use client";

import { ActForm } from "@/components/checklist/act-form";
import type { StepAction } from "@/components/checklist/actions";
import { TextAreaField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { IncidentPlace } from "./place";

/** Signs one half on exactly the text that is shown: its hash goes with the signature. */
export function SignForm({
  action,
  place,
  purpose,
  hash,
  submit,
}: Readonly<{ action: StepAction; place: IncidentPlace; purpose: string; hash: string; submit: string }>) {
  return (
    <ActForm
      action={action}
      place={place}
      hidden={{ purpose, hash }}
      submit={
        <>
          <Icon name="sign" />
          {submit}
        </>
      }
    >
      {(errorsOf) => (
        <TextAreaField
          label="Conditions"
          name="conditions"
          optional
          rows={2}
          error={errorsOf("conditions")}
        />
      )}
    </ActForm>
  );
}
