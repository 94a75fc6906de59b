"use client";

import type { ReactNode } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import type { ButtonLook } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/field";
import { ActForm } from "./act-form";
import type { StepAction } from "./actions";

/** An act that needs nothing but a reason, asked above the page. */
export function ReasonDialog({
  opener,
  title,
  meaning,
  label,
  submit,
  action,
  place,
  hidden,
  look = "secondary",
}: Readonly<{
  opener: ReactNode;
  title: string;
  /** What the act will do. */
  meaning: ReactNode;
  label: string;
  submit: string;
  action: StepAction;
  place: IncidentPlace;
  hidden: Readonly<Record<string, string>>;
  look?: ButtonLook;
}>) {
  return (
    <Dialog opener={opener} title={title} look={look}>
      <ActForm action={action} place={place} hidden={hidden} submit={submit}>
        {(errorsOf) => (
          <>
            <p className="text-ink-2">{meaning}</p>
            <TextAreaField label={label} name="reason" error={errorsOf("reason")} />
          </>
        )}
      </ActForm>
    </Dialog>
  );
}
