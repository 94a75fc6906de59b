"use client";

import { FieldError } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { AskRefusal } from "@/domain/incidents/asking";
import type { FormAction } from "@/lib/form-state";

export type AskAction = FormAction<Readonly<{ asked: readonly string[] }>, AskRefusal>;

/** Asks whoever can bring a step further, with one click; says beside itself why not. */
export function AskButton({
  action,
  incident,
  step,
  label,
  about,
}: Readonly<{ action: AskAction; incident: string; step: string; label: string; about: string }>) {
  const { send, pending, refused, state } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <input type="hidden" name="key" value={incident} />
      <input type="hidden" name="step" value={step} />
      <SubmitButton look="secondary" size="small" aria-label={`${label}: ${about}`}>
        {label}
      </SubmitButton>
      <output className="sr-only">
        {state !== null && "done" in state && `Asked ${state.done.asked.join(", ")}`}
      </output>
      {refused && (
        <span role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </span>
      )}
    </Form>
  );
}
