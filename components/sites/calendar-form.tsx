"use client";

import { Checkbox } from "@/components/ui/choice";
import { CloseDialogWhenDone } from "@/components/ui/dialog";
import { FieldError, TextAreaField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import { type SiteCalendar, weekdayNames } from "@/domain/priority/calendar";
import type { FormAction } from "@/lib/form-state";

type Told = Readonly<{ code: string; sentence: string }>;

/** Says when a site works. */
export function CalendarForm({
  action,
  siteId,
  calendar,
}: Readonly<{ action: FormAction<null, Told>; siteId: string; calendar: SiteCalendar }>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <input type="hidden" name="siteId" value={siteId} />
      <p className="text-ink-2">
        Due times that begin from now on are counted by it. Those before stay as they are.
      </p>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium">Working days</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {weekdayNames.map((name, at) => (
            <Checkbox
              key={name}
              label={name}
              name="workingDays"
              value={String(at + 1)}
              defaultChecked={calendar.workingDays.includes(at + 1)}
            />
          ))}
        </div>
        {errorsOf("workingDays") && <FieldError>{errorsOf("workingDays")}</FieldError>}
      </fieldset>
      <TextField
        label="The working day ends at"
        name="dayEnds"
        type="time"
        defaultValue={calendar.dayEnds}
        error={errorsOf("dayEnds")}
      />
      <TextAreaField
        label="Days without work"
        name="holidays"
        optional
        defaultValue={calendar.holidays.join("\n")}
        hint="One a line, such as 2026-12-25."
        error={errorsOf("holidays")}
      />
      {refused && !("fields" in refused) && (
        <p role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </p>
      )}
      <div>
        <SubmitButton>Set the calendar</SubmitButton>
      </div>
      <CloseDialogWhenDone state={state} />
    </Form>
  );
}
