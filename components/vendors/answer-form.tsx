"use client";

import { useRouter } from "next/navigation";
import { Dialog } from "@/components/ui/dialog";
import { FieldError, TextAreaField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { VendorRefusal } from "@/domain/vendors/asked";
import type { FormAction } from "@/lib/form-state";

/** Records what the vendor answered, and goes on to deciding. */
export function AnswerDialog({
  action,
  decisionIds,
  today,
  advisoryId,
  matches,
  answer,
}: Readonly<{
  action: FormAction<{ answered: number }, VendorRefusal>;
  decisionIds: readonly string[];
  today: string;
  advisoryId: string;
  /** The parameters under which the systems of the question stand among the matches, where they are decided. */
  matches: string;
  /** The answer that is to be corrected. */
  answer: Readonly<{ answeredOn: string; text: string }> | null;
}>) {
  const router = useRouter();
  const { send, pending, refused, errorsOf } = useFormAction(action, () =>
    router.push(`/advisories/${advisoryId}/matches?${matches}`),
  );
  return (
    <Dialog
      opener={answer ? "Correct the answer…" : "Record the answer…"}
      title="What the vendor answered"
      size="small"
      look={answer ? "quiet" : "secondary"}
    >
      <Form action={send} busy={pending} className="grid gap-4">
        {decisionIds.map((id) => (
          <input key={id} type="hidden" name="decisionIds" value={id} />
        ))}
        <TextField
          label="Answered on"
          name="answeredOn"
          type="date"
          max={today}
          defaultValue={answer?.answeredOn ?? today}
          error={errorsOf("answeredOn")}
          className="max-w-60"
        />
        <TextAreaField
          label="Answer"
          name="text"
          defaultValue={answer?.text ?? ""}
          error={errorsOf("text")}
        />
        <p className="text-ink-2">It decides nothing by itself: the systems stay unknown until you decide.</p>
        {refused && !("fields" in refused) && (
          <p role="alert">
            <FieldError>{refused.sentence}</FieldError>
          </p>
        )}
        <div>
          <SubmitButton>Record and decide</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
