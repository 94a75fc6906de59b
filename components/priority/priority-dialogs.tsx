"use client";

import { ActForm } from "@/components/checklist/act-form";
import { ActReason } from "@/components/checklist/act-reason";
import type { StepAction } from "@/components/checklist/actions";
import type { IncidentPlace } from "@/components/incidents/place";
import { RadioGroup } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField, TextField } from "@/components/ui/field";
import { type Priority, priorities, priorityWords } from "@/domain/priority/values";
import { toLocalInput } from "@/lib/dates";
import { zoneName } from "@/lib/time-zones";

type Shared = Readonly<{ place: IncidentPlace; seen: number }>;

const dayMs = 86_400_000;
const inDays = ({ now, zone }: IncidentPlace, days: number) =>
  toLocalInput(new Date(now.getTime() + days * dayMs), zone);

/** Sets a priority before the table's, with a reason and an end; or ends the one in force. */
export function OverrideDialog({
  action,
  endAction,
  place,
  seen,
  inForce,
}: Shared & Readonly<{ action: StepAction; endAction: StepAction; inForce: Priority | null }>) {
  if (inForce) {
    return (
      <ActReason
        opener="End the override…"
        title="End the override of the priority"
        explain="The priority of the table holds again."
        label="Why"
        submit="End the override"
        action={endAction}
        place={place}
        hidden={{ seen: String(seen) }}
        look="secondary"
      />
    );
  }
  return (
    <Dialog opener="Override the priority…" title="Override the priority" look="secondary">
      <ActForm action={action} place={place} hidden={{ seen: String(seen) }} submit="Set the priority">
        {(errorsOf) => (
          <>
            <p className="text-ink-2">
              It stands before the table's until its end, with your name and reason. Due times follow it; one
              that has passed stays passed.
            </p>
            <RadioGroup
              legend="Priority"
              name="priority"
              error={errorsOf("priority")}
              choices={priorities.map((value) => ({ value, label: priorityWords[value] }))}
            />
            <TextField
              label={`Until, ${zoneName(place.now, place.zone)}`}
              name="until"
              type="datetime-local"
              defaultValue={inDays(place, 7)}
              min={toLocalInput(place.now, place.zone)}
              max={inDays(place, 90)}
              error={errorsOf("until")}
            />
            <TextAreaField label="Why" name="reason" error={errorsOf("reason")} />
          </>
        )}
      </ActForm>
    </Dialog>
  );
}

/** Notes until when the incident waits for the vendor; or ends that. */
export function VendorWaitDialog({
  action,
  endAction,
  place,
  seen,
  waiting,
}: Shared & Readonly<{ action: StepAction; endAction: StepAction; waiting: boolean }>) {
  if (waiting) {
    return (
      <ActReason
        opener="End the wait for the vendor…"
        title="End the wait for the vendor"
        explain="The steps after the containment are due as before. A time that has passed meanwhile stays."
        label="Why"
        submit="End the wait"
        action={endAction}
        place={place}
        hidden={{ seen: String(seen) }}
        look="secondary"
      />
    );
  }
  return (
    <Dialog opener="Wait for the vendor…" title="Wait for the vendor" look="secondary">
      <ActForm action={action} place={place} hidden={{ seen: String(seen) }} submit="Note the wait">
        {(errorsOf) => (
          <>
            <p className="text-ink-2">
              The steps after the containment are due no earlier than this. The containment does not wait.
            </p>
            <TextField
              label={`Until, ${zoneName(place.now, place.zone)}`}
              name="until"
              type="datetime-local"
              defaultValue={inDays(place, 14)}
              min={toLocalInput(place.now, place.zone)}
              error={errorsOf("until")}
            />
            <TextField
              label="Vendor's case number"
              name="vendorCase"
              optional
              error={errorsOf("vendorCase")}
            />
            <TextAreaField label="What the vendor is to do" name="reason" error={errorsOf("reason")} />
          </>
        )}
      </ActForm>
    </Dialog>
  );
}
