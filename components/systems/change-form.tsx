"use client";

import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { StaleNote } from "@/components/ui/stale-note";
import { useFormAction } from "@/components/ui/use-form-action";
import { useShown } from "@/components/ui/use-shown";
import { counted } from "@/domain/incidents/telling";
import {
  type BulkCounts,
  type BulkField,
  type BulkPreview,
  type BulkRefusal,
  bulkFields,
} from "@/domain/systems/bulk-change";
import { deviceClasses } from "@/domain/systems/device-classes";
import { ruhAnswers, systemFieldNames } from "@/domain/systems/system";
import type { FormAction } from "@/lib/form-state";
import { ChangeRows } from "./change-rows";

type Done = BulkCounts & Readonly<{ refusedTags: readonly string[]; missing: number }>;

const systems = (count: number): string => counted(count, "system", "systems");

/** Gives one field of the selected systems the same value: what would change is shown, and then exactly that is done. */
export function ChangeForm({
  action,
  ids,
}: Readonly<{ action: FormAction<Done, BulkRefusal>; ids: readonly string[] }>) {
  const [field, setField] = useState<BulkField>(bulkFields[0]);
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  const shown = useShown(refused !== null && "preview" in refused ? refused.preview : undefined);
  const preview = shown.preview ?? null;
  if (state !== null && "done" in state) return <Changed done={state.done} />;
  return (
    <Form action={send} busy={pending} onInput={shown.typed} className="grid gap-5">
      {ids.map((id) => (
        <input key={id} type="hidden" name="systemIds" value={id} />
      ))}
      <div className="grid max-w-160 gap-4 tablet:grid-cols-2">
        <WhichField field={field} onTake={setField} error={errorsOf("field")} />
        <Value key={field} field={field} error={errorsOf("value")} />
      </div>
      <StaleNote stale={shown.stale} />
      {refused && !shown.stale && !("fields" in refused) && (
        <Note title={refused.sentence} icon={preview ? "info" : "alert"} announced>
          {preview && <Counted preview={preview} />}
        </Note>
      )}
      <Buttons preview={preview} pending={pending} />
      {preview && <ChangeRows preview={preview} />}
    </Form>
  );
}

function WhichField({
  field,
  onTake,
  error,
}: Readonly<{ field: BulkField; onTake: (field: BulkField) => void; error: string | undefined }>) {
  return (
    <SelectField
      label="Field"
      name="field"
      value={field}
      error={error}
      onChange={(event) => onTake(bulkFields.find((each) => each === event.target.value) ?? field)}
    >
      {bulkFields.map((each) => (
        <option key={each} value={each}>
          {systemFieldNames[each]}
        </option>
      ))}
    </SelectField>
  );
}

function Buttons({ preview, pending }: Readonly<{ preview: BulkPreview | null; pending: boolean }>) {
  if (preview === null) {
    return (
      <div>
        <SubmitButton>Show what would change</SubmitButton>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap gap-3">
      {preview.counts.changed > 0 && (
        <SubmitButton name="planHash" value={preview.planHash}>
          Change {systems(preview.counts.changed)}
        </SubmitButton>
      )}
      {/* Without the button that confirms, the hash of what was shown does not go along, so nothing is done. */}
      <Button type="submit" busy={pending}>
        Look again
      </Button>
    </div>
  );
}

function Value({ field, error }: Readonly<{ field: BulkField; error: string | undefined }>) {
  const label = "New value for all of them";
  const hint = "Left empty, it becomes unknown.";
  if (field === "ruhCapable") {
    return (
      <SelectField label={label} name="value" error={error} defaultValue="unknown">
        {ruhAnswers.map((answer) => (
          <option key={answer} value={answer}>
            {answer}
          </option>
        ))}
      </SelectField>
    );
  }
  if (field === "examsPerDay") {
    return <TextField label={label} name="value" inputMode="numeric" {...{ error, hint }} optional />;
  }
  const list = field === "deviceClass" ? "known-classes" : undefined;
  return (
    <>
      <TextField label={label} name="value" list={list} {...{ error, hint }} optional />
      {list && (
        <datalist id={list}>
          {deviceClasses.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </>
  );
}

const missingWords = (missing: number): string =>
  missing === 0 ? "" : ` ${systems(missing)} of the selection ${missing === 1 ? "is" : "are"} not there.`;

function Counted({ preview: { counts, missing } }: Readonly<{ preview: BulkPreview }>) {
  return (
    <p>
      {counts.changed} to be changed, {counts.unchanged} as they are, {counts.refused} refused.
      {missingWords(missing)}
    </p>
  );
}

function Changed({ done }: Readonly<{ done: Done }>) {
  return (
    <Note
      title={`${systems(done.changed)} changed.`}
      icon="check"
      announced
      action={<ButtonLink href="/systems">To the systems</ButtonLink>}
    >
      {done.unchanged > 0 && `${done.unchanged} said it already. `}
      {done.refusedTags.length > 0 && `Not changed: ${done.refusedTags.join(", ")}.`}
      {missingWords(done.missing)}
    </Note>
  );
}
