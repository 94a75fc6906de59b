"use client";

import { type ReactNode, useContext, useId, useState } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import { Button, buttonClasses } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Details } from "@/components/ui/details";
import { TextField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { useFormAction } from "@/components/ui/use-form-action";
import { toLocalInput } from "@/lib/dates";
import { zoneName } from "@/lib/time-zones";
import { ActRefusal, type AnyRefusal } from "./act-refusal";
import type { StepAction } from "./actions";
import { FoldContext } from "./answer-fold";
import { Answers } from "./answers";
import { AskedField, type TextAsked } from "./asked-field";
import { ChangedNote } from "./changed-note";
import { useRead } from "./use-read";

/** A file of an answer that fell, which may be shown again. */
export type OldFile = Readonly<{ id: string; name: string; requirement: string | null; label: string }>;

/** A file that a step must have and has not. */
export type MissingFile = Readonly<{ key: string; label: string }>;

type CompleteFormProps = Readonly<{
  action: StepAction;
  place: IncidentPlace;
  step: string;
  seen: string;
  texts: readonly TextAsked[];
  oldFiles: readonly OldFile[];
  /** The asset label is typed first: how its system is called. */
  labelOf: string | null;
  again: boolean;
  /** Something before it stands in the way, as the page says above. */
  locked: boolean;
  missing: readonly MissingFile[];
  /** What happens after it is done. */
  then: string | null;
  /** The other answers: can't, not applicable. */
  others: ReactNode;
}>;

/** The answer of a step that is done with proof: its texts, the asset label, the time, and the three answers. */
export function CompleteForm(props: CompleteFormProps) {
  const { action, place, step, seen, texts, oldFiles, labelOf, again, locked, missing, then, others } = props;
  const id = useId();
  const fold = useContext(FoldContext);
  const [shownAgain, setShownAgain] = useState<readonly string[]>([]);
  const covered = oldFiles.filter((file) => shownAgain.includes(file.id)).map((file) => file.requirement);
  const lacking = lackingWords(
    locked,
    missing.filter((file) => !covered.includes(file.key)),
  );
  const { carried, changed, readAgain, touch, follow, heed } = useRead({ seen });
  const { send, pending, refused, errorsOf } = useFormAction(
    action,
    () => {
      follow();
      fold();
    },
    heed,
  );
  return (
    <div className="grid gap-4">
      <Form id={id} action={send} busy={pending} onInput={touch} className="grid gap-4">
        <input type="hidden" name="key" value={place.incident} />
        <input type="hidden" name="zone" value={place.zone} />
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="seen" value={carried.seen} />
        <div hidden={locked} className={locked ? undefined : "grid gap-4"}>
          {texts.map((asked) => (
            <AskedField key={asked.key} asked={asked} name={`answer.${asked.key}`} />
          ))}
          {oldFiles.length > 0 && (
            <fieldset>
              <legend className="font-medium">Show again as proof</legend>
              {oldFiles.map((file) => (
                <Checkbox
                  key={file.id}
                  name="evidenceIds"
                  value={file.id}
                  label={file.name}
                  hint={file.label}
                  checked={shownAgain.includes(file.id)}
                  onChange={({ target }) =>
                    setShownAgain((ids) =>
                      target.checked ? [...ids, file.id] : ids.filter((id) => id !== file.id),
                    )
                  }
                />
              ))}
            </fieldset>
          )}
          {labelOf !== null && (
            <TextField
              label="The last three characters of the asset label"
              name="labelEnd"
              mono
              maxLength={3}
              autoCapitalize="characters"
              hint={`Read them from the label on the system you stand before. It must be ${labelOf}.`}
              error={errorsOf("labelEnd")}
              className="max-w-80"
            />
          )}
          <DoneAt place={place} error={errorsOf("doneAt")} />
        </div>
        <Told {...{ changed, readAgain, refused, place }} />
      </Form>
      <Answers
        noteId={`${id}-note`}
        note={lacking ?? then}
        done={
          lacking ? (
            <button
              type="button"
              aria-disabled="true"
              aria-describedby={`${id}-note`}
              className={`${buttonClasses("secondary")} cursor-not-allowed! border-line! bg-sunken! text-ink-3!`}
            >
              <Icon name="check" />
              Done
            </button>
          ) : (
            <Button type="submit" form={id} look={again ? "secondary" : "primary"} busy={pending}>
              <Icon name="check" />
              {again ? "Done again" : "Done"}
            </Button>
          )
        }
        others={others}
      />
    </div>
  );
}

/** What stands between the answer and its button: that something changed, or why it was refused. */
function Told({
  changed,
  readAgain,
  refused,
  place,
}: Readonly<{
  changed: boolean;
  readAgain: () => void;
  refused: AnyRefusal | null;
  place: IncidentPlace;
}>) {
  return (
    <>
      {changed && <ChangedNote readAgain={readAgain} />}
      {refused && <ActRefusal refused={refused} place={place} />}
    </>
  );
}

/** Why the step cannot be done now; null: it can. */
function lackingWords(locked: boolean, missing: readonly MissingFile[]): string | null {
  if (locked) return "Done needs what is listed above.";
  const labels = missing.map((file) => file.label);
  if (labels.length === 0) return null;
  return labels.length === 1
    ? `Done needs a file: ${labels[0]}.`
    : `Done needs ${labels.length} files: ${labels.join("; ")}.`;
}

function DoneAt({ place, error }: Readonly<{ place: IncidentPlace; error: string | undefined }>) {
  return (
    <Details summary="Done earlier? Give the time" {...(error && { open: true })}>
      <TextField
        label={`Done at, ${zoneName(place.now, place.zone)}`}
        name="doneAt"
        type="datetime-local"
        optional
        max={toLocalInput(place.now, place.zone)}
        hint="Empty means now. A time more than 24 hours ago is confirmed by another coordinator."
        error={error}
        className="max-w-80"
      />
    </Details>
  );
}
