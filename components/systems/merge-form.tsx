"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { TextAreaField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Refusal } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import type { MergeRefusal } from "@/domain/systems/merging";
import type { FormAction } from "@/lib/form-state";

/** Merges two rows with the values chosen in it. */
export function MergeForm({
  action,
  children,
}: Readonly<{ action: FormAction<{ systemId: string }, MergeRefusal>; children: ReactNode }>) {
  const router = useRouter();
  const { send, pending, refused, errorsOf } = useFormAction(action, (done) =>
    router.push(`/systems/${done.systemId}`),
  );
  return (
    <Form action={send} busy={pending} className="grid gap-6">
      {children}
      <TextAreaField
        label="What shows that they are one system"
        name="reason"
        error={errorsOf("reason")}
        className="max-w-160"
      />
      {refused && <Refusal title={refused.sentence} unmet={incidentsOf(refused)} />}
      <div>
        <SubmitButton>Merge the rows</SubmitButton>
      </div>
    </Form>
  );
}

function incidentsOf(refused: object) {
  if (!("incidents" in refused) || !Array.isArray(refused.incidents)) return [];
  return refused.incidents.map((key) => ({ missing: String(key), href: `/incidents/${String(key)}` }));
}
