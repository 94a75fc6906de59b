"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { ChangedNote } from "@/components/ui/changed-note";
import { CloseDialogWhenDone, Dialog } from "@/components/ui/dialog";
import { TextAreaField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Refusal } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import { useRead } from "@/components/ui/use-read";
import type { SiteAskRefusal } from "@/domain/site-asks/site-ask";
import type { FormAction } from "@/lib/form-state";

/** Asks the ticked sites, each by the time on its own clock, as the preview shows it. */
export function AskSitesForm({
  action,
  advisoryId,
  due,
  reads,
  children,
}: Readonly<{
  action: FormAction<{ asked: number }, SiteAskRefusal>;
  advisoryId: string;
  /** The time on each site's clock. */
  due: string;
  /** What each site has open, by its id; all of them are ticked to begin with. */
  reads: Readonly<Record<string, string>>;
  /** The sites, each with its tick box. */
  children: ReactNode;
}>) {
  const router = useRouter();
  const [count, setCount] = useState(Object.keys(reads).length);
  const read = useRead(reads, { always: true });
  const { send, pending, refused, errorsOf } = useFormAction(action, () =>
    router.push(`/advisories/${advisoryId}/answers`),
  );
  return (
    <Form
      action={send}
      busy={pending}
      className="grid gap-4"
      onChange={(event) => setCount(new FormData(event.currentTarget).getAll("siteIds").length)}
    >
      <input type="hidden" name="advisoryId" value={advisoryId} />
      <input type="hidden" name="due" value={due} />
      {Object.entries(read.carried).map(([siteId, value]) => (
        <input key={siteId} type="hidden" name={`read.${siteId}`} value={value} />
      ))}
      {children}
      <TextField label="Note to the sites" name="note" optional error={errorsOf("note")} />
      {read.changed && <ChangedNote readAgain={read.readAgain} />}
      {refused && <Refusal title={errorsOf("siteIds") ?? errorsOf("due") ?? refused.sentence} />}
      <div>
        <SubmitButton>
          Ask {count} {count === 1 ? "site" : "sites"}
        </SubmitButton>
      </div>
    </Form>
  );
}

/** Records that a site has answered for all but what is with the vendor. */
export function SiteAnswerDialog({
  action,
  advisoryId,
  siteId,
  siteName,
  withVendor,
  read: now,
}: Readonly<{
  action: FormAction<null, SiteAskRefusal>;
  advisoryId: string;
  siteId: string;
  siteName: string;
  withVendor: number;
  /** Says what the site has open. */
  read: string;
}>) {
  const read = useRead({ read: now });
  const { send, pending, state, refused, errorsOf } = useFormAction(action, read.follow);
  return (
    <Dialog opener="Record the answer…" size="small" title={`${siteName} has answered`}>
      <Form action={send} busy={pending} onInput={read.touch} className="grid gap-4">
        <input type="hidden" name="advisoryId" value={advisoryId} />
        <input type="hidden" name="siteId" value={siteId} />
        <input type="hidden" name="read" value={read.carried.read} />
        <p className="text-ink-2">
          {withVendor} {withVendor === 1 ? "system waits" : "systems wait"} for the vendor and{" "}
          {withVendor === 1 ? "stays" : "stay"} unknown.
        </p>
        <TextAreaField label="What is still with the vendor" name="note" error={errorsOf("note")} />
        {read.changed && <ChangedNote readAgain={read.readAgain} />}
        {refused && !("fields" in refused) && <Refusal title={refused.sentence} />}
        <div>
          <SubmitButton>Record the answer</SubmitButton>
        </div>
        <CloseDialogWhenDone state={state} />
      </Form>
    </Dialog>
  );
}
