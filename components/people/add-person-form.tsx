"use client";

import { CloseDialogWhenDone } from "@/components/ui/dialog";
import { FieldError, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormAction } from "@/lib/form-state";

/** Adds a person; what they may do is granted afterwards. */
export function AddPersonForm({
  action,
}: Readonly<{ action: FormAction<{ personId: string }, { code: string; sentence: string }> }>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <TextField label="Name" name="name" error={errorsOf("name")} />
      <TextField label="E-mail" name="email" type="email" error={errorsOf("email")} />
      <TextField label="Telephone" name="phone" optional error={errorsOf("phone")} />
      {refused && (
        <p role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </p>
      )}
      <p className="text-ink-2">
        A new person can do nothing yet. Give them a role at a site, then make them a link to choose a
        password.
      </p>
      <div>
        <SubmitButton>Add the person</SubmitButton>
      </div>
      <CloseDialogWhenDone state={state} />
    </Form>
  );
}
