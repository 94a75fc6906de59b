"use client";

import { useRouter } from "next/navigation";
import { CloseDialogWhenDone, Dialog } from "@/components/ui/dialog";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Refusal } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import type { ServiceRefusal } from "@/domain/systems/service-changes";
import type { FormAction } from "@/lib/form-state";

type Action = FormAction<{ systemId: string }, ServiceRefusal>;

/** A refusal with the incidents that stand in the way, each a link. */
function Refused({ refused }: Readonly<{ refused: Readonly<{ sentence: string }> | null }>) {
  if (refused === null) return null;
  return <Refusal title={refused.sentence} unmet={incidentsOf(refused).map((key) => incident(key))} />;
}

const incident = (key: string) => ({ missing: key, href: `/incidents/${key}` });

function incidentsOf(refused: object): readonly string[] {
  if (!("incidents" in refused) || !Array.isArray(refused.incidents)) return [];
  return refused.incidents.map(String);
}

type LeaveProps = Readonly<{ action: Action; systemId: string; today: string }>;

/** Retires a system: what is known of it stays. */
export function RetireForm({ action, systemId, today }: LeaveProps) {
  const router = useRouter();
  const { send, pending, refused, errorsOf } = useFormAction(action, (done) =>
    router.push(`/systems/${done.systemId}`),
  );
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <input type="hidden" name="systemId" value={systemId} />
      <Since {...{ today, errorsOf }} />
      <TextAreaField
        label="Why"
        name="reason"
        error={errorsOf("reason")}
        hint="Sold, scrapped, replaced by another."
      />
      <Refused refused={refused} />
      <div>
        <SubmitButton>Retire the system</SubmitButton>
      </div>
    </Form>
  );
}

function Since({
  today,
  errorsOf,
}: Readonly<{ today: string; errorsOf: (field: string) => string | undefined }>) {
  return (
    <TextField
      label="As of"
      name="since"
      type="date"
      max={today}
      defaultValue={today}
      error={errorsOf("since")}
      hint="The day it happened, on the site's calendar."
      className="max-w-60"
    />
  );
}

/** Moves a system to another site: a row of its own stands there, and each names the other. */
export function MoveForm({
  action,
  systemId,
  today,
  assetTag,
  sites,
}: LeaveProps & Readonly<{ assetTag: string; sites: readonly Readonly<{ id: string; name: string }>[] }>) {
  const router = useRouter();
  const { send, pending, refused, errorsOf } = useFormAction(action, (done) =>
    router.push(`/systems/${done.systemId}`),
  );
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <input type="hidden" name="systemId" value={systemId} />
      <SelectField label="To site" name="siteId" error={errorsOf("siteId")} className="max-w-110">
        {sites.map((site) => (
          <option key={site.id} value={site.id}>
            {site.name}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-4 tablet:grid-cols-2">
        <TextField
          label="Asset tag there"
          name="assetTag"
          mono
          defaultValue={assetTag}
          error={errorsOf("assetTag")}
        />
        <TextField label="Location there" name="location" optional error={errorsOf("location")} />
      </div>
      <Since {...{ today, errorsOf }} />
      <TextAreaField label="Why" name="reason" error={errorsOf("reason")} />
      <Refused refused={refused} />
      <div>
        <SubmitButton>Move the system</SubmitButton>
      </div>
    </Form>
  );
}

/** Takes a retired system into service again. */
export function ReturnDialog({ action, systemId }: Readonly<{ action: Action; systemId: string }>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <Dialog opener="In service again…" title="In service again">
      <Form action={send} busy={pending} className="grid gap-4">
        <input type="hidden" name="systemId" value={systemId} />
        <p className="text-ink-2">
          It is compared with every advisory that came since, and counts again. What was decided before stays.
        </p>
        <TextAreaField label="Why" name="reason" error={errorsOf("reason")} />
        <Refused refused={refused} />
        <div>
          <SubmitButton>Take it into service again</SubmitButton>
        </div>
        <CloseDialogWhenDone state={state} />
      </Form>
    </Dialog>
  );
}
