"use client";

import { FieldError } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormAction } from "@/lib/form-state";

type Told = Readonly<{ code: string; sentence: string }>;

/** A button that does one thing with one row at once, and says beside itself why not. */
export function ActButton({
  action,
  name,
  value,
  label,
  about,
}: Readonly<{ action: FormAction<null, Told>; name: string; value: string; label: string; about: string }>) {
  const { send, pending, refused } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="inline-flex flex-wrap items-center gap-x-2">
      <input type="hidden" name={name} value={value} />
      <SubmitButton look="quiet" size="small" aria-label={`${label}: ${about}`}>
        {label}
      </SubmitButton>
      {refused && (
        <span role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </span>
      )}
    </Form>
  );
}
