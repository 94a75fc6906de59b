"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { ActRefusal } from "@/components/checklist/act-refusal";
import type { ActAction } from "@/components/checklist/actions";
import type { IncidentPlace } from "@/components/incidents/place";
import { Button } from "@/components/ui/button";
import { CloseDialogWhenDone } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import { mentionable, mentionsIn, typedMention } from "@/domain/incidents/mentions";
import { draftKey, keepDraft, readDraft } from "./drafts";

/** Who may be mentioned: whoever may see the incident. */
export type Mentionable = Readonly<{ id: string; name: string }>;

type ComposerProps = Readonly<{
  action: ActAction;
  place: IncidentPlace;
  /** Who types: kept with the draft and sent with it, so that it never goes out under another name. */
  person: string;
  people: readonly Mentionable[];
  step: string | null;
  label: string;
  submit: string;
  /** The comment that is corrected, with its words; a correction is no draft. */
  corrects?: Readonly<{ comment: string; text: string }>;
}>;

/** Where a comment is typed: people are offered behind an at sign, and what was typed outlives a reload. */
export function Composer(props: ComposerProps) {
  const { action, place, person, people, step, label, submit, corrects } = props;
  const key = corrects ? null : draftKey(person, place.incident, step);
  const [text, type] = useDraft(key, corrects?.text ?? "");
  const [caret, moveTo] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const sent = useRef("");
  const { send, pending, state, refused, errorsOf } = useFormAction(action, () => {
    // What was typed on while it was sent stays.
    if (!corrects && field.current?.value === sent.current) type("");
  });
  const being = typedMention(text, caret);
  const offered = being ? mentionable(being.name, people) : [];

  function mention(name: string) {
    if (!being) return;
    const upTo = `${text.slice(0, being.from)}@${name} `;
    type(upTo + text.slice(caret));
    moveTo(upTo.length);
    // The caret follows once the field shows the name.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(upTo.length, upTo.length);
    });
  }

  return (
    <Form
      action={(form) => {
        sent.current = text;
        send(form);
      }}
      busy={pending}
      className="grid gap-2"
    >
      <input type="hidden" name="key" value={place.incident} />
      <input type="hidden" name="step" value={step ?? ""} />
      <input type="hidden" name="typedBy" value={person} />
      {corrects && <input type="hidden" name="comment" value={corrects.comment} />}
      {mentionsIn(text, people).map((id) => (
        <input key={id} type="hidden" name="mentions" value={id} />
      ))}
      <TextAreaField
        ref={field}
        label={label}
        name="text"
        rows={2}
        maxLength={4000}
        hint="Type @ to mention somebody."
        error={errorsOf("text")}
        value={text}
        onChange={({ target }) => {
          type(target.value);
          moveTo(target.selectionStart);
        }}
        onSelect={({ currentTarget }) => moveTo(currentTarget.selectionStart)}
        onKeyDown={intoTheOffer}
      />
      {offered.length > 0 && <Offer people={offered} onChoose={mention} />}
      {refused && <ActRefusal refused={refused} place={place} />}
      <div>
        <SubmitButton look="secondary">{submit}</SubmitButton>
      </div>
      <CloseDialogWhenDone state={state} />
    </Form>
  );
}

/** A text that is kept on this device while it is typed; without a key it is not. */
function useDraft(key: string | null, first: string) {
  const [text, show] = useState(first);
  useEffect(() => {
    const kept = key === null ? "" : readDraft(key);
    if (kept !== "") show((shown) => (shown === "" ? kept : shown));
  }, [key]);
  const type = (typed: string) => {
    show(typed);
    if (key !== null) keepDraft(key, typed);
  };
  return [text, type] as const;
}

/** Down from the field leads to the people that are offered, as Tab does. */
function intoTheOffer(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== "ArrowDown") return;
  const first = event.currentTarget.closest("form")?.querySelector<HTMLElement>("[data-offer] button");
  if (!first) return;
  event.preventDefault();
  first.focus();
}

function Offer({
  people,
  onChoose,
}: Readonly<{ people: readonly Mentionable[]; onChoose: (name: string) => void }>) {
  return (
    <ul aria-label="Mention" data-offer className="flex flex-wrap gap-1.5">
      {people.map(({ id, name }) => (
        <li key={id}>
          <Button size="small" onClick={() => onChoose(name)}>
            @{name}
          </Button>
        </li>
      ))}
    </ul>
  );
}
