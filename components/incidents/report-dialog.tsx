"use client";

import { ActForm } from "@/components/checklist/act-form";
import type { StepAction } from "@/components/checklist/actions";
import { RadioGroup } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField, TextField } from "@/components/ui/field";
import type { ReportKind } from "@/domain/checklist/facts";
import { toLocalInput } from "@/lib/dates";
import { zoneName } from "@/lib/time-zones";
import type { IncidentPlace } from "./place";

const kinds: readonly Readonly<{ value: ReportKind; label: string; hint: string }>[] = [
  {
    value: "found-connected",
    label: "Found connected",
    hint: "The system hangs on a network on which it must not be.",
  },
  {
    value: "connected-in-emergency",
    label: "Connected in an emergency",
    hint: "It was connected knowingly, because a patient needed it.",
  },
  {
    value: "remediation-removed",
    label: "Remediation removed",
    hint: "It was set back, replaced or restored to a state without the remediation.",
  },
];

/** Reports a state worse than the record; says beforehand what that does. It is never refused to those who work here. */
export function ReportDialog({
  action,
  place,
  closed,
}: Readonly<{ action: StepAction; place: IncidentPlace; closed: boolean }>) {
  return (
    <Dialog opener="Report a worse state…" title="Report a worse state">
      <ActForm action={action} place={place} submit="Report it now">
        {(errorsOf) => (
          <>
            <p className="text-ink-2">
              The incident counts as exposed at once{closed && " and is open again"}. Signatures that rest on
              the state before are void, and the step it contradicts is to be done again. Only the ordinary
              steps lead back.
            </p>
            <RadioGroup legend="What was found?" name="kind" choices={kinds} error={errorsOf("kind")} />
            <TextAreaField
              label="What you saw"
              name="reason"
              hint="Where, who connected it and why, if you know."
              error={errorsOf("reason")}
            />
            <TextField
              label={`Found at, ${zoneName(place.now, place.zone)}`}
              name="foundAt"
              type="datetime-local"
              optional
              max={toLocalInput(place.now, place.zone)}
              hint="Empty means now."
              error={errorsOf("foundAt")}
              className="max-w-80"
            />
          </>
        )}
      </ActForm>
    </Dialog>
  );
}
