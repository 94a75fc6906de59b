"use client";

import type { ReactNode } from "react";
import { CloseDialogWhenDone, Dialog } from "@/components/ui/dialog";
import { FieldError, SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { SourceFields } from "@/components/ui/source-fields";
import { useFormAction } from "@/components/ui/use-form-action";
import type { CorrectionRefusal } from "@/domain/advisories/correcting";
import type { FormAction } from "@/lib/form-state";

type ErrorsOf = (field: string) => string | undefined;
type Source = Readonly<{ title: string; url: string }> | null;
type Shared = Readonly<{
  action: FormAction<null, CorrectionRefusal>;
  advisoryId: string;
  findingKey: string;
  opener: ReactNode;
  /** The web version the document itself names. */
  source: Source;
}>;

/** What stands in the document, in the words of whoever knows better: the field, why, and where from. */
function CorrectionDialog({
  action,
  values,
  opener,
  title,
  explain,
  source,
  submit,
  children,
}: Pick<Shared, "action" | "opener" | "source"> &
  Readonly<{
    values: Readonly<Record<string, string>>;
    title: string;
    explain: string;
    submit: string;
    children: (errorsOf: ErrorsOf) => ReactNode;
  }>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <Dialog opener={opener} title={title} size="small">
      <Form action={send} busy={pending} className="grid gap-4">
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p className="text-ink-2">{explain}</p>
        {children(errorsOf)}
        <TextAreaField label="Reason" name="reason" error={errorsOf("reason")} />
        <SourceFields errorsOf={errorsOf} title={source?.title ?? ""} url={source?.url ?? ""} />
        {refused && !("fields" in refused) && (
          <p role="alert">
            <FieldError>{refused.sentence}</FieldError>
          </p>
        )}
        <div>
          <SubmitButton>{submit}</SubmitButton>
        </div>
        <CloseDialogWhenDone state={state} />
      </Form>
    </Dialog>
  );
}

const stays =
  "The document stays as received; your word stands on top of it, and systems are compared with it.";

/** Corrects a text that is spelled wrongly, wherever the document has it. */
export function SpellingDialog({
  advisoryId,
  findingKey,
  quote,
  suggested,
  ...shared
}: Shared & Readonly<{ quote: string; suggested: string }>) {
  return (
    <CorrectionDialog
      {...shared}
      values={{ advisoryId, findingKey, kind: "spelling" }}
      title={`“${quote}” is spelled otherwise`}
      explain={stays}
      submit="Correct the spelling"
    >
      {(errorsOf) => (
        <TextField label="Right spelling" name="text" defaultValue={suggested} error={errorsOf("text")} />
      )}
    </CorrectionDialog>
  );
}

/** Gives a version text that cannot be compared in words that can. */
export function VersionDialog({
  advisoryId,
  findingKey,
  texts,
  ...shared
}: Shared & Readonly<{ texts: readonly string[] }>) {
  const [only] = texts;
  return (
    <CorrectionDialog
      {...shared}
      values={{ advisoryId, findingKey, kind: "version", ...(texts.length === 1 && { from: only ?? "" }) }}
      title="Which versions are meant"
      explain={stays}
      submit="Correct the version"
    >
      {(errorsOf) => (
        <>
          {texts.length === 1 ? (
            <p>
              In the document: <b className="font-medium">“{only}”</b>
            </p>
          ) : (
            <SelectField label="In the document" name="from" error={errorsOf("from")}>
              {texts.map((text) => (
                <option key={text} value={text}>
                  {text}
                </option>
              ))}
            </SelectField>
          )}
          <TextField
            label="Versions meant"
            name="text"
            mono
            error={errorsOf("text")}
            hint="One version, several with commas, a bound such as < 4.2.1, or all."
          />
        </>
      )}
    </CorrectionDialog>
  );
}

/** Corrects a score by its vector, from which the base score follows. */
export function ScoreDialog({
  advisoryId,
  findingKey,
  quote,
  ...shared
}: Shared & Readonly<{ quote: string }>) {
  return (
    <CorrectionDialog
      {...shared}
      values={{ advisoryId, findingKey, kind: "score" }}
      title="Correct the score"
      explain="The base score is computed from the vector. The document stays as received, and priorities are computed anew."
      submit="Correct the score"
    >
      {(errorsOf) => (
        <TextAreaField
          label="Right vector"
          name="text"
          rows={2}
          defaultValue={quote}
          error={errorsOf("text")}
          hint="The document's own vector, where only the number beside it is wrong."
        />
      )}
    </CorrectionDialog>
  );
}

/** Says of one product whether it is affected, whatever the document says. */
export function RulingDialog({
  advisoryId,
  products,
  findingKey: _findingKey,
  ...shared
}: Shared & Readonly<{ products: readonly Readonly<{ key: string; name: string }>[] }>) {
  return (
    <CorrectionDialog
      {...shared}
      values={{ advisoryId }}
      title="Decide on one product"
      explain={stays}
      submit="Record it"
    >
      {(errorsOf) => (
        <>
          <SelectField label="Product" name="productKey" error={errorsOf("productKey")}>
            {products.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField label="Counts as" name="kind" error={errorsOf("kind")}>
            <option value="affected">affected</option>
            <option value="not-affected">not affected</option>
          </SelectField>
        </>
      )}
    </CorrectionDialog>
  );
}
