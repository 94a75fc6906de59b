"use client";

import { CloseDialogWhenDone, Dialog } from "@/components/ui/dialog";
import { DropFile } from "@/components/ui/drop-file";
import { FieldError, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormAction } from "@/lib/form-state";

type Told = Readonly<{ code: string; sentence: string }>;

/** Asks for the SHA-512 of a revision that is here already; its line says afterwards whether it fits. */
export function HashDialog({
  action,
  advisoryId,
  revisionId,
  version,
}: Readonly<{
  action: FormAction<{ fits: boolean }, Told>;
  advisoryId: string;
  revisionId: string;
  version: string;
}>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <Dialog
      title="Check with a SHA-512"
      size="small"
      opener={
        <>
          Give its SHA-512…<span className="sr-only"> (version {version})</span>
        </>
      }
    >
      <Form action={send} busy={pending} className="grid gap-4">
        <p className="text-ink-2">
          The publisher puts it beside the file. It shows whether this file is the publisher's; one that does
          not fit is finding C11.
        </p>
        <input type="hidden" name="advisoryId" value={advisoryId} />
        <input type="hidden" name="revisionId" value={revisionId} />
        <DropFile
          name="sha512File"
          choose="Choose the .sha512 file"
          accept=".sha512,.txt"
          maxMb={0.02}
          optional
        >
          Drop the .sha512 file here.
        </DropFile>
        <TextField
          label="SHA-512 as text"
          name="sha512"
          optional
          mono
          maxLength={400}
          error={errorsOf("sha512")}
          hint="Instead of the file: the 128 digits, pasted."
        />
        {refused && !("fields" in refused) && (
          <p role="alert">
            <FieldError>{refused.sentence}</FieldError>
          </p>
        )}
        <div>
          <SubmitButton>Check it</SubmitButton>
        </div>
        <CloseDialogWhenDone state={state} />
      </Form>
    </Dialog>
  );
}
