"use client";

import { type IncidentPlace, stepHref } from "@/components/incidents/place";
import { ChangedNote } from "@/components/ui/changed-note";
import { Checkbox } from "@/components/ui/choice";
import { Empty } from "@/components/ui/empty";
import { TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Key, SectionHeading, TextLink } from "@/components/ui/text";
import { useFormAction } from "@/components/ui/use-form-action";
import type { StepRefusal } from "@/domain/checklist/refusal";
import { toLocalInput } from "@/lib/dates";
import type { FormAction } from "@/lib/form-state";
import { zoneName } from "@/lib/time-zones";
import { ActRefusal } from "./act-refusal";
import type { TextAsked } from "./asked-field";
import { type SeveralDone, SeveralOutcome } from "./several-outcome";
import { Files, OwnFields, Statements } from "./several-parts";
import { type Along, type Here, type Other, useSeveral } from "./use-several";

type SeveralProps = Readonly<{
  action: FormAction<SeveralDone, StepRefusal>;
  place: IncidentPlace;
  step: string;
  here: Here;
  asksLabel: boolean;
  texts: readonly TextAsked[];
  files: readonly Along[];
  others: readonly Other[];
}>;

/** One step for several incidents: what is the same for all once, then each system with its own label and values. */
export function SeveralForm(props: SeveralProps) {
  const { action, place, step, asksLabel, texts } = props;
  const { here, files, rows, chosen, changes, ...several } = useSeveral(
    props.here,
    props.files,
    props.others,
  );
  const { send, pending, state, refused, errorsOf } = useFormAction(action, several.done);
  const values = texts.filter((asked) => asked.kind !== "statement");
  const outcome = state !== null && "done" in state ? state.done : null;
  if (rows.length === 0) {
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
      <Form action={send} busy={pending} onInput={several.touch} className="grid gap-6">
        <input type="hidden" name="key" value={place.incident} />
        <input type="hidden" name="zone" value={place.zone} />
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="standing" value={here.standing} />
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
          {rows.map((other) => {
            const of = `${other.systemName}, ${other.assetTag}`;
            const taken = several.isChosen(other.key);
            return (
              <div key={other.key} className="grid gap-3 border-t pt-2">
                <Checkbox
                  name="other"
                  value={other.key}
                  checked={taken}
                  onChange={({ target }) => several.toggle(other, target.checked)}
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
        {changes.length > 0 && (
          <ChangedNote readAgain={several.readAgain}>
            <ul>
              {changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </ChangedNote>
        )}
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
