"use client";

import { CloseDialogWhenDone } from "@/components/ui/dialog";
import { FieldError, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormAction } from "@/lib/form-state";

type Told = Readonly<{ code: string; sentence: string }>;

/** Adds a site. */
export function AddSiteForm({
  action,
  zones,
}: Readonly<{ action: FormAction<{ siteId: string }, Told>; zones: readonly string[] }>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <TextField
        label="Code"
        name="code"
        mono
        error={errorsOf("code")}
        hint="What inventory files call it, such as NORTH."
      />
      <TextField label="Name" name="name" error={errorsOf("name")} />
      <TextField label="Region" name="region" optional error={errorsOf("region")} />
      <TextField
        label="Time zone"
        name="zone"
        list="zones"
        error={errorsOf("zone")}
        hint="Such as Europe/Berlin."
      />
      <datalist id="zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {refused && (
        <p role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </p>
      )}
      <div>
        <SubmitButton>Add the site</SubmitButton>
      </div>
      <CloseDialogWhenDone state={state} />
    </Form>
  );
}

/** Adds somebody to call at a site. */
export function AddContactForm({
  action,
  siteId,
}: Readonly<{ action: FormAction<null, Told>; siteId: string }>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <input type="hidden" name="siteId" value={siteId} />
      <TextField
        label="Called for"
        name="duty"
        error={errorsOf("duty")}
        hint="Such as network on duty, or vendor's Customer Care."
      />
      <TextField label="Name" name="name" error={errorsOf("name")} />
      <TextField label="Telephone" name="phone" error={errorsOf("phone")} />
      <TextField label="Hours" name="hours" optional error={errorsOf("hours")} />
      {refused && (
        <p role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </p>
      )}
      <div>
        <SubmitButton>Add the contact</SubmitButton>
      </div>
      <CloseDialogWhenDone state={state} />
    </Form>
  );
}
