"use client";

import { type RefObject, useRef } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { DropFile } from "@/components/ui/drop-file";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import type { ImportInventoryRefusal, ImportPreview } from "@/domain/systems/import-preview";
import type { ImportPlan } from "@/domain/systems/import-rows";
import type { FormAction } from "@/lib/form-state";
import { MappingFields, PreviewTable } from "./import-preview";

/** Imports an inventory file in two steps: what would be done is shown, and then exactly that is done. */
export function ImportInventoryForm({
  action,
}: Readonly<{ action: FormAction<ImportPlan["counts"], ImportInventoryRefusal> }>) {
  const form = useRef<HTMLFormElement>(null);
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  if (state !== null && "done" in state) return <Imported counts={state.done} />;
  const preview = refused !== null && "preview" in refused ? refused.preview : null;
  return (
    <Form ref={form} action={send} busy={pending} className="grid gap-6">
      <DropFile
        name="file"
        choose="Choose a file"
        accept=".csv,text/csv,.txt"
        maxMb={5}
        error={errorsOf("content") ?? errorsOf("fileName")}
        onChosen={() => showAnother(form.current)}
      >
        Drop the inventory here: a table as CSV, with a row of headers, 5 MB at most.
      </DropFile>
      {refused && !preview && <Note title={refused.sentence} announced />}
      {preview ? (
        <Planned key={preview.planHash} preview={preview} refused={refused} pending={pending} form={form} />
      ) : (
        <div>
          <SubmitButton>Show what would be done</SubmitButton>
        </div>
      )}
    </Form>
  );
}

type PlannedProps = Readonly<{
  preview: ImportPreview;
  refused: Readonly<{ code: string; sentence: string }> | null;
  pending: boolean;
  form: RefObject<HTMLFormElement | null>;
}>;

/** What the file would do, and the button that does it. */
function Planned({ preview, refused, pending, form }: PlannedProps) {
  return (
    <>
      <Note title={refused?.sentence} announced icon="info">
        <Counted preview={preview} />
      </Note>
      <MappingFields preview={preview} />
      <Confirm preview={preview} code={refused?.code ?? ""} pending={pending} form={form} />
      <PreviewTable preview={preview} />
    </>
  );
}

/** Another file has other columns: what was mapped before does not go along. */
function showAnother(form: HTMLFormElement | null) {
  const mapped = form?.querySelectorAll<HTMLSelectElement>('select[name^="column:"]') ?? [];
  for (const select of mapped) select.disabled = true;
  form?.requestSubmit();
}

function Confirm({
  preview,
  code,
  pending,
  form,
}: Readonly<{
  preview: ImportPreview;
  code: string;
  pending: boolean;
  form: RefObject<HTMLFormElement | null>;
}>) {
  const { counts, planHash } = preview;
  const can = code === "to-confirm" || code === "plan-changed";
  const count = counts.new + counts.changed;
  return (
    <div className="flex flex-wrap items-center gap-3">
      {can && (
        <SubmitButton name="planHash" value={planHash}>
          Import {count} {count === 1 ? "row" : "rows"}
          {counts.refused > 0 && `, leave out ${counts.refused}`}
        </SubmitButton>
      )}
      {/* Without the button of the import the hash of what was shown does not go along, so nothing is done. */}
      <Button busy={pending} onClick={() => form.current?.requestSubmit()}>
        Check again
      </Button>
    </div>
  );
}

function Counted({ preview: { counts, ignoredColumns } }: Readonly<{ preview: ImportPreview }>) {
  return (
    <>
      <p>
        {counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged, {counts.refused} refused.
      </p>
      {ignoredColumns.length > 0 && <p>Columns that feed nothing: {ignoredColumns.join(", ")}.</p>}
    </>
  );
}

function Imported({ counts }: Readonly<{ counts: ImportPlan["counts"] }>) {
  return (
    <Note
      title={`${counts.new} systems registered, ${counts.changed} corrected.`}
      icon="check"
      announced
      action={<ButtonLink href="/systems">To the systems</ButtonLink>}
    >
      {counts.unchanged} stood in the inventory already
      {counts.refused > 0 && `, ${counts.refused} rows were left out`}. Each was compared with every advisory.
    </Note>
  );
}
