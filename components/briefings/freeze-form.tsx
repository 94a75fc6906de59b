"use client";

import { useRouter } from "next/navigation";
import { RadioGroup } from "@/components/ui/choice";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import type { BriefingRefusal } from "@/domain/briefings/content";
import { tlpMeanings, tlps } from "@/domain/briefings/tlp";
import type { FormAction } from "@/lib/form-state";

type Advisory = Readonly<{ id: string; trackingId: string; title: string }>;

/** Freezes status as it is at the moment the button is pressed. */
export function FreezeForm({
  action,
  advisories,
  chosen,
}: Readonly<{
  action: FormAction<{ key: string }, BriefingRefusal>;
  advisories: readonly Advisory[];
  chosen: string | null;
}>) {
  const router = useRouter();
  const { send, pending, refused, errorsOf } = useFormAction(action, ({ key }) =>
    router.push(`/status/briefings/${key}`),
  );
  return (
    <Form action={send} busy={pending} className="grid gap-6">
      <p className="text-ink-2">
        It holds every number of status at the sites you coordinate, as they are when you press the button. It
        is never changed afterwards.
      </p>
      <TextField label="Name" name="name" error={errorsOf("name")} className="max-w-110" />
      <SelectField label="Advisory" name="advisoryId" defaultValue={chosen ?? "all"} className="max-w-110">
        <option value="all">All advisories together</option>
        {advisories.map(({ id, trackingId, title }) => (
          <option key={id} value={id}>
            {trackingId} {title}
          </option>
        ))}
      </SelectField>
      <RadioGroup
        legend="Who may be told"
        name="tlp"
        defaultValue="AMBER"
        choices={tlps.map((tlp) => ({ value: tlp, label: `TLP:${tlp}`, hint: tlpMeanings[tlp] }))}
      />
      <TextAreaField label="Note" name="note" optional error={errorsOf("note")} />
      {refused && <Note title={refused.sentence} announced />}
      <div>
        <SubmitButton size="large">Freeze the briefing</SubmitButton>
      </div>
    </Form>
  );
}
