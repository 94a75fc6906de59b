"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { SelectField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { TextLink } from "@/components/ui/text";
import { useFormAction } from "@/components/ui/use-form-action";
import { type TlpLabel, tlpLabels, type WrittenAdvisory } from "@/domain/advisories/by-hand";
import type { WritingRefusal } from "@/domain/advisories/writing";
import type { FormAction } from "@/lib/form-state";
import { type ErrorsOf, Repeated } from "./repeated";
import { AdviceFields, ProductFields, VulnerabilityFields } from "./write-rows";

type Written = Readonly<{ advisoryId: string }>;
type Action = FormAction<Written, WritingRefusal>;

/** Writes down an advisory that exists in no file, and then stands on its page. */
export function WriteAdvisoryForm({ action }: Readonly<{ action: Action }>) {
  return (
    <WrittenForm action={action} written={null} submit="Write it down and compare every system">
      {(errorsOf) => (
        <TextField
          label="Id"
          name="trackingId"
          mono
          error={errorsOf("trackingId")}
          hint="As the publisher numbers it; if it has none, one of your own. It cannot be changed later."
          className="max-w-110"
        />
      )}
    </WrittenForm>
  );
}

/** Edits an advisory that was written here: saving makes a new revision. */
export function RewriteAdvisoryForm({
  action,
  id,
  revisionId,
  written,
}: Readonly<{ action: Action; id: string; revisionId: string; written: WrittenAdvisory }>) {
  return (
    <WrittenForm action={action} written={written} submit="Save a new revision">
      {(errorsOf) => (
        <>
          <input type="hidden" name="advisoryId" value={id} />
          <input type="hidden" name="revisionId" value={revisionId} />
          <TextField
            label="What is changed, and why"
            name="reason"
            error={errorsOf("reason")}
            hint="Stands in the history of the document."
          />
        </>
      )}
    </WrittenForm>
  );
}

const tlpWords: Readonly<Record<TlpLabel, string>> = {
  WHITE: "WHITE (CLEAR): no limits",
  GREEN: "GREEN: the community",
  AMBER: "AMBER: need to know",
  RED: "RED: named people only",
};

function WrittenForm({
  action,
  written,
  submit,
  children,
}: Readonly<{
  action: Action;
  written: WrittenAdvisory | null;
  submit: string;
  children: (errorsOf: ErrorsOf) => ReactNode;
}>) {
  const router = useRouter();
  const { send, pending, refused, errorsOf } = useFormAction(action, (done) =>
    router.push(`/advisories/${done.advisoryId}`),
  );
  return (
    <Form action={send} busy={pending} className="grid gap-8">
      <div className="grid gap-4">
        {children(errorsOf)}
        <DocumentFields written={written} errorsOf={errorsOf} />
      </div>
      <Repeated
        group="vulnerabilities"
        title="Vulnerabilities"
        one="vulnerability"
        values={written?.vulnerabilities ?? []}
        errorsOf={errorsOf}
        Fields={VulnerabilityFields}
      />
      <Repeated
        group="products"
        title="Affected products"
        one="product"
        values={written?.products ?? []}
        errorsOf={errorsOf}
        Fields={ProductFields}
      />
      <Repeated
        group="advice"
        title="Advice"
        one="advice"
        values={written?.advice ?? []}
        errorsOf={errorsOf}
        Fields={AdviceFields}
        mayBeNone={written !== null}
      />
      {refused && <Refused refused={refused} />}
      <div>
        <SubmitButton size="large">{submit}</SubmitButton>
      </div>
    </Form>
  );
}

function DocumentFields({
  written,
  errorsOf,
}: Readonly<{ written: WrittenAdvisory | null; errorsOf: ErrorsOf }>) {
  return (
    <>
      <TextField label="Title" name="title" defaultValue={written?.title} error={errorsOf("title")} />
      <TextField
        label="Publisher"
        name="publisher"
        defaultValue={written?.publisher}
        error={errorsOf("publisher")}
        hint="Who says it: the vendor or the agency. The document names you as the one who wrote it down."
        className="max-w-110"
      />
      <TextField
        label="Link to the source"
        name="sourceUrl"
        type="url"
        optional
        defaultValue={written?.sourceUrl}
        error={errorsOf("sourceUrl")}
      />
      <div className="grid gap-4 tablet:grid-cols-2">
        <TextField
          label="Published on"
          name="publishedOn"
          type="date"
          defaultValue={written?.publishedOn}
          error={errorsOf("publishedOn")}
        />
        <SelectField
          label="May be shared with (TLP)"
          name="tlp"
          defaultValue={written?.tlp ?? "AMBER"}
          error={errorsOf("tlp")}
        >
          {tlpLabels.map((label) => (
            <option key={label} value={label}>
              {tlpWords[label]}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  );
}

type Told = Readonly<{ sentence: string; advisoryId?: string | null }>;

function Refused({ refused }: Readonly<{ refused: Told }>) {
  const { sentence, advisoryId } = refused;
  return (
    <Note title={sentence} announced>
      {advisoryId && <TextLink href={`/advisories/${advisoryId}`}>Open that advisory</TextLink>}
    </Note>
  );
}
