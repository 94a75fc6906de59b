"use client";

import { useRouter } from "next/navigation";
import { DismissButton } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormAction } from "@/lib/form-state";

/** Ends a drill for good, and then stands on its report. */
export function EndDrillForm({
  action,
  drill,
}: Readonly<{
  action: FormAction<{ key: string }, Readonly<{ code: string; sentence: string }>>;
  drill: string;
}>) {
  const router = useRouter();
  const { send, pending, refused } = useFormAction(action, ({ key }) => router.push(`/drills/${key}/report`));
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <input type="hidden" name="drill" value={drill} />
      <p>Nothing can be done in it any more, and no further message comes. Its report stays.</p>
      {refused && (
        <p role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </p>
      )}
      <div className="flex gap-2">
        <SubmitButton>End the drill</SubmitButton>
        <DismissButton>Go on</DismissButton>
      </div>
    </Form>
  );
}
