"use client";

import type { ReactNode } from "react";
import { NotTaken } from "@/components/advisories/not-taken";
import { DropFile } from "@/components/ui/drop-file";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { CatalogueRefusal } from "@/domain/catalogues/kev";
import type { FormAction } from "@/lib/form-state";

/** Loads a catalogue's file, dropped or chosen, and says what it changed. */
export function LoadForm<Done>({
  action,
  choose,
  accept,
  submit,
  told,
  children,
}: Readonly<{
  action: FormAction<Done, CatalogueRefusal>;
  choose: string;
  accept: string;
  submit: string;
  told: (done: Done) => ReactNode;
  children: ReactNode;
}>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="grid gap-3">
      <DropFile
        name="file"
        choose={choose}
        accept={accept}
        maxMb={12}
        error={errorsOf("content") ?? errorsOf("fileName")}
      >
        {children}
      </DropFile>
      {refused && !("fields" in refused) && <NotTaken refused={refused} />}
      {state !== null && "done" in state && !pending && (
        <output className="grid gap-1">{told(state.done)}</output>
      )}
      <div>
        <SubmitButton look="secondary">{submit}</SubmitButton>
      </div>
    </Form>
  );
}
