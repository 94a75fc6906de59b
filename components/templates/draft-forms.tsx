"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { ChangedNote } from "@/components/ui/changed-note";
import { FieldError, SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import { useRead } from "@/components/ui/use-read";
import type { FormAction } from "@/lib/form-state";

export type DraftTold = Readonly<{ code: string; sentence: string }>;
type Begun = Readonly<{ key: string }>;
type Seen = Readonly<{ draftId: string; rowVersion: number }>;

/** What the draft was when this form was drawn; the rule tells whoever comes second. */
export function SeenDraft({ draftId, rowVersion }: Seen) {
  return (
    <>
      <input type="hidden" name="draftId" value={draftId} />
      <input type="hidden" name="rowVersion" value={rowVersion} />
    </>
  );
}

function Told({ refused }: Readonly<{ refused: { sentence: string } | null }>) {
  return (
    refused && (
      <p role="alert">
        <FieldError>{refused.sentence}</FieldError>
      </p>
    )
  );
}

/** Begins a draft of the next version, and then stands on it. */
export function NextVersionForm({
  action,
  from,
  label,
}: Readonly<{ action: FormAction<Begun, DraftTold>; from: string; label: string }>) {
  const router = useRouter();
  const { send, pending, refused } = useFormAction(action, ({ key }) =>
    router.push(`/admin/templates/${key}/draft`),
  );
  return (
    <Form action={send} busy={pending} className="inline-flex flex-wrap items-center gap-2">
      <input type="hidden" name="as" value="version" />
      <input type="hidden" name="from" value={from} />
      <SubmitButton look="secondary">{label}</SubmitButton>
      <Told refused={refused} />
    </Form>
  );
}

/** Begins another template as a copy of one that is there. */
export function NewTemplateForm({
  action,
  templates,
}: Readonly<{
  action: FormAction<Begun, DraftTold>;
  templates: readonly Readonly<{ key: string; title: string }>[];
}>) {
  const router = useRouter();
  const { send, pending, refused, errorsOf } = useFormAction(action, ({ key }) =>
    router.push(`/admin/templates/${key}/draft`),
  );
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <input type="hidden" name="as" value="template" />
      <TextField label="Title" name="title" error={errorsOf("title")} />
      <TextField
        label="Short name"
        name="key"
        mono
        error={errorsOf("key")}
        hint="Small letters, digits and hyphens. It cannot be changed later."
      />
      <SelectField label="Begin as a copy of" name="from" error={errorsOf("from")}>
        {templates.map(({ key, title }) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </SelectField>
      <Told refused={refused} />
      <div>
        <SubmitButton>Begin the draft</SubmitButton>
      </div>
    </Form>
  );
}

/** One button that changes the draft at once. */
export function DraftButton({
  action,
  draftId,
  rowVersion,
  fields,
  label,
  about,
  after,
}: Seen &
  Readonly<{
    action: FormAction<unknown, DraftTold>;
    fields: Readonly<Record<string, string>>;
    label: ReactNode;
    about: string;
    /** Where to go once it is done. */
    after?: "/admin/templates";
  }>) {
  const router = useRouter();
  const { send, pending, refused } = useFormAction(action, () => {
    if (after) router.push(after);
  });
  return (
    <Form action={send} busy={pending} className="inline-flex flex-wrap items-center gap-x-2">
      <SeenDraft draftId={draftId} rowVersion={rowVersion} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton look="quiet" size="small" aria-label={about}>
        {label}
      </SubmitButton>
      <Told refused={refused} />
    </Form>
  );
}

/** The draft as its editor read it: the portal refuses what was typed on another, and the form says so before. */
export function useReadDraft<Shown = null>(
  { draftId, rowVersion }: Seen,
  how: Readonly<{ always?: boolean; shown?: Shown }> = {},
) {
  const { carried, ...read } = useRead({ draftId, rowVersion: String(rowVersion) }, how);
  return { ...read, draftId: carried.draftId, rowVersion: Number(carried.rowVersion) };
}

/** Gives the draft another title. */
export function DraftTitleForm({
  action,
  title,
  ...seen
}: Seen & Readonly<{ action: FormAction<unknown, DraftTold>; title: string }>) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = useReadDraft(seen);
  const { send, pending, refused, errorsOf } = useFormAction(action, () => {
    setTyped(null);
    read.follow();
  });
  return (
    <Form action={send} busy={pending} onInput={read.touch} className="flex flex-wrap items-end gap-3">
      <SeenDraft draftId={read.draftId} rowVersion={read.rowVersion} />
      {read.changed && (
        <ChangedNote readAgain={read.readAgain}>
          {typed !== null && <p>Its title is “{title}” now.</p>}
        </ChangedNote>
      )}
      <TextField
        label="Title"
        name="title"
        value={typed ?? title}
        onChange={({ target }) => setTyped(target.value)}
        error={errorsOf("title")}
        className="min-w-0 flex-1 basis-60"
      />
      <SubmitButton look="secondary">Save the title</SubmitButton>
      <Told refused={refused} />
    </Form>
  );
}

/** Publishes the draft as a version that never changes, and then stands on it. */
export function PublishForm({
  action,
  version,
  ...seen
}: Seen &
  Readonly<{ action: FormAction<Readonly<{ key: string; version: number }>, DraftTold>; version: number }>) {
  const router = useRouter();
  const read = useReadDraft(seen);
  const { send, pending, refused, errorsOf } = useFormAction(action, (done) =>
    router.push(`/admin/templates/${done.key}/${done.version}`),
  );
  return (
    <Form action={send} busy={pending} onInput={read.touch} className="grid gap-4">
      <SeenDraft draftId={read.draftId} rowVersion={read.rowVersion} />
      <TextAreaField
        label="What is new"
        name="note"
        error={errorsOf("note")}
        hint="Coordinators read it before a running incident adopts the version."
      />
      {read.changed && (
        <ChangedNote title="The draft changed since you began to publish it." readAgain={read.readAgain}>
          <p>Close this, look at its steps and at what the check says of them.</p>
        </ChangedNote>
      )}
      {refused && <Note title={refused.sentence} announced />}
      <p className="text-ink-2">
        Incidents opened from now on run on it. Running ones keep theirs until a coordinator adopts this one.
        A published version never changes.
      </p>
      <div>
        <SubmitButton>Publish version {version}</SubmitButton>
      </div>
    </Form>
  );
}
