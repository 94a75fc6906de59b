"use client";

import { Checkbox } from "@/components/ui/choice";
import { Details } from "@/components/ui/details";
import { FieldError, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import { roles } from "@/domain/access/permissions";
import { roleNames } from "@/domain/access/role-names";
import type { FormAction } from "@/lib/form-state";

/** Chooses a password, and for the first administrator a name and an address. */
export function SetupForm({
  action,
  token,
  first,
}: Readonly<{
  action: FormAction<null, { code: string; sentence: string }>;
  token: string;
  first: boolean;
}>) {
  const { send, pending, refused, errorsOf } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      {first && <TextField label="Your name" name="name" autoComplete="name" error={errorsOf("name")} />}
      {first && (
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          error={errorsOf("email")}
        />
      )}
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={12}
        hint="12 characters or more. A sentence of your own is good."
        error={errorsOf("password")}
      />
      {first && <FurtherRoles />}
      {refused && (
        <p role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </p>
      )}
      <SubmitButton size="large">
        {first ? "Become the first administrator" : "Set the password and sign in"}
      </SubmitButton>
    </Form>
  );
}

/** A hospital in which one person is several gives the roles here; each is recorded as given by setting up. */
function FurtherRoles() {
  return (
    <Details summary="Further roles of yours">
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-ink-2">
          For a hospital where nobody else can hold them. They count for all sites and are recorded as given
          at setup. Nobody verifies or approves their own work, whatever roles they hold.
        </legend>
        {roles
          .filter((role) => role !== "administrator")
          .map((role) => (
            <Checkbox key={role} name="roles" value={role} label={roleNames[role]} />
          ))}
      </fieldset>
    </Details>
  );
}
