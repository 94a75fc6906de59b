import "server-only";
import { revalidatePath } from "next/cache";
import type { FormAction } from "@/lib/form-state";
import type { Command } from "./doors";
import { requireCaller } from "./session";

/** Turns a command into a form action: FormData in, a typed state out, every page of the caller fresh afterwards. */
export function formAction<Done, Refusal>(
  command: Command<Done, Refusal>,
  read: (form: FormData) => unknown,
): FormAction<Done, Refusal> {
  return async (_previous, form) => {
    const outcome = await command(await requireCaller(), await read(form));
    if (!outcome.ok) return { refused: outcome.refusal };
    revalidatePath("/", "layout");
    return { done: outcome.value };
  };
}
