"use client";

import { useId } from "react";
import { AppLink } from "@/components/ui/app-link";
import { buttonClasses } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { classNames } from "@/lib/class-names";

// Below its button and to the right, because filters begin at the left edge; in the middle where the browser cannot tie it.
const place =
  "supports-[position-area:bottom]:inset-auto supports-[position-area:bottom]:m-0 supports-[position-area:bottom]:mt-1 supports-[position-area:bottom]:[position-area:bottom_span-right] supports-[position-area:bottom]:max-h-[min(440px,100%-12px)] supports-[position-area:bottom]:[position-try-fallbacks:flip-block,flip-inline]";

/** One value a list can be narrowed to: a link to the list with it. */
export type FilterEntry = Readonly<{ href: string; label: string; hint?: string; current: boolean }>;

/** The values of one filter behind its name; the menu closes when one is taken, since the page around it stays. */
export function FilterMenu({ label, entries }: Readonly<{ label: string; entries: readonly FilterEntry[] }>) {
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} className={buttonClasses()}>
        {label}
        <Icon name="down" className="size-3!" />
      </button>
      <div
        id={id}
        popover="auto"
        className={classNames(
          "m-auto max-h-[min(60dvh,440px)] max-w-[min(360px,90vw)] min-w-50 overflow-y-auto rounded-panel border bg-raised p-1 text-ink shadow-float",
          place,
        )}
      >
        <ul aria-label={label}>
          {entries.map((entry) => (
            <li key={entry.href}>
              <AppLink
                href={entry.href}
                scroll={false}
                {...(entry.current && { "aria-current": "true" as const })}
                onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
                className="menu-entry"
              >
                {entry.current && <Icon name="check" className="size-4 text-accent" />}
                <span className={classNames("min-w-0", !entry.current && "ml-6")}>
                  {entry.label}
                  {entry.hint && <span className="block text-meta text-ink-3">{entry.hint}</span>}
                </span>
              </AppLink>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
