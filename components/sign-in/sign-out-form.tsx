"use client";

import { useActionState } from "react";
import { forgetDrafts } from "@/components/comments/drafts";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/form-state";

/** Ends the session at once, and forgets what was typed and not sent. Works before any script has arrived. */
export function SignOutForm({
  action,
}: Readonly<{ action: FormAction<null, { code: string; sentence: string }> }>) {
  const [, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} onSubmit={forgetDrafts}>
      <Button type="submit" busy={pending}>
        Sign out
      </Button>
    </form>
  );
}
