"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { StaleNote } from "@/components/ui/stale-note";
import { useFormAction } from "@/components/ui/use-form-action";
import { useShown } from "@/components/ui/use-shown";
import type { AliasPreview } from "@/domain/matching/alias-effects";
import type { FormAction } from "@/lib/form-state";
import { AliasCounts, AliasEffects } from "./alias-preview";

type Refusal = Readonly<{ code: string; sentence: string }> & Readonly<{ preview?: AliasPreview }>;

const matchesChanged = (count: number): string => `${count} ${count === 1 ? "match" : "matches"} changed.`;

/** A change of the alias table in two steps: what would change is shown, and then exactly that is done. */
export function PlannedForm({
  action,
  confirm,
  done,
  children,
}: Readonly<{
  action: FormAction<{ changed: number }, Refusal>;
  /** What the button says that does it. */
  confirm: string;
  done: string;
  children: (errorsOf: (field: string) => string | undefined) => ReactNode;
}>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  const shown = useShown(refused !== null && "preview" in refused ? refused.preview : undefined);
  const { preview } = shown;
  if (state !== null && "done" in state) {
    return <Note title={`${done} ${matchesChanged(state.done.changed)}`} icon="check" announced />;
  }
  return (
    <Form action={send} busy={pending} onInput={shown.typed} className="grid gap-4">
      {children(errorsOf)}
      <StaleNote stale={shown.stale} />
      {refused && !shown.stale && !("fields" in refused) && (
        <Note title={refused.sentence} icon={preview ? "info" : "alert"} announced>
          {preview && <AliasCounts preview={preview} />}
        </Note>
      )}
      <div className="flex flex-wrap gap-3">
        {preview && (
          <SubmitButton name="planHash" value={preview.planHash}>
            {confirm}
          </SubmitButton>
        )}
        {/* Without the button that confirms, the hash of what was shown does not go along, so nothing is done. */}
        {preview ? (
          <Button type="submit" busy={pending}>
            Look again
          </Button>
        ) : (
          <SubmitButton>Show what would change</SubmitButton>
        )}
      </div>
      {preview && <AliasEffects preview={preview} />}
    </Form>
  );
}
