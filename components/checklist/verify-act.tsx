"use client";

import type { ReactNode } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import { ActForm } from "./act-form";
import type { StepAction } from "./actions";
import { AskedField, type TextAsked } from "./asked-field";

/** Verifies an answer, with what whoever verifies reads in its file themselves. */
export function VerifyAct({
  action,
  place,
  hidden,
  submit,
  asked,
}: Readonly<{
  action: StepAction;
  place: IncidentPlace;
  hidden: Readonly<Record<string, string>>;
  submit: ReactNode;
  asked: readonly TextAsked[];
}>) {
  return (
    <ActForm action={action} place={place} hidden={hidden} submit={submit}>
      {() =>
        asked.length > 0 && (
          <>
            <p>The portal cannot read the file. Read it yourself and say what it shows.</p>
            {asked.map((each) => (
              <AskedField key={each.key} asked={each} name={`answer.${each.key}`} />
            ))}
          </>
        )
      }
    </ActForm>
  );
}
