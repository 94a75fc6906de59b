"use client";

import { FieldError } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormAction } from "@/lib/form-state";

/** Marks notices as read. */
export function ReadButton({
  action,
  ids,
  label,
  about,
  describedBy,
}: Readonly<{
  action: FormAction<null, Readonly<{ code: string; sentence: string }>>;
  ids: readonly string[];
  label: string;
  /** What it is about, for those who do not see the row. */
  about?: string;
  /** The element that tells it apart from others about the same. */
  describedBy?: string;
}>) {
  const { send, pending, refused } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="inline-flex flex-wrap items-center gap-x-2">
      {ids.map((id) => (
        <input key={id} type="hidden" name="noticeIds" value={id} />
      ))}
      <SubmitButton
        look="quiet"
        size="small"
        {...(about && { "aria-label": `${label}: ${about}` })}
        {...(describedBy && { "aria-describedby": describedBy })}
      >
        {label}
      </SubmitButton>
      {refused && (
        <span role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </span>
      )}
    </Form>
  );
}
