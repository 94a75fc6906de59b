"use client";

import { FieldError } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormAction } from "@/lib/form-state";

/** Makes a one-time link and shows it once, to be handed over. */
export function PasswordLink({
  action,
  personId,
  name,
}: Readonly<{
  action: FormAction<{ path: string }, { code: string; sentence: string }>;
  personId: string;
  name: string;
}>) {
  const { send, pending, state, refused } = useFormAction(action);
  const path = state !== null && "done" in state ? state.done.path : null;
  return (
    <Form action={send} busy={pending} className="grid gap-3">
      <input type="hidden" name="personId" value={personId} />
      <p className="text-ink-2">
        A link with which {name} chooses a password. It works once, for 7 days. Hand it over in person or by a
        channel you trust.
      </p>
      {path && (
        <p
          role="status"
          className="rounded-panel border border-line-strong bg-sunken p-3 font-mono break-all"
        >
          {typeof location === "undefined" ? path : new URL(path, location.href).href}
        </p>
      )}
      {path && <p className="text-ink-2">It is shown only now. Copy it before you close this.</p>}
      {refused && (
        <p role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </p>
      )}
      <div>
        <SubmitButton look={path ? "secondary" : "primary"}>
          {path ? "Make another" : "Make the link"}
        </SubmitButton>
      </div>
    </Form>
  );
}
