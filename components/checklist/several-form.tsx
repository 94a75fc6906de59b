"use client";

import { useState } from "react";
import { type IncidentPlace, stepHref } from "@/components/incidents/place";
import { Checkbox } from "@/components/ui/choice";
import { Empty } from "@/components/ui/empty";
import { TextAreaField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Key, Meta, SectionHeading, TextLink } from "@/components/ui/text";
import { useFormAction } from "@/components/ui/use-form-action";
import type { StepRefusal } from "@/domain/checklist/refusal";
import { toLocalInput } from "@/lib/dates";
import type { FormAction } from "@/lib/form-state";
import { zoneName } from "@/lib/time-zones";
import { ActRefusal } from "./act-refusal";
import { AskedField, type TextAsked } from "./asked-field";
import { type SeveralDone, SeveralOutcome } from "./several-outcome";

type Other = Readonly<{
  key: string;
  assetTag: string;
  systemName: string;
  location: string;
  trackingId: string;
  seen: string | null;
}>;

type SeveralProps = Readonly<{
  action: FormAction<SeveralDone, StepRefusal>;
  place: IncidentPlace;
  step: string;
  /** The incident whose page this is; `seen` is null where the step was done there already. */
  here: Readonly<{ system: string; seen: string | null; doneBy: string }>;
  asksLabel: boolean;
  texts: readonly TextAsked[];
  files: readonly string[];
  others: readonly Other[];
}>;

const labelAsked = "The last three characters of the asset label";

/** One step for several incidents: what is the same for all once, then each system with its own label and values. */
export function SeveralForm(props: SeveralProps) {
  const { action, place, step, here, asksLabel, texts, files, others } = props;
  const [chosen, choose] = useState<readonly string[]>([]);
  const { send, pending, state, refused, errorsOf } = useFormAction(action, () => choose([]));
  const values = texts.filter((asked) => asked.kind !== "statement");
  const outcome = state !== null && "done" in state ? state.done : null;
  if (others.length === 0) {
    return (
      <>
        {outcome && <SeveralOutcome outcome={outcome} step={step} />}
        <Empty title="No other incident at this site waits for this step">
          Go back to <TextLink href={stepHref(place.incident, step)}>the step</TextLink>.
        </Empty>
      </>
    );
  }
  return (
    <>
      {outcome && <SeveralOutcome outcome={outcome} step={step} />}
      <Form action={send} busy={pending} className="grid gap-6">
        <input type="hidden" name="key" value={place.incident} />
        <input type="hidden" name="zone" value={place.zone} />
        <input type="hidden" name="step" value={step} />
        <section className="grid gap-3">
          <SectionHeading ruled>The same for all</SectionHeading>
          <Files files={files} place={place} step={step} />
          <Statements texts={texts} />
          <TextField
            label={`Done at, ${zoneName(place.now, place.zone)}`}
            name="doneAt"
            type="datetime-local"
            optional
            max={toLocalInput(place.now, place.zone)}
            hint="Empty means now."
            error={errorsOf("doneAt")}
            className="max-w-80"
          />
        </section>
        <section className="grid gap-3">
          <SectionHeading ruled>{here.system}</SectionHeading>
          {here.seen === null ? (
            <p className="text-ink-2">Done here by {here.doneBy}; its files go along.</p>
          ) : (
            <>
              <input type="hidden" name="seen" value={here.seen} />
              <OwnFields
                of={here.system}
                asksLabel={asksLabel}
                values={values}
                label="labelEnd"
                value="answer."
              />
            </>
          )}
        </section>
        <fieldset className="grid gap-3">
          <legend className="mb-2 text-lead font-strong">Also for</legend>
          {others.map((other) => {
            const of = `${other.systemName}, ${other.assetTag}`;
            const taken = chosen.includes(other.key);
            return (
              <div key={other.key} className="grid gap-3 border-t pt-2">
                <Checkbox
                  name="other"
                  value={other.key}
                  checked={taken}
                  onChange={({ target }) =>
                    choose((keys) =>
                      target.checked ? [...keys, other.key] : keys.filter((key) => key !== other.key),
                    )
                  }
                  label={of}
                  hint={
                    <>
                      <Key>{other.key}</Key> · {other.trackingId}
                      {other.location && ` · ${other.location}`}
                    </>
                  }
                />
                {taken && (
                  <div className="grid gap-3 pl-7">
                    <input type="hidden" name={`seen.${other.key}`} value={other.seen ?? ""} />
                    <OwnFields
                      of={of}
                      asksLabel={asksLabel}
                      values={values}
                      label={`labelEnd.${other.key}`}
                      value={`value.${other.key}.`}
                    />
                  </div>
                )}
              </div>
            );
          })}
        </fieldset>
        {refused && <ActRefusal refused={refused} place={place} />}
        <div>
          <SubmitButton unavailable={chosen.length === 0 ? "Choose at least one other incident." : null}>
            {buttonWords(here.seen !== null, chosen.length)}
          </SubmitButton>
        </div>
      </Form>
    </>
  );
}

function buttonWords(alsoHere: boolean, count: number): string {
  const others = `${count} ${count === 1 ? "other" : "others"}`;
  return alsoHere ? `Done here and on ${others}` : `Done on ${others}`;
}

function Files({
  files,
  place,
  step,
}: Readonly<{ files: readonly string[]; place: IncidentPlace; step: string }>) {
  if (files.length === 0) {
    return (
      <p className="text-ink-2">
        No file goes along. Files are attached at{" "}
        <TextLink href={stepHref(place.incident, step)}>the step</TextLink>.
      </p>
    );
  }
  return (
    <div>
      <Meta>{files.length === 1 ? "This file goes along" : `These ${files.length} files go along`}</Meta>
      <ul>
        {files.map((file) => (
          <li key={file} className="wrap-anywhere">
            <Key className="whitespace-normal!">{file}</Key>
          </li>
        ))}
      </ul>
    </div>
  );
}

const Statements = ({ texts }: Readonly<{ texts: readonly TextAsked[] }>) =>
  texts
    .filter((asked) => asked.kind === "statement")
    .map(({ key, label, required }) => (
      <div key={key}>
        <input type="hidden" name="shared" value={key} />
        <TextAreaField label={label} name={`answer.${key}`} optional={!required} rows={2} />
      </div>
    ));

/** What is asked of one system alone: the end of its label, and what was read on it. */
function OwnFields({
  of,
  asksLabel,
  values,
  label,
  value,
}: Readonly<{ of: string; asksLabel: boolean; values: readonly TextAsked[]; label: string; value: string }>) {
  return (
    <>
      {asksLabel && (
        <TextField
          label={`${labelAsked} of ${of}`}
          name={label}
          mono
          maxLength={3}
          autoCapitalize="characters"
          hint="Read them from the label on the system."
          className="max-w-80"
        />
      )}
      {values.map((asked) => (
        <AskedField
          key={asked.key}
          asked={{ ...asked, label: `${asked.label}, ${of}` }}
          name={`${value}${asked.key}`}
        />
      ))}
      {!asksLabel && values.length === 0 && <p className="text-ink-2">Nothing of its own is asked here.</p>}
    </>
  );
}
