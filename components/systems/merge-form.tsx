"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { ChangedNote } from "@/components/ui/changed-note";
import { TextAreaField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Refusal } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import { useRead } from "@/components/ui/use-read";
import type { MergeRefusal } from "@/domain/systems/merging";
import type { FormAction } from "@/lib/form-state";

/** Merges two rows with the values chosen in it. */
export function MergeForm({
  action,
  seen,
  children,
}: Readonly<{
  action: FormAction<{ systemId: string }, MergeRefusal>;
  /** Says which state of both rows stands beside this. */
  seen: string;
  children: ReactNode;
}>) {
  const router = useRouter();
  const read = useRead({ seen }, { always: true });
  const { send, pending, refused, errorsOf } = useFormAction(action, (done) =>
    router.push(`/systems/${done.systemId}`),
  );
  return (
    <Form action={send} busy={pending} className="grid gap-6">
      <input type="hidden" name="seen" value={read.carried.seen} />
      {children}
      <TextAreaField
        label="What shows that they are one system"
        name="reason"
        error={errorsOf("reason")}
        className="max-w-160"
      />
      {read.changed && <ChangedNote readAgain={read.readAgain} />}
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
