"use client";

import { useRouter } from "next/navigation";
import { DropFile } from "@/components/ui/drop-file";
import { TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { Key, TextLink } from "@/components/ui/text";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FileFault, ImportRefusal, RefusedFile } from "@/domain/advisories/importing";
import type { FormAction } from "@/lib/form-state";

export type ImportDone =
  | Readonly<{ outcome: "imported"; advisoryId: string; trackingId: string }>
  | (Readonly<{ outcome: "refused" }> & RefusedFile);

/** Imports an advisory file: dropped or chosen, and then the page of the advisory. */
export function ImportAdvisoryForm({ action }: Readonly<{ action: FormAction<ImportDone, ImportRefusal> }>) {
  const router = useRouter();
  const { send, pending, state, refused, errorsOf } = useFormAction(action, (done) => {
    if (done.outcome === "imported") router.push(`/advisories/${done.advisoryId}`);
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

type Told = Readonly<{
  sentence: string;
  faults?: readonly FileFault[];
  more?: number;
  advisoryId?: string | null;
}>;

/** Why a file was not taken, with the place of each fault. */
function NotTaken({ refused, kept = false }: Readonly<{ refused: object; kept?: boolean }>) {
  // Safe because every refusal has a sentence; the other parts are looked for before they are shown.
  const { sentence, faults = [], more = 0, advisoryId } = refused as Told;
  return (
    <Note title={sentence} announced>
      {advisoryId && <TextLink href={`/advisories/${advisoryId}`}>Open the advisory</TextLink>}
      {faults.length > 0 && (
        <ul className="mt-1.5 grid gap-1">
          {faults.map((fault) => (
            <li key={`${fault.path} ${fault.sentence}`}>
              <Key className="whitespace-normal break-all">{fault.path}</Key> {fault.sentence}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p>And {more} more.</p>}
      {kept && (
        <p className="mt-1.5">The file is kept as a refused receipt. No advisory was made or changed.</p>
      )}
    </Note>
  );
}
