"use client";

import type { ReactNode } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import type { ButtonLook, ButtonSize } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/field";
import { ActForm } from "./act-form";
import type { ActAction } from "./actions";

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
  size = "medium",
}: Readonly<{
  opener: ReactNode;
  title: string;
  /** What the act will do. */
  meaning: ReactNode;
  label: string;
  submit: string;
  action: ActAction;
  place: IncidentPlace;
  hidden: Readonly<Record<string, string>>;
  look?: ButtonLook;
  size?: ButtonSize;
}>) {
  return (
    <Dialog opener={opener} title={title} look={look} size={size}>
      <ActForm action={action} place={place} hidden={hidden} submit={submit}>
        {(errorsOf) => (
          <>
            <div className="text-ink-2">{meaning}</div>
            <TextAreaField label={label} name="reason" error={errorsOf("reason")} />
          </>
        )}
      </ActForm>
    </Dialog>
  );
}
