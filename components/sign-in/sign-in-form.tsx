"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/form-state";

/** E-mail address and password. Works before any script has arrived. */
export function SignInForm({
  action,
  next,
}: Readonly<{ action: FormAction<null, { code: string; sentence: string }>; next: string }>) {
  const [state, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <TextField label="E-mail" name="email" type="email" autoComplete="username" />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" />
      {state && "refused" in state && (
        <p role="alert">
          <FieldError>{state.refused.sentence}</FieldError>
        </p>
      )}
      <Button look="primary" size="large" type="submit" busy={pending}>
        Sign in
      </Button>
    </form>
  );
}
