"use client";

import type { ReactNode } from "react";
import type { FormAction } from "@/lib/form-state";
import type { ButtonLook, ButtonSize } from "./button";
import { CloseDialogWhenDone, Dialog } from "./dialog";
import { FieldError, TextAreaField } from "./field";
import { Form, SubmitButton } from "./form";
import { SourceFields } from "./source-fields";
import { useFormAction } from "./use-form-action";

/** What the fault of a field is, by its name. */
type ErrorsOf = (field: string) => string | undefined;

/** What a dialog that asks for a reason says. */
export type ReasonAsked = Readonly<{
  opener: ReactNode;
  title: string;
  /** What the act will do. */
  explain?: ReactNode;
  label?: string;
  look?: ButtonLook;
  size?: ButtonSize;
  /** Whether it also asks where the reason is known from. */
  source?: "needed" | "optional";
}>;

/** The dialog around a form that asks for a reason; the form says how it is sent and how a refusal is told. */
export function ReasonFrame({
  opener,
  title,
  explain,
  label = "Reason",
  look = "secondary",
  size = "small",
  source,
  children,
}: ReasonAsked & Readonly<{ children: (fields: (errorsOf: ErrorsOf) => ReactNode) => ReactNode }>) {
  const fields = (errorsOf: ErrorsOf) => (
    <>
      {explain !== undefined && <div className="text-ink-2">{explain}</div>}
      <TextAreaField label={label} name="reason" error={errorsOf("reason")} />
      {source && <SourceFields errorsOf={errorsOf} optional={source === "optional"} />}
    </>
  );
  return (
    <Dialog opener={opener} title={title} look={look} size={size}>
      {children(fields)}
    </Dialog>
  );
}

/** An act that needs nothing but a reason, asked above the page. */
export function ReasonDialog<Done>({
  action,
  values,
  submit,
  ...asked
}: ReasonAsked &
  Readonly<{
    action: FormAction<Done, Readonly<{ code: string; sentence: string }>>;
    /** What the form carries without showing it. */
    values: Readonly<Record<string, string>>;
    submit: string;
  }>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <ReasonFrame {...asked}>
      {(fields) => (
        <Form action={send} busy={pending} className="grid gap-4">
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {fields(errorsOf)}
          {refused && (
            <p role="alert">
              <FieldError>{refused.sentence}</FieldError>
            </p>
          )}
          <div>
            <SubmitButton>{submit}</SubmitButton>
          </div>
          <CloseDialogWhenDone state={state} />
        </Form>
      )}
    </ReasonFrame>
  );
}
