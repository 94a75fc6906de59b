"use client";

import type { ReactNode } from "react";
import type { ButtonLook, ButtonSize } from "@/components/ui/button";
import { CloseDialogWhenDone, Dialog } from "@/components/ui/dialog";
import { FieldError, TextAreaField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { SourceFields } from "@/components/ui/source-fields";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormAction } from "@/lib/form-state";

type Told = Readonly<{ code: string; sentence: string }>;
type Values = Readonly<Record<string, string>>;

function Hidden({ values }: Readonly<{ values: Values }>) {
  return Object.entries(values).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

function Refused({ refused }: Readonly<{ refused: Readonly<{ sentence: string }> | null }>) {
  return (
    refused && (
      <p role="alert">
        <FieldError>{refused.sentence}</FieldError>
      </p>
    )
  );
}

/** A button that records one answer at once, and says beside itself why not. */
export function AnswerButton<Done>({
  action,
  values,
  look = "secondary",
  size = "medium",
  children,
  about,
}: Readonly<{
  action: FormAction<Done, Told>;
  values: Values;
  look?: ButtonLook;
  size?: ButtonSize;
  children: ReactNode;
  /** What it is about, for those who do not see what stands beside it. */
  about: string;
}>) {
  const { send, pending, refused } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="inline-flex flex-wrap items-center gap-2">
      <Hidden values={values} />
      <SubmitButton look={look} size={size}>
        {children}
        <span className="sr-only"> ({about})</span>
      </SubmitButton>
      <Refused refused={refused} />
    </Form>
  );
}

/** Transcribes advice the document lost: one recommendation per paragraph, with the source it is taken from. */
export function TranscribeDialog({
  action,
  advisoryId,
  findingKey,
  source,
  opener,
}: Readonly<{
  action: FormAction<{ added: number }, Told>;
  advisoryId: string;
  findingKey: string | null;
  /** The web version the document itself names. */
  source: Readonly<{ title: string; url: string }> | null;
  opener: ReactNode;
}>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <Dialog opener={opener} title="Transcribe the advice" size="small">
      <Form action={send} busy={pending} className="grid gap-4">
        <Hidden values={{ advisoryId, findingKey: findingKey ?? "" }} />
        <TextAreaField
          label="Advice"
          name="text"
          rows={8}
          error={errorsOf("text")}
          hint="In the words of the source. Leave an empty line between two recommendations."
        />
        <SourceFields errorsOf={errorsOf} title={source?.title ?? ""} url={source?.url ?? ""} />
        <Refused refused={refused} />
        <div>
          <SubmitButton>Add the advice</SubmitButton>
        </div>
        <CloseDialogWhenDone state={state} />
      </Form>
    </Dialog>
  );
}

/** Confirms a port that no text names. */
export function PortForm({
  action,
  advisoryId,
}: Readonly<{ action: FormAction<null, Told>; advisoryId: string }>) {
  const { send, pending, refused, errorsOf } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="flex flex-wrap items-end gap-2">
      <Hidden values={{ advisoryId }} />
      <TextField
        label="Another port"
        name="port"
        placeholder="443/tcp"
        mono
        error={errorsOf("port")}
        className="w-40"
      />
      <SubmitButton look="secondary" className="mb-1">
        Add
      </SubmitButton>
      <Refused refused={refused && !("fields" in refused) ? refused : null} />
    </Form>
  );
}
