"use client";

import { useState } from "react";
import { ActForm } from "@/components/checklist/act-form";
import type { StepAction } from "@/components/checklist/actions";
import { Button } from "@/components/ui/button";
import { TextAreaField, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Note } from "@/components/ui/note";
import type { IncidentPlace } from "./place";

/**
 * Signs one half on exactly the text that the signer read: its hash goes with the signature, and the signer confirms that it is them. A
 * page that changes meanwhile changes nothing of what was read, until the signer says that it is read again.
 */
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
  const [read, setRead] = useState(hash);
  const { hasPassword } = signer;
  const readAgain = () => {
    setRead(hash);
    setAsked(false);
  };
  return (
    <ActForm
      action={action}
      place={place}
      hidden={{ purpose, hash: read, confirmed: asked ? "on" : "" }}
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
          {read !== hash && (
            <Note
              title="What you would sign has changed since you read it."
              announced
              action={<Button onClick={readAgain}>I have read it again</Button>}
            >
              The statements beside this are as they are now. Read them, then sign.
            </Note>
          )}
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
