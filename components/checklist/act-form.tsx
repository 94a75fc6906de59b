"use client";

import { type ReactNode, useContext, useRef } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import { CloseDialogWhenDone } from "@/components/ui/dialog";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import { ActRefusal } from "./act-refusal";
import type { ActAction } from "./actions";
import { FoldContext } from "./answer-fold";
import { ChangedNote } from "./changed-note";
import { useRead } from "./use-read";

/** What the fault of a field is, by its name. */
export type ErrorsOf = (field: string) => string | undefined;

/** A form that carries an act of the checklist out: its fields, why it was refused, its button. */
export function ActForm({
  action,
  place,
  hidden = {},
  submit,
  look = "primary",
  aside,
  before,
  children,
}: Readonly<{
  action: ActAction;
  place: IncidentPlace;
  /** What the form carries without showing it. */
  hidden?: Readonly<Record<string, string>>;
  submit: ReactNode;
  look?: "primary" | "secondary";
  /** What stands beside the button. */
  aside?: ReactNode;
  /** What the button does instead of sending, once. */
  before?: () => void;
  children?: (errorsOf: ErrorsOf) => ReactNode;
}>) {
  const fold = useContext(FoldContext);
  const form = useRef<HTMLFormElement>(null);
  const { carried, changed, readAgain, touch, follow, heed } = useRead(hidden);
  const { send, pending, state, refused, errorsOf } = useFormAction(
    action,
    () => {
      form.current?.reset();
      follow();
      fold();
    },
    heed,
  );
  return (
    <Form ref={form} action={send} busy={pending} onInput={touch} className="grid gap-4">
      <input type="hidden" name="key" value={place.incident} />
      <input type="hidden" name="zone" value={place.zone} />
      {Object.entries(carried).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children?.(errorsOf)}
      {changed && <ChangedNote readAgain={readAgain} />}
      {refused && <ActRefusal refused={refused} place={place} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SubmitButton
          look={look}
          onClick={(event) => {
            // A double click on what only asks must not answer it too.
            if (before || event.detail > 1) event.preventDefault();
            before?.();
          }}
        >
          {submit}
        </SubmitButton>
        {aside}
      </div>
      <CloseDialogWhenDone state={state} />
    </Form>
  );
}
