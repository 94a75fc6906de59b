"use client";

import { type ReactNode, useRef } from "react";
import { BulkBar } from "@/components/ui/bulk-bar";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Textarea } from "@/components/ui/inputs";
import { Note } from "@/components/ui/note";
import { clearSelection, focusNext, useRowKeys } from "@/components/ui/row-keys";
import { Kbd } from "@/components/ui/text";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormAction } from "@/lib/form-state";

type Refused = Readonly<{ key: string; attemptId: string; sentence: string }>;
export type ReviewAction = FormAction<
  Readonly<{ verdict: "verify" | "reject"; done: readonly string[]; refused: readonly Refused[] }>,
  Readonly<{ code: string; sentence: string }>
>;

/** The form around the answers that wait: what is ticked is verified or returned, by button or by key, each by its own rule. */
export function ReviewForm({ action, children }: Readonly<{ action: ReviewAction; children: ReactNode }>) {
  const form = useRef<HTMLFormElement>(null);
  useRowKeys(form);
  const { send, pending, state, refused } = useFormAction(action, () => settle(form.current));
  const done = state !== null && "done" in state && !pending ? state.done : null;
  return (
    <Form ref={form} action={send} busy={pending} className="group/bulk">
      {/* Enter in a field must not press the first button: with this one disabled it presses none. */}
      <button type="submit" disabled hidden />
      {refused && <Note title={refused.sentence} announced className="mb-3" />}
      {done && done.refused.length > 0 && (
        <Note title={`${done.refused.length} not done`} announced className="mb-3">
          <ul>
            {done.refused.map((each) => (
              <li key={each.attemptId}>
                {each.key}: {each.sentence}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <output className="sr-only">
        {done && `${done.done.length} ${done.verdict === "verify" ? "verified" : "returned"}`}
      </output>
      {/* Where the focus goes when no row is left. */}
      <div data-rest tabIndex={-1} className="outline-none">
        {children}
      </div>
      <BulkBar name="items">
        <span data-key="v">
          <SubmitButton name="verdict" value="verify">
            <Kbd>v</Kbd>Verify
          </SubmitButton>
        </span>
        <span data-key="r">
          <Dialog
            title="Return what is selected"
            opener={
              <>
                <Kbd>r</Kbd>Return…
              </>
            }
          >
            <div className="grid gap-4">
              <p className="text-ink-2">
                It goes back to its doer with your reason. What rests on it comes in question.
              </p>
              <Field label="What is missing">{(wiring) => <Textarea name="reason" {...wiring} />}</Field>
              <div>
                <SubmitButton name="verdict" value="reject">
                  Return it
                </SubmitButton>
              </div>
            </div>
          </Dialog>
        </span>
        <Button look="quiet" onClick={() => form.current && clearSelection(form.current)}>
          <Kbd>Esc</Kbd>Clear
        </Button>
      </BulkBar>
    </Form>
  );
}

/** After a review: dialogs closed, the reason emptied, ticks gone. */
function settle(form: HTMLFormElement | null) {
  if (!form) return;
  for (const dialog of form.querySelectorAll("dialog")) dialog.close();
  for (const field of form.querySelectorAll<HTMLTextAreaElement>("dialog textarea")) field.value = "";
  if (!focusNext(form)) form.querySelector<HTMLElement>("[data-rest]")?.focus({ preventScroll: true });
  clearSelection(form);
}
