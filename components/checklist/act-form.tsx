"use client";

import { type ReactNode, useContext, useRef } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import { ChangedNote } from "@/components/ui/changed-note";
import { CloseDialogWhenDone } from "@/components/ui/dialog";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import { useRead } from "@/components/ui/use-read";
import { ActRefusal, isConflict } from "./act-refusal";
import type { ActAction } from "./actions";
import { FoldContext } from "./answer-fold";

/** What the fault of a field is, by its name. */
export type ErrorsOf = (field: string) => string | undefined;

/** The hidden fields that say what its sender had read; the others say what it is about. */
const readFields: readonly string[] = ["seen", "attemptId", "rechecks", "table"];

const readOf = (hidden: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(hidden).filter(([name]) => readFields.includes(name)));

/** A form that carries an act of the checklist out: its fields, why it was refused, its button. */
export function ActForm({
  action,
  place,
  hidden = {},
  submit,
  look = "primary",
  aside,
  before,
  unavailable = null,
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
  /** Why it cannot be sent now. */
  unavailable?: string | null;
  children?: (errorsOf: ErrorsOf) => ReactNode;
}>) {
  const fold = useContext(FoldContext);
  const form = useRef<HTMLFormElement>(null);
  const { carried, changed, readAgain, touch, follow } = useRead(readOf(hidden), {
    always: "attemptId" in hidden,
  });
  const { send, pending, state, refused, errorsOf } = useFormAction(
    action,
    () => {
      form.current?.reset();
      follow();
      fold();
    },
    (refusal) => isConflict(refusal) && follow(),
  );
  return (
    <Form ref={form} action={send} busy={pending} onInput={touch} className="grid gap-4">
      <input type="hidden" name="key" value={place.incident} />
      <input type="hidden" name="zone" value={place.zone} />
      {Object.entries({ ...hidden, ...carried }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children?.(errorsOf)}
      {changed && <ChangedNote readAgain={readAgain} />}
      {refused && <ActRefusal refused={refused} place={place} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SubmitButton
          look={look}
          unavailable={unavailable}
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
