import "server-only";
import type { FormState } from "@/lib/form-state";

/**
 * A form action for the few deeds of a visitor without a session: signing in and out, and using a setup link.
 * Whatever it wraps checks for itself; every other action is built by formAction().
 */
export function publicFormAction<Done, Refusal>(
  deed: (form: FormData) => Promise<FormState<Done, Refusal>>,
): (previous: FormState<Done, Refusal>, form: FormData) => Promise<FormState<Done, Refusal>> {
  return (_previous, form) => deed(form);
}
