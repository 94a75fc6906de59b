"use client";

import type { ReactNode } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import { ActForm } from "./act-form";
import type { StepAction } from "./actions";

/** An act of one button. */
export function SimpleAct({
  action,
  place,
  hidden,
  submit,
  look = "primary",
  aside,
}: Readonly<{
  action: StepAction;
  place: IncidentPlace;
  hidden: Readonly<Record<string, string>>;
  submit: ReactNode;
  look?: "primary" | "secondary";
  aside?: ReactNode;
}>) {
  return <ActForm action={action} place={place} hidden={hidden} submit={submit} look={look} aside={aside} />;
}
