"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useRef } from "react";
import { BulkBar } from "@/components/ui/bulk-bar";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Input, Textarea } from "@/components/ui/inputs";
import { Note } from "@/components/ui/note";
import { clearSelection, focusNext, useRowKeys } from "@/components/ui/row-keys";
import { type Fitting, SelectFitting } from "@/components/ui/select-fitting";
import { Kbd } from "@/components/ui/text";
import { useFormAction } from "@/components/ui/use-form-action";
import { useReadRows } from "@/components/ui/use-read-rows";
import { AskVendorFields } from "@/components/vendors/ask-vendor-fields";
import type { DecideRefusal } from "@/domain/matching/deciding";
import type { VendorContact } from "@/domain/vendors/asked";
import type { FormAction } from "@/lib/form-state";

type DecideFormProps = Readonly<{
  action: FormAction<{ decided: number }, DecideRefusal>;
  /** Whom at the vendors can be asked. */
  contacts: readonly VendorContact[];
  /** All that the filter lets through, where that is more than one page; null: everything is in sight. */
  fitting: Fitting | null;
  children: ReactNode;
}>;

/** The form around the matches: what is ticked is decided at once, by button or by key. */
export function DecideForm({ action, contacts, fitting, children }: DecideFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useRowKeys(form);
  const router = useRouter();
  const { marksOf, readAnew } = useReadRows(form);
  const { send, pending, state, refused, errorsOf } = useFormAction(
    action,
    () => settle(form.current),
    ({ code }) => {
      if (code !== "match-changed") return;
      // From now on the rows are read as they are drawn anew; what was typed stays, and the ticks of what is as it was read.
      void readAnew(fitting?.href ?? null).then(() => router.refresh());
    },
  );
  const sendAsRead = (data: FormData) => {
    for (const mark of marksOf(data.getAll("matchIds").map(String))) data.append("readMarks", mark);
    send(data);
  };
  const whole = refused && !("fields" in refused) ? refused.sentence : null;
  const decided = state !== null && "done" in state ? state.done.decided : null;
  return (
    <Form ref={form} action={sendAsRead} busy={pending} className="group/bulk">
      {/* Enter in a field must not press the first decision: with this one disabled it presses none. */}
      <button type="submit" disabled hidden />
      {whole && <Note title={whole} announced className="mb-3" />}
      {children}
      <output className="sr-only">{decided !== null && !pending && `${decided} decided`}</output>
      <BulkBar name="matchIds" next={fitting && <SelectFitting name="matchIds" {...fitting} />}>
        <span data-key="a">
          <SubmitButton look="secondary" name="decision" value="affected">
            <Kbd>a</Kbd>Affected
          </SubmitButton>
        </span>
        <span data-key="n">
          <Dialog
            title="Not affected"
            opener={
              <>
                <Kbd>n</Kbd>Not affected…
              </>
            }
          >
            <div className="grid gap-4">
              <Field
                label="Why"
                error={errorsOf("reason")}
                hint="What shows it: a letter of the vendor, a photo of the version screen. It stands beside the decision."
              >
                {(wiring) => <Textarea name="reason" {...wiring} />}
              </Field>
              <Told sentence={whole} />
              <div>
                <SubmitButton name="decision" value="not-affected">
                  Not affected
                </SubmitButton>
              </div>
            </div>
          </Dialog>
        </span>
        <span data-key="v">
          <Dialog
            title="Ask the vendor"
            opener={
              <>
                <Kbd>v</Kbd>Ask vendor…
              </>
            }
          >
            <div className="grid gap-4">
              <Field label="Question" error={errorsOf("question")}>
                {(wiring) => <Textarea name="question" {...wiring} />}
              </Field>
              <AskVendorFields contacts={contacts} errorsOf={errorsOf} />
              <Field label="Vendor's case number" optional error={errorsOf("vendorCase")}>
                {(wiring) => <Input name="vendorCase" mono {...wiring} />}
              </Field>
              <Field label="Answer due on" optional error={errorsOf("answerDue")}>
                {(wiring) => <Input name="answerDue" type="date" {...wiring} className="max-w-60" />}
              </Field>
              <p className="text-ink-2">Until the answer is here, the systems stay unknown.</p>
              <Told sentence={whole} />
              <div>
                <SubmitButton name="decision" value="ask-vendor">
                  Record the question
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

/** A refusal where the eyes are: behind a dialog nobody sees it. */
function Told({ sentence }: Readonly<{ sentence: string | null }>) {
  return (
    sentence && (
      <p role="alert">
        <FieldError>{sentence}</FieldError>
      </p>
    )
  );
}

/** After a decision: dialogs closed, texts emptied, ticks gone. */
function settle(form: HTMLFormElement | null) {
  if (!form) return;
  for (const dialog of form.querySelectorAll("dialog")) dialog.close();
  for (const field of form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(
    "dialog :is(textarea, input)",
  )) {
    field.value = "";
  }
  focusNext(form);
  clearSelection(form);
}
