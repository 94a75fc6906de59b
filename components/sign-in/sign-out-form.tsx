"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/form-state";

/** Ends the session at once. Works before any script has arrived. */
export function SignOutForm({
  action,
}: Readonly<{ action: FormAction<null, { code: string; sentence: string }> }>) {
  const [, submit, pending] = useActionState(action, null);
  return (
    <form action={submit}>
      <Button type="submit" busy={pending}>
        Sign out
      </Button>
    </form>
  );
}
