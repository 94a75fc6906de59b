"use client";

import { useState } from "react";
import { ActForm } from "@/components/checklist/act-form";
import type { StepAction } from "@/components/checklist/actions";
import { TextAreaField, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { IncidentPlace } from "./place";

/** Signs one half on exactly the text that is shown: its hash goes with the signature, and the signer confirms that it is them. */
export function SignForm({
  action,
  place,
  purpose,
  hash,
  submit,
  signer,
}: Readonly<{
  action: StepAction;
  place: IncidentPlace;
  purpose: string;
  hash: string;
  submit: string;
  /** Who signs, and whether by typing a password; the demo's people have none. */
  signer: Readonly<{ name: string; hasPassword: boolean }>;
}>) {
  const [asked, setAsked] = useState(false);
  const { hasPassword } = signer;
  return (
    <ActForm
      action={action}
      place={place}
      hidden={{ purpose, hash, confirmed: asked ? "on" : "" }}
      submit={
        <>
          <Icon name="sign" />
          {asked ? "Yes, sign it" : submit}
        </>
      }
      {...(!hasPassword && !asked && { before: () => setAsked(true) })}
    >
      {(errorsOf) => (
        <>
          <TextAreaField
            label="Conditions"
            name="conditions"
            optional
            rows={2}
            error={errorsOf("conditions")}
          />
          {hasPassword && (
            <TextField
              label="Your password"
              name="password"
              type="password"
              autoComplete="current-password"
              hint="It shows that it is you who signs."
              className="max-w-80"
            />
          )}
          {asked && (
            <p role="status" className="text-ink-2">
              <b className="font-strong text-ink">You sign as {signer.name}.</b> People of the demo have no
              password, so one more click confirms it. Where people have one, it is typed here.
            </p>
          )}
        </>
      )}
    </ActForm>
  );
}
