"use client";

import { useState } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import { RadioGroup } from "@/components/ui/choice";
import { TextAreaField } from "@/components/ui/field";
import type { Containment } from "@/domain/checklist/template";
import { containmentMeanings } from "@/domain/incidents/record-words";
import { ActForm } from "./act-form";
import type { StepAction } from "./actions";

const labels: Readonly<Record<Containment, string>> = {
  segment: "Dedicated segment",
  standalone: "Standalone",
  exception: "Exception",
};
const options: readonly Containment[] = ["segment", "standalone", "exception"];
const isOption = (value: string): value is Containment => options.some((option) => option === value);

/** Which containment, segment first: each later option asks why the ones before it are impossible. */
export function DecideForm({
  action,
  place,
  seen,
  before,
  clinicallyRefused,
}: Readonly<{
  action: StepAction;
  place: IncidentPlace;
  seen: string;
  before: Readonly<{ option: Containment; segmentImpossible: string; standaloneImpossible: string }> | null;
  /** The clinical lead refused or withdrew: that is why standalone is impossible. */
  clinicallyRefused: string | null;
}>) {
  const [option, setOption] = useState<Containment | null>(before?.option ?? null);
  return (
    <ActForm action={action} place={place} hidden={{ seen }} submit="Record the decision">
      {(errorsOf) => (
        <>
          <RadioGroup
            legend="How is the system contained?"
            name="option"
            defaultValue={before?.option}
            onChange={(value) => isOption(value) && setOption(value)}
            error={errorsOf("option")}
            choices={options.map((value) => ({
              value,
              label: labels[value],
              hint: containmentMeanings[value],
            }))}
          />
          {option !== null && option !== "segment" && (
            <TextAreaField
              label="Why is a dedicated segment impossible?"
              name="segmentImpossible"
              defaultValue={before?.segmentImpossible}
              rows={2}
              error={errorsOf("segmentImpossible")}
            />
          )}
          {option === "exception" && (
            <TextAreaField
              label="Why is standalone impossible?"
              name="standaloneImpossible"
              defaultValue={before?.standaloneImpossible}
              optional={clinicallyRefused !== null}
              hint={clinicallyRefused ?? undefined}
              rows={2}
              error={errorsOf("standaloneImpossible")}
            />
          )}
          {before && (
            <p className="text-ink-2">
              A new decision replaces the one before it and ends every signature that rests on it.
            </p>
          )}
        </>
      )}
    </ActForm>
  );
}
