"use client";

import { type ComponentProps, type ReactNode, type Ref, useEffect, useId, useRef } from "react";
import { classNames } from "@/lib/class-names";
import type { FormState } from "@/lib/form-state";
import { Button, type ButtonLook, type ButtonSize } from "./button";
import { Icon } from "./icon";

const shapes = {
  dialog:
    "m-auto max-h-[min(88dvh,900px)] w-[min(560px,calc(100vw-32px))] rounded-panel border max-tablet:mx-0 max-tablet:mb-0 max-tablet:w-full max-tablet:max-w-none max-tablet:rounded-b-none",
  sheet: "my-0 mr-0 ml-auto h-dvh max-h-none w-[min(480px,100vw)] max-w-none border-l",
} as const;

type DialogProps = Readonly<{
  /** What the button that opens it says. */
  opener: ReactNode;
  look?: ButtonLook;
  size?: ButtonSize;
  title: ReactNode;
  children: ReactNode;
  /** A dialog in the middle (on phones from below), or a sheet at the right for a quick look. */
  shape?: keyof typeof shapes;
}>;

// The browser's own <dialog>: it keeps the focus inside, closes on Escape, gives the focus back and adds no <style> to the page,
// which the content security policy would refuse.
/** A question or a quick look above the page, with the button that opens it. */
export function Dialog({
  opener,
  look = "secondary",
  size = "medium",
  title,
  children,
  shape = "dialog",
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button look={look} size={size} aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {opener}
      </Button>
      <DialogBox ref={dialog} {...{ title, shape }}>
        {children}
      </DialogBox>
    </>
  );
}

/** The box of a dialog without a button of its own: for what is drawn only once it is asked for. */
export function DialogBox({
  ref,
  title,
  children,
  shape = "dialog",
  onClose,
}: Pick<DialogProps, "title" | "children" | "shape"> &
  Readonly<{ ref: Ref<HTMLDialogElement>; onClose?: () => void }>) {
  const titleId = useId();
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      onPointerDown={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      className={classNames(
        "overflow-hidden bg-raised p-0 text-left whitespace-normal text-ink shadow-float backdrop:bg-veil",
        shapes[shape],
      )}
    >
      <div className="flex max-h-[inherit] flex-col">
        <h2 id={titleId} className="py-3.5 pr-14 pl-5 text-lead leading-tight font-strong">
          {title}
        </h2>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain border-t px-5 py-4">{children}</div>
        <CloseDialogButton className="absolute top-2 right-2" />
      </div>
    </dialog>
  );
}

function CloseDialogButton({ className }: Readonly<{ className?: string }>) {
  return (
    <button
      type="button"
      aria-label="Close"
      onClick={(event) => event.currentTarget.closest("dialog")?.close()}
      className={classNames(
        "grid size-9 cursor-pointer place-items-center rounded-panel text-ink-2 hover:bg-sunken",
        className,
      )}
    >
      <Icon name="close" />
    </button>
  );
}

/** A button within a dialog that leaves it without doing anything. */
export function DismissButton({
  children,
  ...rest
}: Omit<ComponentProps<typeof Button>, "onClick" | "type">) {
  return (
    <Button onClick={(event) => event.currentTarget.closest("dialog")?.close()} {...rest}>
      {children}
    </Button>
  );
}

/** Closes the dialog around it and empties its form, each time the act inside it is done. */
export function CloseDialogWhenDone({ state }: Readonly<{ state: FormState<unknown, unknown> }>) {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const dialog = here.current?.closest("dialog");
    if (!dialog || state === null || !("done" in state)) return;
    dialog.close();
    here.current?.closest("form")?.reset();
  }, [state]);
  return <span ref={here} hidden />;
}
