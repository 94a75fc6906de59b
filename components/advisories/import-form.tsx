"use client";

import { useRouter } from "next/navigation";
import { DropFile } from "@/components/ui/drop-file";
import { TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { ImportRefusal, RefusedFile } from "@/domain/advisories/importing";
import type { FormAction } from "@/lib/form-state";
import { NotTaken } from "./not-taken";

export type ImportDone =
  | Readonly<{ outcome: "imported"; advisoryId: string; trackingId: string }>
  | Readonly<{ outcome: "hash-checked"; advisoryId: string; sentence: string }>
  | (Readonly<{ outcome: "refused" }> & RefusedFile);

/** Imports an advisory file: dropped or chosen, and then the page of the advisory. */
export function ImportAdvisoryForm({ action }: Readonly<{ action: FormAction<ImportDone, ImportRefusal> }>) {
  const router = useRouter();
  const { send, pending, state, refused, errorsOf } = useFormAction(action, (done) => {
    if (done.outcome === "imported") router.push(`/advisories/${done.advisoryId}`);
    // The line of the revision says whether it fits.
    if (done.outcome === "hash-checked") router.push(`/advisories/${done.advisoryId}/revisions`);
  });
  const notTaken = state !== null && "done" in state && state.done.outcome === "refused" ? state.done : null;
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <DropFile
        name="file"
        choose="Choose a file"
        accept=".json,application/json"
        maxMb={5}
        error={errorsOf("content") ?? errorsOf("fileName")}
      >
        Drop the advisory's CSAF file here: JSON, 5 MB at most.
      </DropFile>
      <DropFile
        name="sha512File"
        choose="Choose its SHA-512"
        accept=".sha512,.txt"
        maxMb={0.02}
        optional
        error={errorsOf("sha512")}
      >
        If you have it, drop the .sha512 file that lies beside it: it shows whether the file is the
        publisher's.
      </DropFile>
      <TextField
        label="SHA-512 as text"
        name="sha512"
        optional
        mono
        maxLength={400}
        hint="Instead of the file: the 128 digits, pasted."
      />
      <TextField
        label="Published on"
        name="publishedAt"
        type="date"
        optional
        error={errorsOf("publishedAt")}
        hint="If you know it: of several revisions, the one published last is shown."
        className="max-w-60"
      />
      {refused && <NotTaken refused={refused} />}
      {notTaken && <NotTaken refused={notTaken} kept />}
      <div>
        <SubmitButton>Import the advisory</SubmitButton>
      </div>
    </Form>
  );
}
