"use client";

import { type ComponentProps, createContext, type FormEvent, startTransition, useContext } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

const FormBusy = createContext(false);

type FormProps = Omit<ComponentProps<"form">, "action" | "onSubmit"> &
  Readonly<{
    /** What useActionState gave for the action. */
    action: (form: FormData) => void;
    /** Whether the act is under way, as useActionState says. */
    busy: boolean;
  }>;

/**
 * A form that keeps what was typed when its act is refused, and sends once however often it is pressed. (React empties a form
 * after every act, a refused one too; sending it by hand keeps the fields.)
 */
export function Form({ action, busy, children, ...rest }: FormProps) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const { nativeEvent } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => action(data));
  };
  return (
    <form action={action} onSubmit={send} {...rest}>
      <FormBusy value={busy}>{children}</FormBusy>
    </form>
  );
}

/** The button that sends the form around it; busy while the act is under way, with the same words and width. */
export function SubmitButton({
  onClick,
  look = "primary",
  ...rest
}: Omit<ComponentProps<typeof Button>, "type" | "busy">) {
  const { pending } = useFormStatus();
  const busy = useContext(FormBusy) || pending;
  return (
    <Button
      type="submit"
      look={look}
      busy={busy}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      {...rest}
    />
  );
}
