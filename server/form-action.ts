import "server-only";
import { revalidatePath } from "next/cache";
import { openedByAnother } from "@/lib/form-opener";
import type { FormAction } from "@/lib/form-state";
import { signedOutRefused } from "@/lib/signed-out";
import type { Command } from "./doors";
import { currentCaller } from "./session";

/**
 * Turns a command into a form action: FormData in, a typed state out, every page of the caller fresh afterwards. Without a
 * running session, or in that of somebody else than who opened the form, it refuses instead of leaving the page, so that what was
 * typed stays.
 */
export function formAction<Done, Refusal>(
  command: Command<Done, Refusal>,
  read: (form: FormData) => unknown,
): FormAction<Done, Refusal> {
  return async (_previous, form) => {
    const caller = await currentCaller();
    if (!caller) return { refused: signedOutRefused };
    const another = openedByAnother(form, caller);
    if (another) return { refused: another };
    const outcome = await command(caller, await read(form));
    if (!outcome.ok) return { refused: outcome.refusal };
    revalidatePath("/", "layout");
    return { done: outcome.value };
  };
}
