"use client";

import { useState } from "react";
import { ActForm } from "@/components/checklist/act-form";
import type { StepAction } from "@/components/checklist/actions";
import { ChangedNote } from "@/components/ui/changed-note";
import { TextAreaField, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Key } from "@/components/ui/text";
import { useRead } from "@/components/ui/use-read";
import { shortHash } from "@/domain/incidents/telling";
import { inZone } from "@/domain/incidents/told-times";
import type { IncidentPlace } from "./place";

/** One statement that is signed, with the digest of the file it names. */
type Statement = Readonly<{ text: string; digest?: string | undefined }>;

/**
 * Signs one half on exactly the text that the signer read: its hash goes with the signature, and the signer confirms that it is them. A
 * page that changes meanwhile changes nothing of what was read: it says what is otherwise, until the signer has read it again. What was
 * typed stays, also while something stands in the way.
 */
export function SignForm({
  action,
  place,
  purpose,
  hash,
  statements,
  blocked,
  submit,
  signer,
}: Readonly<{
  action: StepAction;
  place: IncidentPlace;
  purpose: string;
  hash: string;
  statements: readonly Statement[];
  /** Something stands in the way of signing, as the page says beside this. */
  blocked: boolean;
  submit: string;
  /** Who signs, and whether by typing a password; the demo's people have none. */
  signer: Readonly<{ name: string; hasPassword: boolean }>;
}>) {
  const [asked, setAsked] = useState(false);
  const [begun, setBegun] = useState(!blocked);
  const read = useRead({ hash }, { always: true, shown: statements });
  const { hasPassword } = signer;
  if (!begun && !blocked) setBegun(true);
  // Nobody has read it as something that can be signed: there is no form yet.
  if (!begun) return null;
  const readAgain = () => {
    read.readAgain();
    setAsked(false);
  };
  return (
    <ActForm
      action={action}
      place={place}
      hidden={{ purpose, hash: read.carried.hash, confirmed: asked ? "on" : "" }}
      submit={
        <>
          <Icon name="sign" />
          {asked ? "Yes, sign it" : submit}
        </>
      }
      unavailable={blocked ? "Something stands in the way of signing now. What you typed is kept." : null}
      {...(!hasPassword && !asked && !blocked && { before: () => setAsked(true) })}
    >
      {(errorsOf) => (
        <>
          {read.changed && (
            <ChangedNote title="What you would sign has changed since you read it." readAgain={readAgain}>
              <Difference before={read.shown ?? []} now={statements} place={place} />
            </ChangedNote>
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

const without = (some: readonly Statement[], others: readonly Statement[]) =>
  some.filter(({ text, digest }) => !others.some((each) => each.text === text && each.digest === digest));

/** The statements that are not true any more, and those in their place. */
function Difference({
  before,
  now,
  place,
}: Readonly<{ before: readonly Statement[]; now: readonly Statement[]; place: IncidentPlace }>) {
  const lines = [
    { word: "No longer", statements: without(before, now) },
    { word: "Now", statements: without(now, before) },
  ];
  return (
    <ul className="mb-1 grid gap-0.5">
      {lines.flatMap(({ word, statements }) =>
        statements.map(({ text, digest }) => (
          <li key={`${word} ${text} ${digest}`}>
            <b className="font-medium text-ink">{word}:</b> {inZone(text, place.zone, place.now)}
            {digest && (
              <>
                {" "}
                <Key>{shortHash(digest)}</Key>
              </>
            )}
          </li>
        )),
      )}
    </ul>
  );
}
