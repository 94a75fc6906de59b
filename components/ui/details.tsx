import type { ReactNode } from "react";
import { classNames } from "@/lib/class-names";
import { Icon } from "./icon";

/** More on request, without script: "Why?" beside a state, the whole text behind a quotation. */
export function Details({
  summary,
  children,
  open = false,
  className,
}: Readonly<{ summary: ReactNode; children: ReactNode; open?: boolean; className?: string }>) {
  return (
    // A browser unfolds it by itself when the address points into it, before React takes the page over.
    <details open={open} suppressHydrationWarning className={classNames("group/details", className)}>
      <summary className="inline-flex min-h-6 cursor-pointer list-none items-center gap-1 rounded-mark font-medium text-accent hover:text-accent-hover print:hidden [&::-webkit-details-marker]:hidden">
        <Icon name="next" className="size-3.5 transition-transform group-open/details:rotate-90" />
        <span className="underline decoration-1 underline-offset-2">{summary}</span>
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
