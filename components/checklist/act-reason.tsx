"use client";

import type { IncidentPlace } from "@/components/incidents/place";
import { type ReasonAsked, ReasonFrame } from "@/components/ui/reason-dialog";
import { ActForm } from "./act-form";
import type { ActAction } from "./actions";

/** An act on an incident that needs nothing but a reason: refused with who can supply what is missing. */
export function ActReason({
  action,
  place,
  hidden,
  submit,
  size = "medium",
  ...asked
}: ReasonAsked &
  Readonly<{
    action: ActAction;
    place: IncidentPlace;
    hidden: Readonly<Record<string, string>>;
    submit: string;
  }>) {
  return (
    <ReasonFrame size={size} {...asked}>
      {(fields) => (
        <ActForm action={action} place={place} hidden={hidden} submit={submit}>
          {fields}
        </ActForm>
      )}
    </ReasonFrame>
  );
}
