"use client";

import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { FormAction } from "@/lib/form-state";

export type DemoPersonShown = Readonly<{ id: string; name: string; places: string; note: string }>;

/** The people of the demo, each a button that signs in as them. */
export function DemoPeople({
  action,
  next,
  people,
}: Readonly<{
  action: FormAction<null, { code: string; sentence: string }>;
  next: string;
  people: readonly DemoPersonShown[];
}>) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className="overflow-clip rounded-panel border bg-surface">
      <input type="hidden" name="next" value={next} />
      {state && "refused" in state && (
        <p role="alert" className="p-4">
          <FieldError>{state.refused.sentence}</FieldError>
        </p>
      )}
      {people.map((person) => (
        <button
          key={person.id}
          type="submit"
          name="personId"
          value={person.id}
          className="grid min-h-15 w-full cursor-pointer grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-t px-4 py-2 text-left transition-colors first:border-t-0 hover:bg-accent-soft"
        >
          <span className="min-w-0">
            <span className="block">
              <b className="font-strong">{person.name}</b> <span className="text-ink-2">{person.places}</span>
            </span>
            <span className="block text-ink-2">{person.note}</span>
          </span>
          <span className="inline-flex items-center gap-1 font-medium text-accent">
            Enter
            <Icon name="next" className="size-4" />
          </span>
        </button>
      ))}
    </form>
  );
}
