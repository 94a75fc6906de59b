import type { ReactNode } from "react";
import { classNames } from "@/lib/class-names";
import { AppLink } from "./app-link";
import { Icon } from "./icon";

const shape =
  "inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-meta font-medium no-underline transition-colors max-tablet:min-h-9 pointer-coarse:min-h-9 print:hidden";
const rest = "border-line-strong bg-surface text-ink-2 hover:bg-sunken hover:text-ink";
const taken = "border-accent bg-accent-soft text-accent hover:text-accent-hover";

/** A filter that can be taken: a link to the same list with one more condition in its address. */
export function FilterChip({
  href,
  children,
  count,
  current = false,
}: Readonly<{ href: string; children: ReactNode; count?: number; current?: boolean }>) {
  return (
    <AppLink
      href={href}
      scroll={false}
      {...(current && { "aria-current": "true" as const })}
      className={classNames(shape, current ? taken : rest)}
    >
      {children} {count !== undefined && <span className="font-regular">{count}</span>}
    </AppLink>
  );
}

/** A filter in force: a link to the same list without it. */
export function RemovableChip({ href, children }: Readonly<{ href: string; children: string }>) {
  return (
    <AppLink
      href={href}
      scroll={false}
      aria-label={`Remove the filter: ${children}`}
      className={classNames(shape, taken)}
    >
      {children}
      <Icon name="close" className="size-3" />
    </AppLink>
  );
}
