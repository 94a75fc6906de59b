import type { ComponentProps } from "react";
import { classNames } from "@/lib/class-names";

const edge =
  "w-full min-w-0 rounded-panel border border-line-strong bg-surface text-ink transition-colors hover:border-ink-3 focus:border-accent focus-visible:outline-offset-1 focus-visible:rounded-panel disabled:border-line disabled:bg-sunken disabled:text-ink-2 read-only:not-[select]:bg-sunken aria-invalid:border-2 aria-invalid:border-fault";

/** A one-line input; `mono` for keys, ports, codes and addresses. */
export function Input({
  className,
  mono = false,
  ...rest
}: ComponentProps<"input"> & Readonly<{ mono?: boolean }>) {
  return (
    <input
      className={classNames(edge, "h-field px-3", mono && "font-mono tracking-wide", className)}
      autoComplete="off"
      {...rest}
    />
  );
}

/** An input of several lines that grows with what is typed where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={classNames(edge, "field-sizing-content min-h-20 resize-y px-3 py-2", className)}
      {...rest}
    />
  );
}

/** A choice of one from a list, in the browser's own control. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select className={classNames(edge, "h-field cursor-pointer px-2.5", className)} {...rest} />;
}
