"use client";

import { stepHref } from "@/components/incidents/place";
import { FieldError } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { Key, TextLink } from "@/components/ui/text";
import { useFormAction } from "@/components/ui/use-form-action";
import type { AskRefusal } from "@/domain/incidents/asking";
import type { FormAction } from "@/lib/form-state";

/** On which incidents somebody was asked, and on which nobody was and why. */
type Asked = Readonly<{
  asked: readonly Readonly<{ key: string; who: readonly string[] }>[];
  refused: readonly Readonly<{ key: string; sentence: string }>[];
}>;

export type AskSeveralAction = FormAction<Asked, AskRefusal>;

/** Asks for one step of several incidents with one click; says beside itself on which nobody was asked, and why. */
export function AskSeveral({
  action,
  step,
  keys,
  label,
  about,
}: Readonly<{
  action: AskSeveralAction;
  step: string;
  keys: readonly string[];
  label: string;
  about: string;
}>) {
  const { send, pending, refused, state } = useFormAction(action);
  const done = state !== null && "done" in state ? state.done : null;
  return (
    <Form action={send} busy={pending} className="grid max-w-[56ch] justify-items-start gap-1.5">
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="keys" value={keys.join(" ")} />
      <SubmitButton look="secondary" size="small" aria-label={`${label}: ${about}`}>
        {label}
      </SubmitButton>
      <output className="text-meta text-ink-2">{done && toldOf(done)}</output>
      {refused && (
        <span role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </span>
      )}
      {done && done.refused.length > 0 && (
        <Note
          announced
          icon="lock"
          title={
            done.refused.length === 1
              ? "For one nobody was asked."
              : `For ${done.refused.length} nobody was asked.`
          }
        >
          <ul className="grid gap-1">
            {done.refused.map(({ key, sentence }) => (
              <li key={key}>
                <TextLink href={stepHref(key, step)}>
                  <Key>{key}</Key>
                </TextLink>{" "}
                {sentence}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </Form>
  );
}

function toldOf({ asked }: Asked): string {
  const who = [...new Set(asked.flatMap((each) => each.who))];
  return `Asked ${who.join(", ")} for ${asked.length === 1 ? "1 system" : `${asked.length} systems`}.`;
}
