"use client";

import { FieldError, TextAreaField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Time } from "@/components/ui/time";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormAction } from "@/lib/form-state";

export type InjectAction = FormAction<null, Readonly<{ code: string; sentence: string }>>;
export type ShownInject = Readonly<{
  id: string;
  text: string;
  dueAt: Date;
  answerBy: Date | null;
  /** Who answered it for this incident, and what. */
  answers: readonly Readonly<{ by: string; text: string; at: Date; incident: string }>[];
}>;

/** The messages whose time has come, the newest first; with the answer's field where it is asked for. */
export function InjectList({
  injects,
  zone,
  now,
  action,
  incident,
}: Readonly<{
  injects: readonly ShownInject[];
  zone: string;
  now: Date;
  /** Null: the reader answers nothing here. */
  action: InjectAction | null;
  incident: string | null;
}>) {
  if (injects.length === 0) return <p className="text-ink-2">No message yet.</p>;
  return (
    <ol aria-label="Messages" className="grid gap-3">
      {injects.toReversed().map((inject) => (
        <li key={inject.id} className="border-b pb-2">
          <p>
            <Time at={inject.dueAt} zone={zone} now={now} show="moment" className="text-meta text-ink-3" />{" "}
            <span className="font-medium">{inject.text}</span>
          </p>
          {inject.answers.map((answer) => (
            <p key={answer.incident} className="text-ink-2">
              {answer.by} for {answer.incident}, <Time at={answer.at} zone={zone} now={now} show="time" />: “
              {answer.text}”
            </p>
          ))}
          {inject.answerBy && inject.answers.length === 0 && (
            <p className="text-meta text-waiting">
              Answer by <Time at={inject.answerBy} zone={zone} now={now} show="moment" />
            </p>
          )}
          {inject.answerBy && incident && action && inject.answers.length === 0 && (
            <AnswerForm action={action} incident={incident} injectId={inject.id} />
          )}
        </li>
      ))}
    </ol>
  );
}

function AnswerForm({
  action,
  incident,
  injectId,
}: Readonly<{ action: InjectAction; incident: string; injectId: string }>) {
  const { send, pending, refused, errorsOf } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="mt-2 grid max-w-160 gap-2">
      <input type="hidden" name="key" value={incident} />
      <input type="hidden" name="injectId" value={injectId} />
      <TextAreaField label="Answer" name="text" error={errorsOf("text")} />
      {refused && (
        <p role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </p>
      )}
      <div>
        <SubmitButton size="small">Answer the message</SubmitButton>
      </div>
    </Form>
  );
}
