"use client";

import { FieldError, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
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
