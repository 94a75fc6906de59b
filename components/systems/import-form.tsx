"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useRef, useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { DropFile } from "@/components/ui/drop-file";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import type { ImportInventoryRefusal, ImportPreview } from "@/domain/systems/import-preview";
import type { ImportPlan } from "@/domain/systems/import-rows";
import type { FormAction } from "@/lib/form-state";
import { ImportColumns, type SiteToImport } from "./import-columns";
import { ImportConfirm } from "./import-confirm";
import { ImportProgressBar } from "./import-progress";
import { ImportRows } from "./import-rows";
import { type Progressing, sendInventory } from "./send-inventory";

type Action = FormAction<ImportPlan["counts"], ImportInventoryRefusal>;

/** Imports an inventory file in two steps: what would be done is shown, and then exactly that is done. */
export function ImportInventoryForm({ sites, now }: Readonly<{ sites: readonly SiteToImport[]; now: Date }>) {
  const form = useRef<HTMLFormElement>(null);
  const { preview, progress, isStale, setStale, send, pending, state, refused, fileError } = useImport();
  if (state !== null && "done" in state) return <Imported counts={state.done} />;
  const isOfThisFile = refused !== null && "preview" in refused;
  return (
    <Form ref={form} action={send} busy={pending} className="grid gap-6">
      <DropFile
        name="file"
        choose="Choose a file"
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        maxMb={16}
        error={fileError}
        onChosen={() => showAnother(form.current)}
      >
        Drop the inventory here: a table as CSV or XLSX, with a row of headers, 16 MB and 50,000 rows at most.
      </DropFile>
      {pending && <ImportProgressBar progress={progress} />}
      {refused && (
        <Note title={refused.sentence} announced {...(isOfThisFile && { icon: "info" as const })}>
          {"preview" in refused && <Counted preview={refused.preview} />}
        </Note>
      )}
      {preview ? (
        <Shown
          {...{ preview, sites, now, isStale }}
          code={isOfThisFile ? refused.code : null}
          onChanged={() => setStale(true)}
        />
      ) : (
        <div>
          <SubmitButton>Show what would be done</SubmitButton>
        </div>
      )}
    </Form>
  );
}

/** An import under way: how far it is, what was shown last, and whether something was chosen otherwise since. */
function useImport() {
  const router = useRouter();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [progress, setProgress] = useState<Progressing | null>(null);
  const [isStale, setStale] = useState(false);
  const action: Action = async (_previous, fields) => {
    try {
      const next = await sendInventory(fields, setProgress);
      const shown = previewIn(next);
      if (shown) setPreview(shown);
      setStale(false);
      return next;
    } finally {
      setProgress(null);
    }
  };
  const acting = useFormAction(action, () => router.refresh());
  const fileError = acting.errorsOf("content") ?? acting.errorsOf("fileName");
  return { preview, progress, isStale, setStale, fileError, ...acting };
}

type ShownProps = Readonly<{
  preview: ImportPreview;
  sites: readonly SiteToImport[];
  now: Date;
  isStale: boolean;
  /** Why nothing was done; null: the preview is of a file before this one, and only its columns are kept. */
  code: string | null;
  onChanged: () => void;
}>;

/** How the file is taken, what it would do, and the button that does it. */
function Shown({ preview, sites, now, isStale, code, onChanged }: ShownProps) {
  const isCompared = code !== null && code !== "columns-missing";
  return (
    <>
      <ImportColumns
        key={`columns ${preview.planHash}`}
        {...{ preview, sites, now, onChanged }}
        isOpen={!isCompared}
      />
      <ImportConfirm {...{ preview, isStale, code }} />
      {isCompared && !isStale && <ImportRows key={`rows ${preview.planHash}`} preview={preview} />}
    </>
  );
}

function previewIn(state: Awaited<ReturnType<typeof sendInventory>>): ImportPreview | null {
  return state !== null && "refused" in state && "preview" in state.refused ? state.refused.preview : null;
}

/** What was chosen for the file before does not go along with another one: its sheet, and that empty cells clear. */
function showAnother(form: RefObject<HTMLFormElement | null>["current"]) {
  for (const field of form?.querySelectorAll<HTMLInputElement>("[data-of-file]") ?? []) field.disabled = true;
  form?.requestSubmit();
}

function Counted({ preview }: Readonly<{ preview: ImportPreview }>) {
  const { counts, ignoredColumns, headerLine, kind } = preview;
  if (counts.new + counts.changed + counts.unchanged + counts.refused === 0) return null;
  return (
    <>
      <p>
        {counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged, {counts.refused} refused.
      </p>
      {ignoredColumns.length > 0 && <p>Columns that feed nothing: {ignoredColumns.join(", ")}.</p>}
      {headerLine > 1 && (
        <p>
          The headers stand in {kind === "csv" ? "line" : "row"} {headerLine}; what is above them is left out.
        </p>
      )}
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
