"use client";

import { CloseDialogWhenDone, Dialog } from "@/components/ui/dialog";
import { FieldError, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormAction } from "@/lib/form-state";

type Told = Readonly<{ code: string; sentence: string }>;

/** Adds somebody to ask at a vendor. */
export function AddVendorContactDialog({
  action,
}: Readonly<{ action: FormAction<{ contactId: string }, Told> }>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <Dialog opener="Add a contact" title="Whom to ask at a vendor" look="primary">
      <Form action={send} busy={pending} className="grid gap-4">
        <TextField label="Vendor" name="vendor" error={errorsOf("vendor")} />
        <TextField label="Name" name="name" error={errorsOf("name")} hint="A person, or a desk." />
        <TextField
          label="Answers for"
          name="duty"
          error={errorsOf("duty")}
          hint="Such as Customer Care Center."
        />
        <TextField label="Telephone" name="phone" error={errorsOf("phone")} />
        <TextField label="E-mail" name="email" type="email" optional error={errorsOf("email")} />
        <TextField label="Hours" name="hours" optional error={errorsOf("hours")} />
        {refused && !("fields" in refused) && (
          <p role="alert">
            <FieldError>{refused.sentence}</FieldError>
          </p>
        )}
        <div>
          <SubmitButton>Add the contact</SubmitButton>
        </div>
        <CloseDialogWhenDone state={state} />
      </Form>
    </Dialog>
  );
}
